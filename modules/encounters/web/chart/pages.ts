import type { PageDefinition } from '#ui/index';
import { RESOURCES } from '../../contract/parts.ts';

type Tab = Pick<PageDefinition, 'title' | 'help' | 'load'> & {
  /** After the address of the citizen, or of the encounter. */
  part: string;
  needs: string;
  /** The same tab in an encounter. */
  visit: PageDefinition['load'];
};

/** The tabs of the clinical record: of the citizen, and of an encounter, where no justification is asked for. */
const TABS: readonly Tab[] = [
  {
    part: 'folha-de-rosto',
    title: 'Folha de rosto',
    help: {
      purpose:
        'O que se precisa saber da pessoa antes de atendê-la. Fora de um atendimento, abrir pede uma justificativa.',
      steps: [
        'Escolha um motivo comum pelo número ou escreva; até 500 letras. Vale para você até o fim do dia.',
        'Cada quadro leva à sua lista inteira pelo nome à direita.',
        'L inclui um lembrete.',
      ],
      manual: 'cidadao#folha-de-rosto',
    },
    needs: RESOURCES.chart,
    load: () => import('./front-sheet-page.tsx'),
    visit: () => import('./visit/front-sheet-page.tsx'),
  },
  {
    part: 'historico',
    title: 'Histórico do cidadão',
    help: {
      purpose:
        'Os atendimentos da pessoa em toda a instalação e as fichas recebidas, do mais novo ao mais antigo.',
      steps: [
        'Enter na linha mostra o atendimento por inteiro; Espaço escolhe para imprimir.',
        'F filtra por tipo, profissional e período.',
      ],
      manual: 'cidadao#historico-e-justificativa',
    },
    needs: RESOURCES.history,
    load: () => import('./history-page.tsx'),
    visit: () => import('./visit/history-page.tsx'),
  },
  {
    part: 'problemas',
    title: 'Problemas e alergias',
    help: {
      purpose: 'O que a pessoa tem e teve, e a que reage, com a evolução de cada registro.',
      steps: [
        'Problemas e alergias se escrevem na Avaliação de um atendimento.',
        'Durante o atendimento, Reabrir leva um problema resolvido à Avaliação, ativo outra vez.',
      ],
      manual: 'cidadao#problemas-alergias-e-antecedentes',
    },
    needs: RESOURCES.problems,
    load: () => import('./problems-page.tsx'),
    visit: () => import('./visit/problems-page.tsx'),
  },
  {
    part: 'antecedentes',
    title: 'Antecedentes',
    help: {
      purpose:
        'Problemas resolvidos, cirurgias e internações, condições da família e informações obstétricas.',
      steps: ['Antecedentes se escrevem em um atendimento, ao fim do SOAP.'],
      manual: 'cidadao#problemas-alergias-e-antecedentes',
    },
    needs: RESOURCES.antecedents,
    load: () => import('./antecedents-page.tsx'),
    visit: () => import('./visit/antecedents-page.tsx'),
  },
  {
    part: 'lembretes',
    title: 'Lembretes',
    help: {
      purpose: 'Recados da equipe para quem abrir o prontuário depois.',
      steps: [
        'L inclui um lembrete, para a equipe ou só para você.',
        'Encerrado, ele sai da folha de rosto e continua aqui.',
      ],
      manual: 'cidadao#lembretes',
    },
    needs: RESOURCES.reminders,
    load: () => import('./reminders-page.tsx'),
    visit: () => import('./visit/reminders-page.tsx'),
  },
];

export const chartPages: readonly PageDefinition[] = TABS.flatMap(
  ({ part, needs, visit, ...page }): PageDefinition[] => [
    { ...page, path: `/cidadao/$id/${part}`, needs: { anyOf: [needs] } },
    {
      ...page,
      path: `/atendimento/$id/${part}`,
      needs: { anyOf: [needs] },
      kinds: ['lotacao'],
      frame: 'record',
      load: visit,
    },
  ],
);
