import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { useShortcuts } from './keys/use-shortcuts.ts';

/** A filter in use, as a chip that takes it away: "Equipe: ESF Acácias I". */
export type ActiveFilter = { label: string; onRemove: () => void };

/**
 * "Filtros" of a list: the button with how many are in use (`F`), a panel with their controls, which act at
 * once, and the ones in use as chips.
 */
export function Filters({
  active,
  onReset,
  children,
}: {
  active: readonly ActiveFilter[];
  /** "Voltar para padrão". */
  onReset: () => void;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  useShortcuts([{ keys: 'F', label: 'Filtros', run: () => setOpen(true), group: 'Listas' }]);
  return (
    <>
      <Button icon={IconAdjustmentsHorizontal} keys="F" onClick={() => setOpen(true)}>
        Filtros{active.length > 0 ? ` (${active.length})` : ''}
      </Button>
      {active.map(({ label, onRemove }) => (
        <button key={label} type="button" className="chip" onClick={onRemove}>
          {label}
          <Icon of={IconX} size="small" />
          <span className="visually-hidden">: tirar este filtro</span>
        </button>
      ))}
      {active.length > 0 ? (
        <Button look="text" size="small" onClick={onReset}>
          Voltar para padrão
        </Button>
      ) : null}
      {open ? (
        <Dialog title="Filtros" side width={360} onClose={() => setOpen(false)}>
          <div className="column gap-16">
            {children}
            <div className="form-foot">
              <Button onClick={onReset}>Voltar para padrão</Button>
              <Button look="primary" onClick={() => setOpen(false)}>
                Ver lista
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
