import { IconCalendar } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { type UseFormReturn, useFormContext, useWatch } from 'react-hook-form';
import { nobodyText, useNewCitizen, useRights } from '#modules/citizens/web/parts';
import {
  ApiProblem,
  callApi,
  ConfirmDialog,
  Form,
  formatDate,
  Icon,
  NOT_PICKED,
  Notice,
  type Picked,
  SearchField,
  showToast,
  SubmitButton,
} from '#ui/index';
import { addEntry, type Doubt, type ToConfirm } from '../contract.ts';
import type { Entry } from '../contract/parts.ts';
import {
  ARRIVING,
  type Arriving,
  arriving,
  findArriving,
  identityText,
  listedText,
} from './find-arriving.ts';
import { NOT_ORGANISED, OrganisedFields, type OrganisedValues, pickedPost, toSend } from './organised.tsx';
import { type Choices, nameOf, professionalOf } from './words.ts';

type Values = OrganisedValues & {
  citizenId: Picked;
  /** '' for spontaneous demand. */
  appointmentId: string;
};
const NOBODY: Values = { ...NOT_ORGANISED, citizenId: NOT_PICKED, appointmentId: '' };

type ToAsk = { values: Values; sentence: string; doubts: Doubt[] };

/** What a person must see before somebody is added; null for any other refusal. */
function toAsk(error: unknown, values: Values, confirmed: readonly Doubt[]): ToAsk | null {
  if (!(error instanceof ApiProblem) || error.code !== 'arrival-to-confirm') return null;
  const { doubts } = error.data as ToConfirm;
  return { values, sentence: error.detail, doubts: [...new Set([...confirmed, ...doubts])] };
}

const send = ({ citizenId, appointmentId, ...organised }: Values, confirmed: Doubt[]): Promise<Entry> =>
  callApi(addEntry, {
    body: {
      citizenId: citizenId.value,
      ...toSend(organised),
      ...(appointmentId ? { appointmentId } : {}),
      ...(confirmed.length > 0 ? { confirmed } : {}),
    },
  });

/** Who is picked has an appointment today: it fills the fields, and one key makes it spontaneous demand. */
function Appointments({ person: { id, appointments } }: { person: Arriving }) {
  const { register, setFocus, setValue } = useFormContext<Values>();
  const chosen = useWatch<Values, 'appointmentId'>({ name: 'appointmentId' });
  const fill = useEffectEvent((appointmentId: string) => {
    const { lotacao, team } = appointments.find((one) => one.id === appointmentId) ?? {};
    setValue('lotacaoId', pickedPost(lotacao ?? null));
    setValue('teamId', team?.id ?? '');
  });
  useEffect(() => fill(chosen), [chosen]);
  // Of several the person chooses, by the arrows; Enter adds from there too.
  const begin = useEffectEvent(() => {
    setValue('appointmentId', appointments[0]?.id ?? '');
    if (appointments.length > 1) setTimeout(() => setFocus('appointmentId'));
  });
  useEffect(() => begin(), [id]);
  return (
    <fieldset className="row wrap gap-6 add-appointments">
      <legend className="visually-hidden">Agendamento de hoje</legend>
      <Icon of={IconCalendar} size="small" />
      <span>Tem agendamento hoje; os campos vêm da agenda:</span>
      {appointments.map(({ id: appointment, time, lotacao }) => (
        <label key={appointment} className="chip">
          <input type="radio" {...register('appointmentId')} value={appointment} />
          <b>{time}</b> com {professionalOf(lotacao)}
        </label>
      ))}
      <label className="chip">
        <input type="radio" {...register('appointmentId')} value="" />
        Demanda espontânea
      </label>
    </fieldset>
  );
}

/** What the desk must know of who is picked. */
function AboutPicked({ person }: { person: Arriving }) {
  const { deceased, diedOn, status, listed, appointments } = person;
  return (
    <>
      {deceased ? (
        <Notice tone="warning">
          O cadastro tem óbito registrado{diedOn ? ` em ${formatDate(diedOn)}` : ''}. Confira se é a pessoa
          certa.
        </Notice>
      ) : status === 'inactive' ? (
        <Notice tone="warning">O cadastro está inativo. Confira se é a pessoa certa.</Notice>
      ) : null}
      {listed.length > 0 ? <Notice>{listedText(person)}.</Notice> : null}
      {appointments.length > 0 ? <Appointments person={person} /> : null}
    </>
  );
}

/** Picks whom another page handed over, with what of today the unit knows; of too many of that name the person chooses. */
function useHandedPick(handed: Picked | null, today: string): void {
  const { setFocus, setValue } = useFormContext<Values>();
  const pick = useEffectEvent(async ({ value, label }: Picked, signal: AbortSignal) => {
    const found = await findArriving(label, today, { signal }).catch(() => []);
    if (signal.aborted) return;
    const isAmong = found.some((choice) => choice.value === value);
    setValue('citizenId', { value: isAmong ? value : '', label }, { shouldDirty: true });
    setFocus('citizenId');
  });
  useEffect(() => {
    if (!handed) return undefined;
    const asking = new AbortController();
    void pick(handed, asking.signal);
    return () => asking.abort();
  }, [handed]);
}

function Inside({
  choices,
  asked,
  handed,
  onCancel,
}: {
  choices: Choices;
  asked: number;
  handed: Picked | null;
  onCancel: (() => void) | null;
}) {
  const { reset, setFocus, setValue, formState } = useFormContext<Values>();
  const citizen = useWatch<Values, 'citizenId'>({ name: 'citizenId' });
  const newCitizen = useNewCitizen('/lista-de-atendimentos');
  const { edit } = useRights();
  const person = arriving.get(citizen.value);
  const focus = useEffectEvent(() => setFocus('citizenId'));
  useEffect(() => {
    if (asked > 0) focus();
  }, [asked]);
  useHandedPick(handed, choices.today);
  // An appointment is of one person.
  const forget = useEffectEvent(() => setValue('appointmentId', ''));
  useEffect(() => {
    if (citizen.value === '') forget();
  }, [citizen.value]);
  return (
    <>
      <div className="add-fields">
        <SearchField
          name="citizenId"
          label="Adicionar cidadão"
          placeholder="Nome, CPF ou nascimento (N)"
          required
          hint={person ? identityText(person, choices.today) : undefined}
          source={ARRIVING}
          least={3}
          find={(text, call) => findArriving(text, choices.today, call)}
          none={(typed) => nobodyText(typed, edit)}
          onNone={edit ? (text) => newCitizen({ text }) : undefined}
        />
        <OrganisedFields choices={choices} few />
        <SubmitButton sending="Adicionando…" keys="Enter">
          Adicionar
        </SubmitButton>
        <div className="row wrap end add-links">
          {edit ? (
            <button
              type="button"
              className="link-button caption"
              onClick={() => newCitizen({ text: citizen.value ? '' : citizen.label })}
            >
              Cadastrar cidadão
            </button>
          ) : null}
          {formState.isDirty ? (
            <button
              type="button"
              className="link-button caption"
              onClick={() => {
                reset(NOBODY);
                setFocus('citizenId');
              }}
            >
              Limpar campos
            </button>
          ) : null}
          {onCancel ? (
            <button type="button" className="link-button caption" onClick={onCancel}>
              Cancelar adição
            </button>
          ) : null}
        </div>
      </div>
      {person ? <AboutPicked person={person} /> : null}
    </>
  );
}

/** "Adicionar cidadão": a name, Enter, Enter (flow 2). `asked` grows with each press that wants the focus here. */
export function AddBar({
  choices,
  asked,
  handed,
  onAdded,
  onCancel,
}: {
  choices: Choices;
  asked: number;
  /** Whom another page asks to add. */
  handed: Picked | null;
  onAdded: () => void;
  /** Null where the bar is always there. */
  onCancel: (() => void) | null;
}) {
  const [doubt, setDoubt] = useState<(ToAsk & { form: UseFormReturn<Values> }) | null>(null);
  function added(entry: Entry, form: UseFormReturn<Values>): void {
    const ticket = choices.tickets ? ` Senha ${entry.ticket}.` : '';
    showToast(`${nameOf(entry)} está na lista desde ${entry.time}.${ticket}`);
    form.reset(NOBODY);
    form.setFocus('citizenId');
    onAdded();
  }
  async function add(values: Values, form: UseFormReturn<Values>): Promise<void> {
    try {
      added(await send(values, []), form);
    } catch (error) {
      const asks = toAsk(error, values, []);
      if (!asks) throw error;
      setDoubt({ ...asks, form });
    }
  }
  async function addAllTheSame({ values, doubts, form }: NonNullable<typeof doubt>): Promise<void> {
    try {
      added(await send(values, doubts), form);
    } catch (error) {
      const asks = toAsk(error, values, doubts);
      if (asks) setDoubt({ ...asks, form });
      throw error;
    }
  }
  return (
    <section className="card add-bar" aria-label="Adicionar cidadão">
      <Form<Values> label="Adicionar cidadão" defaults={NOBODY} onSubmit={add} standing>
        <Inside choices={choices} asked={asked} handed={handed} onCancel={onCancel} />
      </Form>
      {doubt ? (
        <ConfirmDialog
          title={`Adicionar ${doubt.values.citizenId.label} mesmo assim?`}
          confirm="Adicionar mesmo assim"
          danger={doubt.doubts.includes('deceased')}
          onConfirm={() => addAllTheSame(doubt)}
          onClose={() => setDoubt(null)}
        >
          {doubt.sentence}
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
