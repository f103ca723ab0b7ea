import { useState } from 'react';
import {
  Button,
  callApi,
  Card,
  type Choice,
  Form,
  formatDateTime,
  Notice,
  problemSentence,
  SelectField,
  showToast,
  StatusMark,
  SubmitButton,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { type getConnection, pauseCadsus, pauseHorus } from '../contract.ts';

type Connection = RouteOutput<typeof getConnection>;
type Service = Connection['services'][number];

const TITLES: Record<Service['id'], string> = {
  cadsus: 'CADSUS',
  horus: 'Hórus',
  'agenda-online': 'Agenda online',
  rnds: 'RNDS',
};

const SHORT: readonly Choice[] = [
  { value: '30m', label: '30 minutos' },
  { value: '1h', label: '1 hora (padrão)' },
  { value: '2h', label: '2 horas' },
  { value: '4h', label: '4 horas' },
  { value: '8h', label: '8 horas' },
];
const PAUSING = {
  cadsus: {
    route: pauseCadsus,
    choices: [...SHORT, { value: '1w', label: '1 semana' }, { value: '1mo', label: '1 mês' }],
  },
  horus: { route: pauseHorus, choices: [...SHORT, { value: 'open', label: 'Tempo indeterminado' }] },
};

const pausedText = ({ until }: NonNullable<Service['pause']>) =>
  until
    ? `Desabilitado até ${formatDateTime(until).replace(' ', ' às ')}.`
    : 'Desabilitado por tempo indeterminado.';

/** A service that needs the internet: whether it is on, why not, and what of it there is today. */
export function ServiceCard({
  service,
  onChanged,
}: {
  service: Service;
  onChanged: (view: Connection) => void;
}) {
  const { id, enabled, why, pause, today } = service;
  const ending = id === 'agenda-online' || id === 'rnds' ? 'a' : 'o';
  return (
    <Card
      title={TITLES[id]}
      action={
        <StatusMark shape={enabled ? 'done' : 'none'}>
          {enabled ? `Habilitad${ending}` : `Desabilitad${ending}`}
        </StatusMark>
      }
    >
      <div className="column gap-16">
        {why ? <Notice tone="warning">{why}</Notice> : null}
        {pause ? <Notice>{pausedText(pause)}</Notice> : null}
        <p className="text-2">{today}</p>
        {/* What the switch over all has off has nothing to be disabled for a while. */}
        {(id === 'cadsus' || id === 'horus') && (why === null || pause !== null) ? (
          <Pausing id={id} paused={pause !== null} onChanged={onChanged} />
        ) : null}
      </div>
    </Card>
  );
}

function Pausing({
  id,
  paused,
  onChanged,
}: {
  id: keyof typeof PAUSING;
  paused: boolean;
  onChanged: (view: Connection) => void;
}) {
  const { route, choices } = PAUSING[id];
  const [problem, setProblem] = useState('');
  const save = async (during?: string) => {
    // The choices are those of the contract.
    onChanged(await callApi(route, { body: during === undefined ? {} : { during: during as never } }));
    showToast(`${TITLES[id]} ${during === undefined ? 'habilitado' : 'desabilitado'}.`);
  };
  if (paused) {
    return (
      <>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <div className="form-foot">
          <Button
            look="primary"
            onClick={() => void save().catch((error: unknown) => setProblem(problemSentence(error)))}
          >
            Habilitar
          </Button>
        </div>
      </>
    );
  }
  return (
    <Form<{ during: string }>
      label={TITLES[id]}
      defaults={{ during: '1h' }}
      onSubmit={({ during }) => save(during)}
    >
      <SelectField name="during" label="Desabilitar durante" required choices={choices} />
      <div className="form-foot">
        <SubmitButton>Desabilitar</SubmitButton>
      </div>
    </Form>
  );
}
