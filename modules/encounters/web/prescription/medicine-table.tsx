import { labelOf } from '#platform/contract/choices';
import { posologyText } from '@pec-aberto/clinical';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { Button, Icon, IconButton } from '#ui/index';
import { rowAfter } from '#ui/kit/use-row-keys';
import { RECIPES } from '#modules/recipe-types/contract/recipes';
import type { Prescribed } from '../../contract/content.ts';
import { quantityText } from '../../contract/quantity.ts';
import type { PrescriptionWarning } from '../../contract/warnings.ts';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';

type Row = Prescribed & { id: string };

function MedicineRow({
  item,
  at,
  reached,
  warnings,
  onEdit,
  onRemove,
}: {
  item: Row;
  at: number;
  /** It has the focus as it comes. */
  reached: boolean;
  /** What to look at again; nobody is held back. */
  warnings: readonly PrescriptionWarning[];
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { name, dosage, recipe } = item;
  const fault = useListFault(`plan.prescribed.${at}`);
  const edit = useRef<HTMLButtonElement>(null);
  const reach = useEffectEvent(() => {
    if (reached) edit.current?.focus();
  });
  useEffect(() => reach(), []);
  return (
    <tr {...(fault ? { 'data-fault': true } : {})}>
      <td data-label="Medicamento">
        <strong>{name}</strong>
        {recipe === 'comum' ? null : <span className="tag info">{labelOf(RECIPES, recipe)}</span>}
        {warnings.map(({ kind, message }) => (
          <p key={kind + message} className="field-message warning" role="status">
            <Icon of={IconAlertTriangle} size="small" />
            {message}
          </p>
        ))}
        <ListFault message={fault} />
      </td>
      <td data-label="Posologia">{posologyText(dosage)}</td>
      <td data-label="Quantidade" className="numeric">
        {quantityText(item)}
      </td>
      <td className="row-actions">
        <Button
          ref={edit}
          look="text"
          size="small"
          aria-label={`Editar ${name}`}
          onKeyDown={moveByArrows}
          onClick={onEdit}
        >
          Editar
        </Button>
        <IconButton icon={IconX} label={`Retirar ${name}`} onClick={onRemove} />
      </td>
    </tr>
  );
}

/** ↑ and ↓ lead from the main action of one row to that of another. */
function moveByArrows(event: KeyboardEvent<HTMLButtonElement>): void {
  const rows = [...(event.currentTarget.closest('tbody')?.rows ?? [])];
  const now = rows.findIndex((row) => row.contains(event.currentTarget));
  const next = rowAfter(event.key, now, rows.length);
  if (next === null) return;
  event.preventDefault();
  rows[next]?.querySelector('button')?.focus();
}

/** What is prescribed, each as it will be printed. `reached`: the row that has the focus as it comes. */
export function MedicineTable({
  items,
  reached,
  warnings,
  onEdit,
  onRemove,
}: {
  items: readonly Row[];
  reached: number | null;
  warnings: readonly PrescriptionWarning[];
  onEdit: (item: Prescribed, at: number) => void;
  onRemove: (at: number) => void;
}) {
  if (items.length === 0) return null;
  return (
    <table className="data-table" aria-label="Medicamentos prescritos">
      <thead>
        <tr>
          <th scope="col">Medicamento</th>
          <th scope="col">Posologia</th>
          <th scope="col">Quantidade</th>
          <th scope="col">
            <span className="visually-hidden">Ações</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          <MedicineRow
            key={item.id}
            item={item}
            at={at}
            reached={at === reached}
            warnings={warnings.filter((one) => one.at === at)}
            onEdit={() => {
              const { id: _row, ...prescribed } = item;
              onEdit(prescribed, at);
            }}
            onRemove={() => onRemove(at)}
          />
        ))}
      </tbody>
    </table>
  );
}
