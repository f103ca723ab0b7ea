import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { get, useController, useFormContext, useFormState } from 'react-hook-form';
import { Button, IconButton, ListMark, useShortcuts } from '#ui/index';
import { useDialogHost } from '../parts/dialog-host.tsx';
import { ListFault } from '../parts/list-fault.tsx';

/** A row of the chart: one that stands on the citizen's list has its id. */
type Row = { id?: string; revisions?: number; removed?: boolean };

/** Draws the dialog of a row; of a new one `row` is null. */
export type RowDialog<R> = (writing: {
  row: R | null;
  onSave: (row: R) => void;
  onClose: () => void;
}) => ReactNode;

/** What the server refused of a row, wherever in it. */
function messagesIn(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { message } = error as { message?: unknown };
  if (typeof message === 'string' && message !== '') return [message];
  return Object.values(error).flatMap(messagesIn);
}

function Written<R extends Row>({
  row,
  now,
  name,
  tell,
  fault,
  onEdit,
  onDrop,
}: {
  row: R;
  /** As it stands on the list, where somebody wrote it since. */
  now: R | undefined;
  name: string;
  tell: (row: R) => ReactNode;
  fault: string;
  onEdit: () => void;
  /** What was written of it in this visit is forgotten. */
  onDrop: () => void;
}) {
  return (
    <li {...(fault ? { 'data-fault': true } : {})}>
      <span className="column grow gap-2">
        <span>{tell(row)}</span>
        {now ? <span className="caption text-2">Na lista agora: {tell(now)}</span> : null}
        <ListFault message={fault || undefined} />
      </span>
      <span className="tag info">{row.removed ? 'sai da lista' : row.id ? 'alterado' : 'novo'}</span>
      <Button look="text" size="small" aria-label={`Editar ${name}`} onClick={onEdit}>
        Editar
      </Button>
      <IconButton icon={IconX} label={`Desfazer ${name}`} onClick={onDrop} />
    </li>
  );
}

/**
 * A list of the chart while an encounter is written: what stands there, and what this visit adds, changes or takes off. `name`:
 * where the form holds what is written, as the contract names it.
 */
export function EntryList<R extends Row>({
  title,
  name,
  kept,
  tell,
  namedBy,
  nameOf = (row) => String(row[namedBy]),
  add,
  keys,
  dialog,
}: {
  title: string;
  name: string;
  kept: readonly R[];
  tell: (row: R) => ReactNode;
  /** The part that says what a row is called. */
  namedBy: keyof R & string;
  /** The same as it is read, where it is not read as it stands. */
  nameOf?: (row: R) => string;
  /** "Incluir alergia". */
  add: string;
  keys?: string;
  dialog: RowDialog<R>;
}) {
  const heading = useId();
  const open = useDialogHost();
  const { clearErrors } = useFormContext();
  const { errors } = useFormState();
  const { field } = useController({ name });
  const written = (field.value as R[] | undefined) ?? [];
  const change = (rows: R[]) => {
    clearErrors(name);
    field.onChange(rows);
  };
  const standsNow = ({ id }: Row) => (id === undefined ? undefined : kept.find((one) => one.id === id));
  const write = (row: R | null, onSave: (row: R) => void) => {
    // Who changes it again has what stands there before the eyes.
    const revisions = row && (standsNow(row) ?? row).revisions;
    const save = (next: R) =>
      onSave(revisions === undefined || revisions === null ? next : { ...next, revisions });
    open((close) => dialog({ row, onSave: save, onClose: close }));
  };
  const begin = () => write(null, (row) => change([...written, row]));
  useShortcuts(keys ? [{ keys, label: add, run: begin }] : []);
  const changed = new Set(written.map(({ id }) => id));
  const changedSince = (row: R): R | undefined => {
    const now = standsNow(row);
    return row.revisions === undefined || now?.revisions === row.revisions ? undefined : now;
  };
  const standing = kept.filter(({ id }) => !changed.has(id));
  return (
    <div className="column gap-6" role="group" aria-labelledby={heading}>
      <span id={heading} className="field-label">
        {title}
      </span>
      {standing.length + written.length > 0 ? (
        <ul className="chart-rows">
          {standing.map((row) => (
            <li key={row.id}>
              <span className="column">{tell(row)}</span>
              <Button
                look="text"
                size="small"
                aria-label={`Editar ${nameOf(row)}`}
                onClick={() => write(row, (next) => change([...written, next]))}
              >
                Editar
              </Button>
            </li>
          ))}
          {written.map((row, at) => (
            <Written
              key={`${at} ${row.id ?? ''}`}
              row={row}
              now={changedSince(row)}
              name={nameOf(row)}
              tell={tell}
              fault={messagesIn(get(errors, `${name}.${at}`)).join(' ')}
              onEdit={() => write(row, (next) => change(written.with(at, next)))}
              onDrop={() => change(written.filter((_, place) => place !== at))}
            />
          ))}
        </ul>
      ) : null}
      <ListMark name={name} label={title} namedBy={namedBy} />
      <div className="row">
        <Button look="soft" size="small" {...(keys ? { keys } : {})} onClick={begin}>
          {add}
        </Button>
      </div>
    </div>
  );
}
