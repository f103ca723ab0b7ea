import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { useState } from 'react';
import { type UseFormReturn, useFormContext, useWatch } from 'react-hook-form';
import type { RouteOutput } from '#platform/contract/route';
import { listAgendas } from '#modules/scheduling/contract';
import { dayText, downloadSlip, refusalOf } from '#modules/scheduling/web/parts';
import {
  Button,
  CancelButton,
  callApi,
  type Choice,
  ComboField,
  Dialog,
  ErrorState,
  Form,
  NOT_PICKED,
  type Picked,
  RadioField,
  showToast,
  Skeleton,
  SubmitButton,
  TextAreaField,
  useRoute,
} from '#ui/index';
import { bookWaiting, type WaitingRequest } from '../../contract/waiting.ts';
import { BeginAt } from './begin-at.tsx';
import { Changed } from './edit-dialog.tsx';
import { SlotFields, type SlotValues } from './slots.tsx';
import { useReadAgain } from './use-waiting.ts';
import { careText, citizenName, givesCare } from './words.ts';

type Agenda = RouteOutput<typeof listAgendas>['lotacoes'][number];
type Values = SlotValues & { kind: 'consulta' | 'entre-profissionais'; guest: Picked; notes: string };

/** What a refusal offers: another time, or the same one though the citizen is elsewhere then. */
type Offer = { next: Pick<SlotValues, 'day' | 'start'> } | { sameTime: string };

const timeOf = ({ day, start }: SlotValues) => `${day} ${start}`;

function offerOf(error: unknown, values: Values): Offer | null {
  const refusal = refusalOf(error);
  if (refusal?.accepts) return { sameTime: timeOf(values) };
  return refusal?.next ? { next: refusal.next } : null;
}

const named = ({ lotacao: { id, professional } }: Agenda): Picked => ({
  value: id,
  label: titleCaseName(professional.name),
});

const asChoice = (agenda: Agenda): Choice => {
  const { cbo, team } = agenda.lotacao;
  const free = agenda.free === 1 ? '1 vaga em 7 dias' : `${agenda.free} vagas em 7 dias`;
  return {
    ...named(agenda),
    description: [sentenceCase(cbo.name), team && titleCasePlace(team.name), free]
      .filter(Boolean)
      .join(' · '),
  };
};

/** Those who give this care first, of them those of the team first; who has no agenda is not offered. */
function inOrder(agendas: readonly Agenda[], { care, team }: WaitingRequest): Agenda[] {
  const rank = ({ lotacao }: Agenda) =>
    (givesCare(lotacao.cbo.code, care) ? 0 : 2) + (team !== null && lotacao.team?.name === team.name ? 0 : 1);
  return agendas.filter(({ kind }) => kind !== 'nenhuma').toSorted((a, b) => rank(a) - rank(b));
}

/** The only one who gives this care is picked from the start. */
function onlyOne(agendas: readonly Agenda[], { care }: WaitingRequest): Picked {
  const [first, second] = agendas.filter(({ lotacao }) => givesCare(lotacao.cbo.code, care));
  return first && !second ? named(first) : NOT_PICKED;
}

/** With whom; `choices` in the order of who is likely. */
function Professionals({ choices }: { choices: readonly Choice[] }) {
  const [kind, host] = useWatch<Values, ['kind', 'lotacaoId']>({ name: ['kind', 'lotacaoId'] });
  return (
    <div className="column gap-12 professionals">
      <RadioField
        name="kind"
        label="Agendamento"
        required
        choices={[
          { value: 'consulta', label: 'Consulta' },
          { value: 'entre-profissionais', label: 'Entre profissionais' },
        ]}
      />
      <ComboField name="lotacaoId" label="Profissional" required choices={choices} />
      <BeginAt name="lotacaoId" />
      {kind === 'entre-profissionais' ? (
        <ComboField
          name="guest"
          label="Profissional convidado"
          required
          choices={choices.filter(({ value }) => value !== host.value)}
        />
      ) : null}
    </div>
  );
}

/** What the refusal offered, by one press; gone once another time is chosen. */
function Offered({ offer, onTaken }: { offer: Offer; onTaken: () => void }) {
  const { setValue, clearErrors } = useFormContext<Values>();
  const [day, start] = useWatch<Values, ['day', 'start']>({ name: ['day', 'start'] });
  if ('sameTime' in offer) {
    return offer.sameTime === `${day} ${start}` ? (
      <div>
        <SubmitButton look="soft" sending="Agendando…">
          Agendar mesmo assim
        </SubmitButton>
      </div>
    ) : null;
  }
  const { next } = offer;
  return (
    <div>
      <Button
        look="soft"
        onClick={() => {
          setValue('day', next.day, { shouldDirty: true });
          setValue('start', next.start, { shouldDirty: true });
          clearErrors();
          onTaken();
        }}
      >
        Usar {dayText(next.day)} às {next.start}
      </Button>
    </div>
  );
}

function BookForm({
  request,
  agendas,
  onClose,
}: {
  request: WaitingRequest;
  agendas: readonly Agenda[];
  onClose: () => void;
}) {
  const readAgain = useReadAgain();
  const [since] = useState(request.version);
  const [offer, setOffer] = useState<Offer | null>(null);
  const name = citizenName(request);

  async function book(values: Values, _form: UseFormReturn<Values>): Promise<void> {
    const { lotacaoId, day, start, kind, guest, notes } = values;
    const accepted = offer !== null && 'sameTime' in offer && offer.sameTime === timeOf(values);
    let appointmentId: string;
    try {
      ({ appointmentId } = await callApi(bookWaiting, {
        params: { id: request.id },
        body: {
          version: request.version,
          lotacaoId: lotacaoId.value,
          day,
          start,
          notes: notes.trim(),
          ...(kind === 'entre-profissionais' ? { guestLotacaoId: guest.value } : {}),
          ...(accepted ? { acceptSameTime: true } : {}),
        },
      }));
    } catch (error) {
      setOffer(offerOf(error, values));
      throw error;
    } finally {
      void readAgain();
    }
    showToast(`${name}: ${dayText(day)} às ${start} com ${lotacaoId.label}. Saiu da lista.`, {
      label: 'Imprimir comprovante',
      run: () => downloadSlip(appointmentId),
    });
    onClose();
  }

  return (
    <Form<Values>
      label="Agendar consulta"
      defaults={{
        kind: 'consulta',
        lotacaoId: onlyOne(agendas, request),
        guest: NOT_PICKED,
        day: '',
        start: '',
        notes: '',
      }}
      onSubmit={book}
    >
      {offer ? <Offered offer={offer} onTaken={() => setOffer(null)} /> : null}
      <Changed request={request} since={since} />
      <p className="text-2">
        {careText(request.care)}: {request.reason}
      </p>
      <Professionals choices={inOrder(agendas, request).map(asChoice)} />
      <SlotFields />
      <TextAreaField name="notes" label="Observações" optional rows={2} maxLength={200} />
      <div className="form-foot">
        <CancelButton onClose={onClose} />
        <SubmitButton sending="Agendando…" keys="Ctrl S">
          Agendar
        </SubmitButton>
      </div>
    </Form>
  );
}

/** "Agendar consulta": the appointment is made and the citizen leaves the list, or neither. */
export function BookDialog({
  request,
  today,
  onClose,
}: {
  request: WaitingRequest;
  today: string;
  onClose: () => void;
}) {
  const { data, isError, error, refetch } = useRoute(listAgendas, { query: { from: today, days: 7 } });
  return (
    <Dialog title={`Agendar consulta: ${citizenName(request)}`} width={560} onClose={onClose}>
      {data ? <BookForm request={request} agendas={data.lotacoes} onClose={onClose} /> : null}
      {!data && isError ? (
        <ErrorState what="as agendas" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data || isError ? null : <Skeleton rows={6} label="Carregando as agendas" />}
    </Dialog>
  );
}
