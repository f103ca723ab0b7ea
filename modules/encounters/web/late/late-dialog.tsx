import { useWatch } from 'react-hook-form';
import { titleCaseName } from '@pec-aberto/brazil';
import { findPeople } from '#modules/citizens/web/parts';
import { parseTimeText, timeFault } from '#modules/scheduling/web/parts';
import {
  CancelButton,
  callApi,
  DateField,
  Dialog,
  Form,
  NOT_PICKED,
  type Picked,
  SearchField,
  SelectField,
  showToast,
  SubmitButton,
  TextField,
} from '#ui/index';
import { AT_THE_UNIT, PLACES } from '../../contract/codes.ts';
import { addLate, changeLate, LATE_REASONS, type LateEntry, type LateTold } from '../../contract/late.ts';
import { FocusText } from '../parts/focus-text.tsx';
import { useReadAgain } from './use-late.ts';

type Values = {
  citizenId: Picked;
  day: string;
  time: string;
  place: string;
  reason: Exclude<LateTold['reason'], undefined> | '';
  note: string;
};

const EMPTY: Values = { citizenId: NOT_PICKED, day: '', time: '', place: '', reason: '', note: '' };

const toSend = ({ day, time, place, reason, note }: Values): LateTold => ({
  day,
  time: parseTimeText(time) ?? time,
  place: Number(place),
  ...(Number(place) === AT_THE_UNIT && reason ? { reason, note } : {}),
});

/** What a visit at the unit is asked besides: why it was not registered then. */
function Justification() {
  const [place, reason] = useWatch<Values, ['place', 'reason']>({ name: ['place', 'reason'] });
  if (Number(place) !== AT_THE_UNIT) return null;
  return (
    <>
      <SelectField name="reason" label="Justificativa" required choices={LATE_REASONS} />
      {reason === 'outro' ? <TextField name="note" label="Qual?" required maxLength={200} /> : null}
    </>
  );
}

function Visit() {
  return (
    <>
      <div className="form-columns">
        <DateField name="day" label="Data do atendimento" required past />
        <TextField
          name="time"
          label="Hora"
          required
          inputMode="numeric"
          placeholder="hh:mm"
          check={timeFault}
        />
      </div>
      <SelectField
        name="place"
        label="Local de atendimento"
        required
        choices={PLACES.map(({ value, label }) => ({ value: String(value), label }))}
      />
      <Justification />
    </>
  );
}

function Foot({ onClose, submit, sending }: { onClose: () => void; submit: string; sending: string }) {
  return (
    <div className="form-foot">
      <CancelButton onClose={onClose} />
      <SubmitButton sending={sending} keys="Ctrl S">
        {submit}
      </SubmitButton>
    </div>
  );
}

/** "Adicionar registro tardio". Who was attended, when and where; what was done is written afterwards. */
export function AddLateDialog({ onClose }: { onClose: () => void }) {
  const readAgain = useReadAgain();
  async function add(values: Values): Promise<void> {
    const { citizen } = await callApi(addLate, {
      body: { citizenId: values.citizenId.value, ...toSend(values) },
    });
    showToast(`${titleCaseName(citizen.name)} está no registro tardio.`);
    void readAgain();
    onClose();
  }
  return (
    <Dialog title="Adicionar registro tardio" width={560} onClose={onClose}>
      <Form<Values> label="Adicionar registro tardio" defaults={EMPTY} onSubmit={add}>
        <SearchField
          name="citizenId"
          label="Cidadão"
          placeholder="Nome, CPF ou CNS"
          required
          source="encounters.late-citizen"
          least={3}
          find={findPeople}
          none={(typed) => `Nenhum cadastro com “${typed}”. Confira a grafia.`}
        />
        <Visit />
        <FocusText name="citizenId" />
        <Foot onClose={onClose} submit="Adicionar" sending="Adicionando…" />
      </Form>
    </Dialog>
  );
}

/** Day, hour, place or justification of one that waits. */
export function ChangeLateDialog({ entry, onClose }: { entry: LateEntry; onClose: () => void }) {
  const readAgain = useReadAgain();
  const { id, version, day, time, place, reason, note, citizen } = entry;
  const name = titleCaseName(citizen.name);
  async function save(values: Values): Promise<void> {
    try {
      await callApi(changeLate, { params: { id }, body: { version, ...toSend(values) } });
    } finally {
      void readAgain();
    }
    showToast(`${name}: mudanças salvas.`);
    onClose();
  }
  return (
    <Dialog title={`Editar: ${name}`} width={560} onClose={onClose}>
      <Form<Values>
        label="Editar registro tardio"
        defaults={{
          citizenId: { value: citizen.id, label: name },
          day,
          time,
          place: String(place),
          reason: reason ?? '',
          note,
        }}
        onSubmit={save}
      >
        <Visit />
        <FocusText name="day" />
        <Foot onClose={onClose} submit="Salvar" sending="Salvando…" />
      </Form>
    </Dialog>
  );
}
