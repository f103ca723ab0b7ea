import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button, ListMark, showToast, useShortcuts } from '#ui/index';
import type { Prescribed } from '../../contract/content.ts';
import { CodeAdder } from '../parts/code-field.tsx';
import { useListFault } from '../parts/faults.ts';
import { useDialogHost } from '../parts/dialog-host.tsx';
import { ListFault } from '../parts/list-fault.tsx';
import { useSheet } from '../parts/sheet.ts';
import type { SoapValues } from '../soap/values.ts';
import { useVisit } from '../visit.ts';
import { InUseList } from './in-use-list.tsx';
import { MedicineDialog } from './medicine-dialog.tsx';
import { MedicineTable } from './medicine-table.tsx';
import { fromDay, renewable } from './renew.ts';
import { type KnownMedicine, newMedicine, type TypedMedicine, typedOf } from './values.ts';
import { useWarnings } from './use-warnings.ts';

const LIST = 'plan.prescribed';

const renewedText = (count: number): string =>
  count === 0
    ? 'Nenhum medicamento renovado.'
    : count === 1
      ? '1 medicamento renovado.'
      : `${count} medicamentos renovados.`;

/**
 * "Renovar todos": the medicines in use, once more, but for those that are here already or that this visit stops. One that the
 * citizen reacts to is renewed only by itself.
 */
function useRenewal(
  prescribed: readonly Prescribed[],
  reactsTo: (item: Prescribed) => boolean,
  add: (items: Prescribed[]) => void,
) {
  const { day } = useVisit().encounter;
  const { data } = useSheet();
  const stopped = useWatch<SoapValues, 'plan.stopped'>({ name: 'plan.stopped' });
  const medicines = renewable(data?.medicines ?? [], day, prescribed);
  const left = medicines.filter(({ id }) => stopped.every(({ prescriptionId }) => prescriptionId !== id));
  const renew = (item: Prescribed) => add([fromDay(item, day)]);
  const renewAll = () => {
    if (left.length === 0) return showToast('Nenhum medicamento em uso falta na prescrição.');
    const items = left.map(({ item }) => item);
    const aside = items.filter(reactsTo);
    const safe = items.filter((item) => !aside.includes(item));
    if (safe.length > 0) add(safe.map((item) => fromDay(item, day)));
    const reasons = aside.map(({ name }) => ` ${name} ficou de fora: há alergia registrada.`);
    showToast(renewedText(safe.length) + reasons.join(''));
  };
  useShortcuts([{ keys: 'Alt R', label: 'Renovar todos os medicamentos em uso', run: renewAll }]);
  return { medicines, renew, renewAll, any: left.length > 0 };
}

/** "Prescrição de medicamentos". */
export function Prescription() {
  const { encounter } = useVisit();
  const { fields, append, update, remove } = useFieldArray<SoapValues, typeof LIST>({
    name: LIST,
    rules: {},
  });
  const open = useDialogHost();
  const warningsOf = useWarnings();
  const reactionsTo = ({ name }: Pick<Prescribed, 'name'>) =>
    warningsOf([{ name }]).flatMap(({ kind, message }) => (kind === 'allergy' ? [message] : []));
  const write = (medicine: TypedMedicine, onSave: (item: Prescribed) => void) =>
    open((close) => (
      <MedicineDialog medicine={medicine} reactions={reactionsTo(medicine)} onSave={onSave} onClose={close} />
    ));
  const { setFocus } = useFormContext<SoapValues>();
  const [reached, setReached] = useState<number | null>(null);
  const add = (items: Prescribed | Prescribed[]) => append(items, { shouldFocus: false });
  const reactsTo = (item: Prescribed) => reactionsTo(item).length > 0;
  // What changes of those that are renewed is edited from here: the button that renewed them is gone.
  const { medicines, renew, renewAll, any } = useRenewal(fields, reactsTo, (items) => {
    setReached(fields.length);
    add(items);
  });
  const fault = useListFault(LIST);
  useShortcuts([{ keys: 'Alt P', label: 'Prescrever medicamento', run: () => setFocus('adding.medicine') }]);
  const begin = (known?: KnownMedicine) => {
    setReached(null);
    write(newMedicine(encounter.day, known), add);
  };
  return (
    <div
      className="column gap-6"
      role="group"
      aria-label="Prescrição de medicamentos"
      {...(fault ? { 'data-fault': true } : {})}
    >
      <MedicineTable
        items={fields}
        warnings={warningsOf(fields)}
        reached={reached}
        onEdit={(item, at) => {
          setReached(at);
          write(typedOf(item), (changed) => update(at, changed));
        }}
        onRemove={(at) => {
          remove(at);
          setFocus('adding.medicine');
        }}
      />
      <InUseList medicines={medicines} onRenew={renew} />
      <div className="encounter-adding">
        <CodeAdder
          name="adding.medicine"
          label="Prescrever medicamento"
          placeholder="Princípio ativo (Alt P)"
          systems={['catmat']}
          onPick={({ code, name }) => begin({ catmat: code, name })}
        />
        <Button look="text" onClick={() => begin()}>
          Preencher manualmente
        </Button>
        {any ? (
          <Button look="soft" icon={IconRefresh} keys="Alt R" onClick={renewAll}>
            Renovar todos
          </Button>
        ) : null}
      </div>
      <ListMark name={LIST} label="Prescrição" />
      <ListFault message={fault} />
    </div>
  );
}
