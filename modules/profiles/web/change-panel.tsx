import { IconUsers } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { Button, Icon } from '#ui/index';
import type { Difference } from '../contract/tree.ts';
import { ChangeList } from './change-list.tsx';
import { plural } from './kinds.ts';
import { SeeWho } from './warnings.tsx';

/** Who holds the profile now, and when they feel a change. */
export function Affected({
  profile,
  changing,
}: {
  profile: { id: string; name: string; users: number; units: number };
  changing: boolean;
}) {
  const { id, name, users, units } = profile;
  if (users === 0) return <p className="secondary text-2">Ninguém tem este perfil ainda.</p>;
  return (
    <div className="notice info">
      <Icon of={IconUsers} />
      <div className="grow">
        <b>{plural(users, 'profissional', 'profissionais')}</b>
        {units > 0 ? ` em ${plural(units, 'unidade', 'unidades')}` : ''}{' '}
        {changing
          ? `${users === 1 ? 'recebe' : 'recebem'} a mudança no próximo clique. Ninguém precisa sair do sistema.`
          : `${users === 1 ? 'tem' : 'têm'} este perfil.`}{' '}
        <SeeWho id={id} name={name} />
      </div>
    </div>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        Motivo <small>(fica na auditoria)</small>
      </label>
      <div className="input">
        <textarea
          id={id}
          rows={2}
          maxLength={300}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}

export type ChangePanelProps = {
  changes: Difference;
  /** Also counted, e.g. a new name. */
  others?: readonly string[];
  labels: ReadonlyMap<string, string>;
  /** Said while nothing changed. */
  idle: ReactNode;
  children?: ReactNode;
  reason: string;
  onReason: (text: string) => void;
  sending: boolean;
  save: string;
  onSave: () => void;
  onCancel: () => void;
  aside?: ReactNode;
};

/** "O que vai mudar" (picture 12): nothing is saved blind. */
export function ChangePanel(panel: ChangePanelProps) {
  const { changes, others = [], labels, idle, children, sending } = panel;
  const count = changes.added.length + changes.removed.length + others.length;
  return (
    <div className="profile-side">
      <section className="card profile-changes" aria-label="O que vai mudar">
        <header>
          <h2>O que vai mudar</h2>
          <span className="grow" />
          <span className="tag primary" role="status">
            {count === 0 ? 'Nada ainda' : plural(count, 'alteração', 'alterações')}
          </span>
        </header>
        <div className="body column gap-12">
          {count === 0 ? <div className="secondary text-2">{idle}</div> : null}
          {others.map((text) => (
            <p key={text} className="secondary">
              {text}
            </p>
          ))}
          {changes.added.length + changes.removed.length > 0 ? (
            <ChangeList changes={changes} labels={labels} />
          ) : null}
          {children}
        </div>
        <div className="change-reason">
          <Reason value={panel.reason} onChange={panel.onReason} />
        </div>
      </section>
      <div className="row wrap end change-foot">
        {panel.aside}
        <span className="grow" />
        <Button onClick={panel.onCancel}>Cancelar</Button>
        <Button look="primary" busy={sending && 'Salvando…'} onClick={panel.onSave}>
          {panel.save}
        </Button>
      </div>
    </div>
  );
}
