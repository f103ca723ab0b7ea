import { useState } from 'react';
import { Button, CompareTable, Dialog, formatRecent, type Side } from '#ui/index';
import type { ChangedMeanwhile } from '../../contract/conflicts.ts';
import { fieldLabel } from '../../contract/labels.ts';
import { authorName } from '../describe.ts';
import { type Changes, changesOf, type Part, reapplied } from './merge.ts';
import { partLabel, useShownPart } from './shown-part.ts';
import type { CitizenValues } from './values.ts';

/** Who the person is: what is on record stays unless somebody chooses otherwise. */
const IDENTITY: readonly Part[] = [
  'cpf',
  'cns',
  'name',
  'socialName',
  'birthDate',
  'motherName',
  'fatherName',
];

export type Reapply = {
  /** Said under the title: why there is something to choose. */
  why: string;
  /** The record as it is kept now. */
  kept: CitizenValues;
  typed: CitizenValues;
  /** Which side the fields that differ begin with. */
  prefer: 'typed' | 'kept-identity';
  revisions?: ChangedMeanwhile['revisions'];
};

const listed = (parts: readonly Part[]) => parts.map(partLabel).join(', ');

function Revisions({ revisions }: Required<Pick<Reapply, 'revisions'>>) {
  return (
    <ul className="column gap-4 secondary">
      {revisions.map(({ version, author, at, changes }) => (
        <li key={version}>
          <strong>{authorName(author)}</strong>, {formatRecent(at)}:{' '}
          {changes.map(({ field }) => fieldLabel(field)).join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** What needs no choice: said, so that nobody wonders where it went. */
function WithoutChoice({ changes, carried }: { changes: Changes; carried: boolean }) {
  return (
    <>
      {changes.mine.length > 0 ? (
        <p className="secondary text-2">
          {carried ? 'Entra o que você digitou' : 'Continua como você digitou'}:{' '}
          <strong>{listed(changes.mine)}</strong>.
        </p>
      ) : null}
      {changes.theirs.length > 0 && carried ? (
        <p className="secondary text-2">O que você deixou em branco fica como está no cadastro.</p>
      ) : null}
      {changes.theirs.length > 0 && !carried ? (
        <p className="secondary text-2">
          Fica como está no cadastro: <strong>{listed(changes.theirs)}</strong>.
        </p>
      ) : null}
    </>
  );
}

/**
 * The record changed while it was typed in, or what was typed belongs to another record: field by field, what
 * stays. Nothing typed is lost before this is answered.
 */
export function ReapplyDialog({
  title,
  confirm,
  reapply: { why, kept, typed, prefer, revisions },
  onApply,
  onClose,
}: {
  title: string;
  /** The verb of the main action. */
  confirm: string;
  reapply: Reapply;
  onApply: (values: CitizenValues) => void;
  onClose: () => void;
}) {
  const changes = changesOf(typed.opened, typed, kept);
  const shown = useShownPart(changes.both);
  const [picked, setPicked] = useState<Readonly<Record<string, Side>>>(() =>
    Object.fromEntries(
      changes.both.map((field) => [
        field,
        prefer === 'kept-identity' && IDENTITY.includes(field) ? 'left' : 'right',
      ]),
    ),
  );
  const apply = () => {
    const chosen = changes.both.filter((field) => picked[field] === 'right');
    onApply(reapplied(kept, typed, [...changes.mine, ...chosen]));
  };
  return (
    <Dialog title={title} onClose={onClose} width={760}>
      <div className="column gap-12">
        <p className="text-2">{why}</p>
        {revisions ? <Revisions revisions={revisions} /> : null}
        {changes.both.length > 0 ? (
          <CompareTable
            label="Campos diferentes"
            titles={{ left: 'Como está no cadastro', right: 'O que você digitou' }}
            rows={changes.both.map((field) => ({
              key: field,
              label: partLabel(field),
              left: shown(field, kept) || 'Em branco',
              right: shown(field, typed) || 'Em branco',
              same: false,
            }))}
            choosing={{ picked, onPick: (field, side) => setPicked({ ...picked, [field]: side }) }}
          />
        ) : null}
        <WithoutChoice changes={changes} carried={prefer === 'kept-identity'} />
        <div className="form-foot">
          <Button onClick={onClose}>Voltar ao formulário</Button>
          <Button look="primary" onClick={apply} data-autofocus>
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
