import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  NOT_ORGANISED,
  OrganisedFields,
  organisedOf,
  type OrganisedValues,
  toSend,
  useObserved,
} from '#modules/reception/web/parts';
import { daysAfter } from '#modules/scheduling/contract/closed-time';
import { parseTimeText, timeFault } from '#modules/scheduling/web/parts';
import {
  Button,
  CheckboxField,
  callApi,
  civilToday,
  displayedZone,
  Form,
  formatDate,
  FormDraft,
  NOT_PICKED,
  Notice,
  type Picked,
  routeKey,
  SelectField,
  showToast,
  SubmitButton,
  TextField,
} from '#ui/index';
import { dropDraft } from '#ui/client/local/drafts';
import { getEncounter, getFrontSheet, registerContact } from '../../contract.ts';
import { today } from '../chart/chart-of.ts';
import { nameOf } from '../head.tsx';
import { Block } from '../parts/block.tsx';
import { onFormFields } from '../parts/faults.ts';
import { FocusFault } from '../parts/focus-fault.tsx';
import { FocusText } from '../parts/focus-text.tsx';
import { measuredOf, NOT_MEASURED, type TypedMeasures } from '../parts/measured.ts';
import { Measurements } from '../parts/measurements.tsx';
import { NO_PROCEDURES, Procedures, proceduresOf, type TypedProcedures } from '../parts/procedures.tsx';
import { Prose } from '../parts/prose.tsx';
import { told } from '../parts/told.ts';
import { useVisit } from '../visit.ts';

/** The draft of a contact that is being written. */
export const contactDraftOf = (visitId: string): string => `observacao-${visitId}`;

type Values = TypedProcedures &
  OrganisedValues & {
    text: string;
    plan: string;
    time: string;
    /** Of the hour; '': today. */
    day: string;
    measured: TypedMeasures;
    /** She is sent on to somebody else. */
    sends: boolean;
    adding: { procedure: Picked };
  };

const EMPTY: Values = {
  ...NO_PROCEDURES,
  ...NOT_ORGANISED,
  text: '',
  plan: '',
  time: '',
  day: '',
  measured: NOT_MEASURED,
  sends: false,
  adding: { procedure: NOT_PICKED },
};

const bodyOf = ({ text, plan, time, day, measured, sends, ...values }: Values) => ({
  ...told({
    text: text.trim(),
    plan: plan.trim(),
    time: parseTimeText(time) ?? '',
    day,
    measured: measuredOf(measured),
  }),
  procedures: proceduresOf(values, measured),
  ...(sends ? { sentTo: toSend(values) } : {}),
});

/** To whom she goes from here: at first as she was sent before. */
function SendsOn() {
  const { encounter } = useVisit();
  const { choices, entry } = useObserved(encounter.id);
  const { setValue } = useFormContext<Values>();
  const sends = useWatch<Values, 'sends'>({ name: 'sends' });
  const fill = useEffectEvent(() => {
    if (!entry) return;
    const { lotacaoId, teamId, serviceTypes } = organisedOf(entry);
    setValue('lotacaoId', lotacaoId);
    setValue('teamId', teamId);
    setValue('serviceTypes', serviceTypes);
  });
  useEffect(() => {
    if (sends) fill();
  }, [sends]);
  return (
    <>
      <CheckboxField name="sends" label="Encaminhar o cidadão" />
      {sends && choices ? (
        <OrganisedFields choices={choices} {...(entry ? { held: entry } : {})} few />
      ) : null}
    </>
  );
}

type ContactProps = {
  responsible: boolean;
  /** The observation is over: what was typed is only read, and given up. */
  ended?: boolean;
};

/** Instead of "Registrar contato" after the end. */
function TooLate() {
  const { encounter } = useVisit();
  const draft = contactDraftOf(encounter.id);
  const { reset } = useFormContext<Values>();
  const giveUp = () => {
    reset();
    void dropDraft(draft);
  };
  return (
    <Notice
      tone="warning"
      action={
        <Button look="text" size="small" onClick={giveUp}>
          Descartar este contato
        </Button>
      }
    >
      A observação terminou antes que este contato fosse registrado. Copie o que escreveu: para registrar,
      adicione o cidadão à lista e inicie outro atendimento.
    </Notice>
  );
}

/** The hour, now unless told; its day too, where the observation is of more than one. */
function When() {
  const { encounter } = useVisit();
  const now = today();
  const since = encounter.observedAt ? civilToday(new Date(encounter.observedAt), displayedZone()) : now;
  const before: string[] = [];
  for (let day = daysAfter(now, -1); day >= since; day = daysAfter(day, -1)) before.push(day);
  return (
    <div className="row wrap gap-12">
      <TextField
        name="time"
        label="Hora"
        inputMode="numeric"
        placeholder="agora"
        maxLength={5}
        autoComplete="off"
        check={timeFault}
      />
      {before.length > 0 ? (
        <SelectField
          name="day"
          label="Dia"
          placeholder="hoje"
          choices={before.map((day, at) => ({ value: day, label: at === 0 ? 'ontem' : formatDate(day) }))}
        />
      ) : null}
    </div>
  );
}

function Contact({
  responsible,
  ended,
  another,
  onKept,
}: ContactProps & {
  /** One was kept just now: whoever kept it goes on here. */
  another: boolean;
  onKept: () => void;
}) {
  const { encounter } = useVisit();
  const { id, citizen } = encounter;
  const client = useQueryClient();
  return (
    <Form<Values>
      label="Registrar contato"
      defaults={EMPTY}
      enterMoves="all"
      standing
      onSubmit={async (values, form) => {
        try {
          const { fichas } = await callApi(registerContact, { params: { id }, body: bodyOf(values) });
          const pending = fichas.some(({ valid }) => !valid);
          showToast(
            pending ? 'Contato registrado. A produção ficou guardada com pendências.' : 'Contato registrado.',
          );
        } catch (error) {
          throw onFormFields(error, (path) => form.getValues(path as keyof Values));
        }
      }}
    >
      <FormDraft
        id={contactDraftOf(id)}
        title={`Contato com ${nameOf(citizen)}, em observação`}
        onSaved={() => {
          // The observation is read again as everywhere: because its visit has one contact more.
          for (const route of [getEncounter, getFrontSheet])
            void client.invalidateQueries({ queryKey: routeKey(route) });
          onKept();
        }}
      />
      <FocusFault />
      {another ? <FocusText name="measured.pressure" /> : null}
      <Block
        title={ended ? 'Contato não registrado' : 'Registrar contato'}
        keys="Alt 2"
        foot={
          ended ? null : (
            <SubmitButton keys="Ctrl Enter" sending="Registrando…" wide>
              Registrar contato
            </SubmitButton>
          )
        }
      >
        {ended ? <TooLate /> : null}
        <Measurements at="measured" />
        <Prose name="text" label="O que se fez e observou" />
        <Procedures at="" measuredAt="measured" />
        {responsible ? <Prose name="plan" label="Novo plano de cuidado" rows={2} /> : null}
        <When />
        <SendsOn />
        {ended ? null : <p className="caption text-3">Registrado, o contato não muda mais.</p>}
      </Block>
    </Form>
  );
}

/** What somebody did of who is in observation. Kept, the form is empty again for the next. */
export function ContactForm(props: ContactProps) {
  const [kept, setKept] = useState(0);
  return <Contact key={kept} {...props} another={kept > 0} onKept={() => setKept((before) => before + 1)} />;
}
