import { Button, Card, StatusMark, useAccess, useRoute } from '#ui/index';
import { type FirstStep, getFirstSteps } from '../contract.ts';
import { isOpen, standingOf } from './first-steps-standing.ts';
import { PageLink } from './page-link.tsx';
import { markSeen, useSeenSteps } from './seen-steps.ts';

type Said = { title: string; why: string; to: string; search?: Record<string, boolean>; act: string };

const SAID: Readonly<Record<FirstStep['step'], Said>> = {
  system: {
    title: 'Configurar a instalação',
    why: 'Segurança, servidor de e-mail e conexão: confira o que vem pronto.',
    to: '/configuracoes',
    act: 'Configurar',
  },
  responsible: {
    title: 'Definir o responsável de cada município',
    why: 'É quem administra o município e segue daqui.',
    to: '/municipios',
    act: 'Definir',
  },
  activation: {
    title: 'Ativar o município',
    why: 'Sem a contra-chave o atendimento funciona, mas nada é enviado.',
    to: '/ativacao',
    act: 'Ativar',
  },
  durations: {
    title: 'Conferir a duração das consultas',
    why: 'Agenda padrão do município e, onde for preciso, de cada CBO.',
    to: '/gestao-municipal',
    act: 'Conferir',
  },
  cnes: {
    title: 'Importar o CNES',
    why: 'Traz unidades, equipes, profissionais e lotações.',
    to: '/cnes',
    act: 'Importar',
  },
  profiles: {
    title: 'Conferir os perfis',
    why: 'O que cada um permite. Os 26 padrão servem à maioria das unidades.',
    to: '/perfis',
    act: 'Conferir',
  },
  professionals: {
    title: 'Conferir os profissionais',
    why: 'Identificação, lotação e perfil: sem perfil ninguém entra.',
    to: '/profissionais',
    act: 'Conferir',
  },
  agendas: {
    title: 'Conferir as agendas',
    why: 'Quem tem mais de uma lotação precisa da agenda feita à mão.',
    to: '/profissionais',
    search: { semAgenda: true },
    act: 'Conferir',
  },
};

type OfStep = { step: FirstStep; seen: boolean; onSeen: () => void };

function StepLine({ step, seen, onSeen }: OfStep) {
  const { title, why, to, search, act } = SAID[step.step];
  const { shape, text } = standingOf(step, seen);
  return (
    <li>
      <span className="grow">
        <strong>{title}</strong>
        <br />
        <span className="caption text-3">{why}</span>
      </span>
      <StatusMark shape={shape}>{text}</StatusMark>
      <PageLink to={to} onClick={onSeen} {...(search ? { search } : {})}>
        {act}
      </PageLink>
    </li>
  );
}

/**
 * The initial configuration in its order, ticked by what is done; gone once nothing is missing and the person looked
 * at what may serve as it is, or set it aside.
 */
export function FirstStepsCard() {
  const { id } = useAccess();
  const steps = useRoute(getFirstSteps, {}).data?.rows ?? [];
  const seen = useSeenSteps(id);
  const open = steps.filter((step) => isOpen(step, seen.has(step.step)));
  if (open.length === 0) return null;
  const setAside = open.every(({ optional }) => optional) ? (
    <Button
      look="text"
      size="small"
      onClick={() =>
        markSeen(
          id,
          open.map(({ step }) => step),
        )
      }
    >
      Dispensar
    </Button>
  ) : null;
  return (
    <Card title="Primeiros passos" action={setAside}>
      <ul className="home-list">
        {steps.map((step) => (
          <StepLine
            key={step.step}
            step={step}
            seen={seen.has(step.step)}
            onSeen={() => markSeen(id, [step.step])}
          />
        ))}
      </ul>
    </Card>
  );
}
