import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { finishFirstAccess } from '#modules/access/contract';
import { listCnesImports } from '#modules/health-network/contract';
import { CnesImportCard } from '#modules/health-network/web/index';
import { loadAgendaForm } from '#modules/scheduling/web/index';
import {
  Button,
  Card,
  Notice,
  PlainPage,
  problemSentence,
  routeKey,
  Skeleton,
  StepList,
  useAccess,
  useAction,
  useJobEvents,
  useRoute,
  useSession,
} from '#ui/index';
import { getActivation } from '../contract.ts';
import { ActivationPanel } from './activation-panel.tsx';
import './first-access.css';

const AgendaForm = lazy(async () => ({ default: (await loadAgendaForm()).AgendaForm }));

const STEPS = [
  { key: 'activate', title: 'Ativar instalação' },
  { key: 'agenda', title: 'Configurar agenda padrão' },
  { key: 'cnes', title: 'Importar CNES', description: 'Opcional' },
];

/** The step where this responsible stopped, kept in this browser; what each step saves is on the server. */
function useKeptStep(accessId: string): [number, (step: number) => void] {
  const place = `pec-primeiro-acesso-${accessId}`;
  const [step, setStep] = useState(() => {
    const kept = Number(localStorage.getItem(place));
    return Number.isInteger(kept) && kept > 0 && kept < STEPS.length ? kept : 0;
  });
  const keep = (next: number) => {
    localStorage.setItem(place, String(next));
    setStep(next);
  };
  return [step, keep];
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="column gap-2">
      <dt className="caption text-3">{label}</dt>
      <dd className="strong">{children}</dd>
    </div>
  );
}

function Who() {
  const { municipality } = useAccess();
  const { user } = useSession().session;
  return (
    <dl className="first-access-who">
      <Fact label="Município">
        {municipality?.name} – {municipality?.uf}
      </Fact>
      <Fact label="Responsável">{user?.name}</Fact>
      <Fact label="CPF">{user?.cpfMasked}</Fact>
    </dl>
  );
}

/** Foot of a step: what stays off when it is skipped, and the way on. */
function Foot({ note, children }: { note: string; children: ReactNode }) {
  return (
    <div className="row wrap">
      <p className="secondary text-2 grow">{note}</p>
      {children}
    </div>
  );
}

function ActivateStep({ ibge, onNext }: { ibge: string; onNext: () => void }) {
  // The panel reads the same: one request for both.
  const { data } = useRoute(getActivation, { params: { ibge } });
  const activated = Boolean(data?.activation);
  return (
    <Card title="Ativar instalação">
      <div className="column gap-16">
        <Who />
        <ActivationPanel ibge={ibge} />
        <Foot
          note={
            activated
              ? ''
              : 'Sem a contra-chave, a transmissão fica desligada; o atendimento funciona. ' +
                'Você pode informá-la depois, em Ativação.'
          }
        >
          <Button look={activated ? 'primary' : 'outline'} onClick={onNext}>
            {activated ? 'Avançar' : 'Pular'}
          </Button>
        </Foot>
      </div>
    </Card>
  );
}

function AgendaStep({ ibge, onBack, onNext }: { ibge: string; onBack: () => void; onNext: () => void }) {
  return (
    <Card title="Configurar agenda padrão">
      <div className="column gap-16">
        <Suspense fallback={<Skeleton rows={6} />}>
          <AgendaForm
            ibge={ibge}
            submit="Salvar e avançar"
            onSaved={onNext}
            aside={
              <>
                <Button onClick={onBack}>Voltar</Button>
                <Button onClick={onNext}>Pular</Button>
              </>
            }
          />
        </Suspense>
        <p className="secondary text-2">
          Se pular, vale a agenda de segunda a sexta, das 08:00 às 12:00 e das 13:00 às 17:00, até que você a
          mude em Gestão municipal.
        </p>
      </div>
    </Card>
  );
}

/** How the last import of the municipality stands: only one that entered makes "Concluir" the way on. */
function useLastImport(ibge: string) {
  const queries = useQueryClient();
  const { data } = useRoute(listCnesImports, { query: { limit: 1, municipality: ibge } });
  const reload = () => void queries.invalidateQueries({ queryKey: routeKey(listCnesImports) });
  useJobEvents(reload);
  const status = data?.rows[0]?.status;
  return {
    entered: status === 'imported' || status === 'unchanged',
    previewed: status === 'preview',
    reload,
  };
}

const LATER = 'Você pode importá-lo depois, em CNES; uma importação em andamento continua.';

function noteOf({ entered, previewed }: { entered: boolean; previewed: boolean }): string {
  if (entered) return '';
  if (previewed) return `A prévia não grava nada: importe antes de concluir. ${LATER}`;
  return `Sem o CNES, ainda não há unidades nem profissionais. ${LATER}`;
}

function CnesStep({ ibge, onBack }: { ibge: string; onBack: () => void }) {
  const last = useLastImport(ibge);
  const finish = useAction(finishFirstAccess);
  const [problem, setProblem] = useState<string | null>(null);

  async function conclude(): Promise<void> {
    setProblem(null);
    try {
      await finish.mutateAsync({ body: {} });
    } catch (error) {
      setProblem(problemSentence(error));
      return;
    }
    // The router was made for the first access: the page starts anew without it.
    location.assign('/');
  }

  return (
    <div className="column gap-16">
      <CnesImportCard onImported={last.reload} />
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <Foot note={noteOf(last)}>
        <Button onClick={onBack}>Voltar</Button>
        <Button
          look={last.entered ? 'primary' : 'outline'}
          busy={finish.isPending && 'Concluindo…'}
          onClick={() => void conclude()}
        >
          {last.entered ? 'Concluir' : 'Concluir sem importar'}
        </Button>
      </Foot>
    </div>
  );
}

/** First access of a municipal responsible: three steps, each of which may be left for later. */
export function Page() {
  const { session } = useSession();
  const access = useAccess();
  const [step, setStep] = useKeptStep(access.id);
  const ibge = access.municipality?.ibge ?? '';
  return (
    <PlainPage title="Primeiro acesso" purpose={session.installation.purpose} width={1160}>
      <div className="first-access">
        <div className="column gap-16">
          <h1>Primeiro acesso</h1>
          <StepList steps={STEPS} current={step} onOpen={setStep} />
        </div>
        {step === 0 ? <ActivateStep ibge={ibge} onNext={() => setStep(1)} /> : null}
        {step === 1 ? <AgendaStep ibge={ibge} onBack={() => setStep(0)} onNext={() => setStep(2)} /> : null}
        {step === 2 ? <CnesStep ibge={ibge} onBack={() => setStep(1)} /> : null}
      </div>
    </PlainPage>
  );
}
