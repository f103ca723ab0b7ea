import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { getCitizenContract } from '#modules/citizens/contract';
import {
  ApiProblem,
  callApi,
  CancelButton,
  Dialog,
  Form,
  FormDraft,
  Notice,
  routeKey,
  SelectField,
  showToast,
  SubmitButton,
  TextField,
} from '#ui/index';
import { PLACES } from '../../contract/appointment.ts';
import type { StandsAs } from '../../contract/parts.ts';
import { changeAppointment } from '../../contract.ts';
import { NOTHING_TYPED, type Values } from './booking-values.ts';
import { ContactFields, type Contacts, correctedContacts, KnownContacts } from './contacts.tsx';
import { leaveDraft } from './leave-draft.ts';
import { type Refusal, refusalOf } from './refusals.ts';
import { type Desk, LIVE } from './use-desk.ts';
import { WayOut } from './way-out.tsx';
import { WhenFields } from './when-fields.tsx';
import { type Appointment, dayText, nameOf, statusText, type When } from './words.ts';

type Edited = Pick<Values, 'place' | 'notes' | 'phoneMobile' | 'email'>;

/** How it stands by now, where another desk was faster. */
function standsAs(error: unknown): StandsAs | null {
  if (!(error instanceof ApiProblem) || error.code !== 'appointment-changed') return null;
  return error.data as StandsAs;
}

/** Another time or professional for an appointment, or where, notes and contacts. */
export function MoveDialog({
  appointment,
  desk,
  onClose,
}: {
  appointment: Appointment;
  desk: Desk;
  onClose: () => void;
}) {
  const { id, lotacao, day, start, end, citizen, place, notes } = appointment;
  const client = useQueryClient();
  const [when, setWhen] = useState<When>({ lotacaoId: lotacao.id, day, start, end });
  const [encaixe, setEncaixe] = useState(appointment.encaixe);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [now, setNow] = useState<StandsAs | null>(null);
  const accepted = useRef(false);
  const known = useRef<Contacts>(undefined);
  const moved =
    when.lotacaoId !== lotacao.id ||
    when.day !== day ||
    when.start !== start ||
    encaixe !== appointment.encaixe;

  async function save(values: Edited): Promise<void> {
    setRefusal(null);
    try {
      await callApi(changeAppointment, {
        params: { id },
        body: {
          version: now?.version ?? appointment.version,
          ...(moved ? { lotacaoId: when.lotacaoId, day: when.day, start: when.start, encaixe } : {}),
          place: (values.place || null) as Appointment['place'],
          notes: values.notes,
          ...correctedContacts(values, known.current),
          ...(accepted.current ? { acceptSameTime: true } : {}),
        },
      });
    } catch (error) {
      setRefusal(refusalOf(error));
      setNow(standsAs(error) ?? now);
      throw error;
    } finally {
      accepted.current = false;
      for (const route of [...LIVE, getCitizenContract]) {
        void client.invalidateQueries({ queryKey: routeKey(route) });
      }
    }
    showToast(
      moved
        ? `${nameOf(appointment)}: remarcado para ${dayText(when.day)}, ${when.start}.`
        : `${nameOf(appointment)}: mudanças salvas.`,
    );
  }
  const draft = `agendamento-${id}`;
  const leave = () => {
    onClose();
    leaveDraft(draft);
  };
  return (
    <Dialog title={`Editar ou remarcar: ${nameOf(appointment)}`} width={520} onClose={leave}>
      <Form<Edited>
        label="Agendamento"
        defaults={{ ...NOTHING_TYPED, place: place ?? '', notes }}
        onSubmit={save}
      >
        <FormDraft id={draft} title="Agendamento" onSaved={onClose} />
        {refusal ? (
          <WayOut
            refusal={refusal}
            today={desk.now.today}
            onNext={(form, next) => {
              flushSync(() => {
                setRefusal(null);
                setEncaixe(false);
                setWhen(next);
              });
              form?.requestSubmit();
            }}
            onAccept={(form) => {
              accepted.current = true;
              form?.requestSubmit();
            }}
          />
        ) : null}
        {now ? (
          <Notice tone="warning">
            Agora está como “{statusText(now.status)}”. O que você escolheu continua abaixo; salve de novo
            para valer.
          </Notice>
        ) : null}
        <p className="secondary text-2">
          Era {dayText(day)}, {start} – {end}.
        </p>
        <WhenFields
          when={when}
          encaixe={encaixe}
          lotacoes={desk.lotacoes}
          own={appointment.id}
          onChange={setWhen}
          onEncaixe={setEncaixe}
        />
        {citizen ? (
          <>
            <KnownContacts
              citizenId={citizen.id}
              onKnown={(found) => {
                known.current = found;
              }}
            />
            <ContactFields citizenId={citizen.id} />
          </>
        ) : null}
        <div className="grid two">
          {citizen ? (
            <SelectField
              name="place"
              label="Local fora da UBS"
              placeholder="Na unidade"
              choices={[...PLACES]}
            />
          ) : null}
          <TextField name="notes" label="Observações" optional maxLength={200} autoComplete="off" />
        </div>
        <div className="form-foot">
          <CancelButton onClose={leave} />
          <SubmitButton keys="Ctrl S">{moved ? 'Remarcar' : 'Salvar'}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
