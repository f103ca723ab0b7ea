import type { ReactNode } from 'react';
import { getActivation } from '#modules/activation/contract';
import { listCnesImports } from '#modules/health-network/contract';
import { Card, Skeleton, StatusMark, useRoute } from '#ui/index';
import { PageLink } from './page-link.tsx';

type Step = { title: string; why: string; done: boolean | undefined; doing: ReactNode };

function StepLine({ step }: { step: Step }) {
  return (
    <li>
      <span className="grow">
        <strong>{step.title}</strong>
        <br />
        <span className="caption text-3">{step.why}</span>
      </span>
      {step.done === undefined ? null : (
        <StatusMark shape={step.done ? 'done' : 'attention'}>
          {step.done ? 'Feito' : 'Falta fazer'}
        </StatusMark>
      )}
      {step.doing}
    </li>
  );
}

/** Order of the initial configuration, with what is already done. */
export function FirstStepsCard({ ibge }: { ibge: string }) {
  const activation = useRoute(getActivation, { params: { ibge } });
  const imports = useRoute(listCnesImports, { query: { limit: 20, municipality: ibge } });
  if (activation.isPending || imports.isPending) {
    return (
      <Card title="Primeiros passos">
        <Skeleton rows={3} />
      </Card>
    );
  }
  const imported = imports.data?.rows.some(({ status }) => status === 'imported' || status === 'unchanged');
  const steps: Step[] = [
    {
      title: 'Ativar o município',
      why: 'Sem a contra-chave o atendimento funciona, mas nada é enviado.',
      done: activation.data ? activation.data.activation !== null : undefined,
      doing: <PageLink to="/ativacao">Ativar</PageLink>,
    },
    {
      title: 'Conferir a agenda padrão',
      why: 'Horários de trabalho e duração do atendimento de quem não tem agenda própria.',
      done: undefined,
      doing: <PageLink to="/gestao-municipal">Conferir</PageLink>,
    },
    {
      title: 'Importar o CNES',
      why: 'Traz unidades, equipes, profissionais e lotações.',
      done: imported,
      doing: <PageLink to="/cnes">Importar</PageLink>,
    },
    {
      title: 'Conferir os profissionais',
      why: 'Identificação, lotação e perfil; gere a senha provisória de quem vai entrar.',
      done: undefined,
      doing: <PageLink to="/profissionais">Conferir</PageLink>,
    },
  ];
  return (
    <Card title="Primeiros passos">
      <ul className="home-list">
        {steps.map((step) => (
          <StepLine key={step.title} step={step} />
        ))}
      </ul>
    </Card>
  );
}
