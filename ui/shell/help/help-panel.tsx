import { useMatches } from '@tanstack/react-router';
import { IconBook } from '@tabler/icons-react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Icon } from '../../kit/icon.tsx';
import type { Shortcut } from '../../kit/keys/registry.ts';
import { ShortcutList } from '../../kit/keys/shortcut-list.tsx';
import { usePages } from '../open-pages.tsx';

/** The page in sight, by the path that the router matched. */
function useCurrentPage() {
  const path = useMatches()
    .at(-1)
    ?.fullPath.replace(/(?<=.)\/$/, '');
  return usePages().find((page) => page.path === path);
}

/** Help of one screen: what it is for, what is done here, its keys, the chapter of the manual. */
export function HelpPanel({
  shortcuts,
  onKeys,
  onClose,
}: {
  shortcuts: readonly Shortcut[];
  onKeys: () => void;
  onClose: () => void;
}) {
  const page = useCurrentPage();
  const { purpose, steps = [], manual } = page?.help ?? {};
  const here = shortcuts.filter(({ group }) => group !== 'Em todo o sistema');
  return (
    <Dialog title={`Ajuda: ${page?.title ?? 'esta tela'}`} side onClose={onClose}>
      <div className="column gap-16">
        <p>{purpose ?? 'Esta tela ainda não tem texto de ajuda. As teclas abaixo valem aqui.'}</p>
        {steps.length > 0 ? (
          <section>
            <h3>O que se faz aqui</h3>
            <ul className="help-steps">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {here.length > 0 ? <ShortcutList title="Teclas desta tela" shortcuts={here} /> : null}
        <div className="row wrap">
          {manual ? (
            <a className="button outline small" href={`/manual/${manual}`} target="_blank" rel="noreferrer">
              <Icon of={IconBook} />
              Abrir o manual
            </a>
          ) : null}
          <Button size="small" look="quiet" keys="?" onClick={onKeys}>
            Todas as teclas
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
