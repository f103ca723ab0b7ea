import { Card, StatusMark, type StatusShape, useRoute } from '#ui/index';
import { type FirstStep, getFirstSteps } from '../contract.ts';
import { PageLink } from './page-link.tsx';

type Said = { title: string; why: string; to: string; act: string };

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
    act: 'Conferir',
  },
};

const LEFT = {
  professionals: ['1 lotação sem perfil', 'lotações sem perfil'],
  agendas: ['1 lotação sem agenda', 'lotações sem agenda'],
} as const;

function stateOf({ step, done, optional, left }: FirstStep): { shape: StatusShape; text: string } {
  if (done) return { shape: 'done', text: 'Feito' };
  if (optional) return { shape: 'none', text: 'Se for preciso' };
  if (left > 0 && (step === 'professionals' || step === 'agendas')) {
    const [one, many] = LEFT[step];
    return { shape: 'attention', text: left === 1 ? one : `${left} ${many}` };
  }
  return { shape: 'attention', text: 'Falta fazer' };
}

function StepLine({ step }: { step: FirstStep }) {
  const { title, why, to, act } = SAID[step.step];
  const { shape, text } = stateOf(step);
  return (
    <li>
      <span className="grow">
        <strong>{title}</strong>
        <br />
        <span className="caption text-3">{why}</span>
      </span>
      <StatusMark shape={shape}>{text}</StatusMark>
      <PageLink to={to}>{act}</PageLink>
    </li>
  );
}

/** The initial configuration in its order, ticked by what is done; gone once nothing is missing. */
export function FirstStepsCard() {
  const steps = useRoute(getFirstSteps, {}).data?.rows ?? [];
  if (steps.every(({ done, optional }) => done || optional)) return null;
  return (
    <Card title="Primeiros passos">
      <ul className="home-list">
        {steps.map((step) => (
          <StepLine key={step.step} step={step} />
        ))}
      </ul>
    </Card>
  );
}
