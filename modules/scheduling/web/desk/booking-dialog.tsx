import { titleCaseName } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFormContext, type UseFormReturn, useWatch } from 'react-hook-form';
import { flushSync } from 'react-dom';
import { getCitizenContract } from '#modules/citizens/contract';
import { findPeople, nobodyText, useNewCitizen, useRights } from '#modules/citizens/web/parts';
import {
  callApi,
  CancelButton,
  CheckboxField,
  Dialog,
  Form,
  FormDraft,
  Kbd,
  NOT_PICKED,
  Notice,
  type Picked,
  routeKey,
  SearchField,
  SelectField,
  showToast,
  SubmitButton,
  TextField,
} from '#ui/index';
import { type Place, PLACES, RESERVATION_REASONS } from '../../contract/appointment.ts';
import { bookAppointment, reserveTime } from '../../contract.ts';
import { NOTHING_TYPED, type Tab, TABS, type Values } from './booking-values.ts';
import { ContactFields, type Contacts, correctedContacts, KnownContacts } from './contacts.tsx';
import { firstFree, freeBeside } from './free-times.ts';
import { leaveDraft } from './leave-draft.ts';
import { type Refusal, refusalOf } from './refusals.ts';
import { Segments } from './segments.tsx';
import { choosePaper, downloadSlip, type Paper, paperChosen } from './slip.ts';
import { type Desk, LIVE } from './use-desk.ts';
import { WayOut } from './way-out.tsx';
import { dayText, type Listed, nameOf, type Slot, type When } from './words.ts';
import { professionalName, ReservedTime, WhenFields, whoText } from './when-fields.tsx';

/** What the dialog opens with: a slot, or the next free one of the agenda; perhaps who it is for. */
export type Asked = { when: When | null; slot?: Slot; citizen?: Picked; tab?: Tab };

const SEARCH = 'scheduling.citizen';
/** Who was handed over has a draft of his own: what was typed for somebody else never takes his place. */
const draftOf = ({ citizen }: Asked): string =>
  citizen ? `agendamento-novo-${citizen.value}` : 'agendamento-novo';
const choicesOf = (all: ReadonlyArray<{ value: string; label: string }>) => [...all];

/** The paper of the slip, as chosen last at this computer. */
function PrintChoice() {
  const [paper, setPaper] = useState<Paper>(paperChosen);
  return (
    <div className="row wrap gap-6 print-choice">
      <CheckboxField name="print" label="Imprimir comprovante ao salvar" />
      <select
        className="small-select"
        aria-label="Papel do comprovante"
        value={paper}
        onChange={(event) => {
          const chosen = event.target.value === 'roll' ? 'roll' : 'A4';
          setPaper(chosen);
          choosePaper(chosen);
        }}
      >
        <option value="A4">A4</option>
        <option value="roll">80 mm</option>
      </select>
    </div>
  );
}

function CitizenField({ required }: { required: boolean }) {
  const citizen = useWatch<Values, 'citizenId'>({ name: 'citizenId' });
  const newCitizen = useNewCitizen('/agenda');
  const { edit } = useRights();
  return (
    <div className="column gap-4">
      <SearchField
        name="citizenId"
        label="Cidadão"
        placeholder="Nome, CPF, CNS ou nascimento"
        required={required}
        source={SEARCH}
        least={3}
        find={findPeople}
        none={(typed) => nobodyText(typed, edit)}
        onNone={edit ? (text) => newCitizen({ text }) : undefined}
      />
      {edit && citizen.value === '' && citizen.label.trim().length >= 3 ? (
        <button
          type="button"
          className="link-button caption"
          onClick={() => newCitizen({ text: citizen.label })}
        >
          Cadastrar cidadão
        </button>
      ) : null}
    </div>
  );
}

const NotesField = () => (
  <TextField name="notes" label="Observações" optional maxLength={200} autoComplete="off" />
);

function ConsultaFields() {
  const citizen = useWatch<Values, 'citizenId'>({ name: 'citizenId' });
  return (
    <>
      <CitizenField required />
      {citizen.value === '' ? null : <ContactFields citizenId={citizen.value} />}
      <div className="grid two">
        <SelectField
          name="place"
          label="Local fora da UBS"
          placeholder="Na unidade"
          choices={choicesOf(PLACES)}
        />
        <NotesField />
      </div>
      <PrintChoice />
    </>
  );
}

function ReservaFields() {
  const reason = useWatch<Values, 'reason'>({ name: 'reason' });
  return (
    <>
      <div className="grid two">
        <SelectField name="reason" label="Motivo" required choices={choicesOf(RESERVATION_REASONS)} />
        {reason === 'outros' ? (
          <TextField name="specification" label="Especifique" required maxLength={100} autoComplete="off" />
        ) : null}
      </div>
      <NotesField />
    </>
  );
}

function EntreFields({ when, lotacoes }: { when: When | null; lotacoes: readonly Listed[] }) {
  const citizen = useWatch<Values, 'citizenId'>({ name: 'citizenId' });
  return (
    <>
      <SelectField
        name="guestLotacaoId"
        label="Profissional convidado"
        required
        choices={lotacoes
          .filter(({ lotacao }) => lotacao.id !== when?.lotacaoId)
          .map((one) => ({
            value: one.lotacao.id,
            label: whoText(one),
          }))}
      />
      <CitizenField required={false} />
      {citizen.value === '' ? null : <ContactFields citizenId={citizen.value} />}
      <NotesField />
      {citizen.value === '' ? null : <PrintChoice />}
    </>
  );
}

/** Day, hour and professional in one line, and how to change them. */
function WhenLine({
  when,
  searching,
  encaixe,
  lotacoes,
  today,
  open,
  onOpen,
}: {
  when: When | null;
  searching: boolean;
  encaixe: boolean;
  lotacoes: readonly Listed[];
  today: string;
  open: boolean;
  onOpen: () => void;
}) {
  const whose = lotacoes.find(({ lotacao }) => lotacao.id === when?.lotacaoId);
  return (
    <p className="when-line" role="status">
      {when ? (
        <>
          <strong className="numeric">
            {when.day === today ? 'hoje' : dayText(when.day)} · {when.start}
            {when.end ? ` – ${when.end}` : ''}
          </strong>
          {whose ? <span className="text-2"> {professionalName(whose)}</span> : null}
          {encaixe ? <span className="tag">encaixe</span> : null}
        </>
      ) : (
        <span className="text-2">
          {searching ? 'Procurando a próxima vaga…' : 'Não há vaga nos próximos meses nesta agenda.'}
        </span>
      )}
      {open ? null : (
        <button type="button" className="link-button" onClick={onOpen}>
          Mudar
        </button>
      )}
    </p>
  );
}

/** ↓ and ↑ in the field of the citizen, while nothing is searched in it: the following free time, or the one before. */
function useFollowing(when: When | null, onWhen: (when: When) => void) {
  const { getValues } = useFormContext<Values>();
  async function follow(from: When, step: 1 | -1): Promise<void> {
    // Where the server does not answer, the time stays.
    const found = await freeBeside(from, step).catch(() => null);
    if (found) onWhen(found);
  }
  return (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const target = event.target as HTMLInputElement;
    if (step === 0 || !when || event.altKey || target.name !== 'citizenId') return;
    const { label, value } = getValues('citizenId');
    if (label !== '' && value === '') return;
    event.preventDefault();
    event.stopPropagation();
    void follow(when, step);
  };
}

function Inside({
  tab,
  when,
  lotacoes,
  onKnown,
  onWhen,
}: {
  tab: Tab;
  when: When | null;
  lotacoes: readonly Listed[];
  onKnown: (known: Contacts) => void;
  onWhen: (when: When) => void;
}) {
  const { setFocus } = useFormContext<Values>();
  const citizen = useWatch<Values, 'citizenId'>({ name: 'citizenId' });
  const follow = useFollowing(when, onWhen);
  useEffect(() => {
    setFocus(tab === 'consulta' ? 'citizenId' : tab === 'reserva' ? 'reason' : 'guestLotacaoId');
  }, [tab, setFocus]);
  return (
    <div className="column gap-8" onKeyDownCapture={tab === 'consulta' ? follow : undefined}>
      <KnownContacts citizenId={citizen.value} onKnown={onKnown} />
      {tab === 'consulta' ? <ConsultaFields /> : null}
      {tab === 'reserva' ? <ReservaFields /> : null}
      {tab === 'entre' ? <EntreFields when={when} lotacoes={lotacoes} /> : null}
    </div>
  );
}

/** The time that is chosen; without one asked for, the next free one of the agenda, as soon as it is found. */
function useChosen(asked: When | null, lotacaoId: string | undefined) {
  const [when, setWhen] = useState(asked);
  const [none, setNone] = useState(false);
  useEffect(() => {
    if (when || !lotacaoId) return undefined;
    let current = true;
    firstFree(lotacaoId).then(
      (first) => {
        if (!current) return;
        if (first) setWhen((before) => before ?? first);
        else setNone(true);
      },
      () => current && setNone(true),
    );
    return () => {
      current = false;
    };
  }, [when, lotacaoId]);
  return { when, setWhen, searching: !none };
}

/** "Novo agendamento": who, the rest being filled. What is typed stays whatever the answer is. */
export function BookingDialog({
  asked,
  desk,
  onBooked,
  onClose,
}: {
  asked: Asked;
  desk: Desk;
  onBooked?: (when: When) => void;
  onClose: () => void;
}) {
  const { lotacoes, selected, now } = desk;
  const client = useQueryClient();
  const { when, setWhen, searching } = useChosen(asked.when, selected?.lotacao.id);
  const [tab, setTab] = useState<Tab>(asked.tab ?? (asked.slot?.state === 'online' ? 'reserva' : 'consulta'));
  const [encaixe, setEncaixe] = useState(false);
  const [changing, setChanging] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const accepted = useRef(false);
  const known = useRef<Contacts>(undefined);
  const draft = draftOf(asked);
  const take = (next: When) => {
    setRefusal(null);
    setWhen(next);
  };

  async function send(at: When, values: Values): Promise<void> {
    const { citizenId, guestLotacaoId, place, notes, reason, specification } = values;
    const { lotacaoId, day, start, end } = at;
    if (tab === 'reserva') {
      const { blocks } = await callApi(reserveTime, {
        body: {
          lotacaoId,
          day,
          start,
          end,
          reason: reason as (typeof RESERVATION_REASONS)[number]['value'],
          specification: reason === 'outros' ? specification : '',
          notes,
        },
      });
      const [first] = blocks;
      return showToast(
        `Reservado: ${first ? nameOf(first) : ''}, ${dayText(day)}, ${start} a ${end}${blocks.length > 1 ? `, em ${blocks.length} blocos` : ''}.`,
      );
    }
    const booked = await callApi(bookAppointment, {
      body: {
        lotacaoId,
        day,
        start,
        citizenId: citizenId.value || null,
        notes,
        encaixe,
        ...(tab === 'entre' ? { guestLotacaoId } : {}),
        ...(tab === 'consulta' ? { place: (place || null) as Place | null } : {}),
        ...(citizenId.value ? correctedContacts(values, known.current) : {}),
        ...(accepted.current ? { acceptSameTime: true } : {}),
      },
    });
    const whose = titleCaseName(booked.lotacao.professional.name);
    showToast(
      `${nameOf(booked)}: ${dayText(booked.day)}, ${booked.start}, ${whose}.${booked.mailed ? ' O comprovante vai por e-mail.' : ''}`,
    );
    if (values.print && booked.citizen) downloadSlip(booked.id);
  }

  async function save(values: Values, form: UseFormReturn<Values>): Promise<void> {
    const at = when ?? (selected ? await firstFree(selected.lotacao.id) : null);
    if (!at) {
      form.setError('root.server', {
        type: 'server',
        message: 'Escolha o profissional, a data e o horário em “Mudar”.',
      });
      return setChanging(true);
    }
    setRefusal(null);
    try {
      await send(at, values);
      onBooked?.(at);
    } catch (error) {
      setRefusal(refusalOf(error));
      throw error;
    } finally {
      accepted.current = false;
      for (const route of [...LIVE, getCitizenContract]) {
        void client.invalidateQueries({ queryKey: routeKey(route) });
      }
    }
  }

  const leave = () => {
    onClose();
    leaveDraft(draft);
  };
  const online = asked.slot?.state === 'online' && when?.start === asked.slot.start;
  return (
    <Dialog title={tab === 'reserva' ? 'Nova reserva' : 'Novo agendamento'} width={480} onClose={leave}>
      <Form<Values>
        label="Agendamento"
        defaults={{ ...NOTHING_TYPED, citizenId: asked.citizen ?? NOT_PICKED }}
        onSubmit={save}
      >
        <FormDraft id={draft} title="Novo agendamento" onSaved={onClose} />
        {refusal ? (
          <WayOut
            refusal={refusal}
            today={now.today}
            onNext={(form, next) => {
              flushSync(() => {
                setEncaixe(false);
                take(next);
              });
              form?.requestSubmit();
            }}
            onAccept={(form) => {
              accepted.current = true;
              form?.requestSubmit();
            }}
          />
        ) : null}
        <Segments label="Tipo" choices={TABS} value={tab} onChoose={setTab} />
        {online && tab !== 'reserva' ? (
          <Notice tone="warning">
            Este horário é do agendamento on-line
            {asked.slot?.opensOn ? ` até ${dayText(asked.slot.opensOn)}` : ''}: só uma reserva cabe nele.
          </Notice>
        ) : null}
        {tab === 'reserva' && when ? (
          <ReservedTime when={when} lotacoes={lotacoes} onChange={take} />
        ) : (
          <WhenLine
            when={when}
            searching={searching}
            encaixe={encaixe}
            lotacoes={lotacoes}
            today={now.today}
            open={changing}
            onOpen={() => {
              if (!when && selected)
                setWhen({ lotacaoId: selected.lotacao.id, day: now.today, start: '', end: '' });
              setChanging(true);
            }}
          />
        )}
        {changing && when && tab !== 'reserva' ? (
          <WhenFields
            when={when}
            encaixe={encaixe}
            lotacoes={lotacoes}
            onChange={take}
            onEncaixe={setEncaixe}
          />
        ) : null}
        <Inside
          tab={tab}
          when={when}
          lotacoes={lotacoes}
          onKnown={(found) => {
            known.current = found;
          }}
          onWhen={take}
        />
        <div className="form-foot">
          {tab === 'consulta' && !changing ? (
            <span className="caption text-3 grow following">
              <Kbd keys="↓" /> próximo horário
            </span>
          ) : null}
          <CancelButton onClose={leave} />
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
