import { IconClockEdit } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';
import { RESOURCES } from '../contract/parts.ts';

const CARE = { anyOf: [RESOURCES.listen, RESOURCES.attend] };

/** "Registro tardio": visits of past days, by those who attend. */
export const latePages: readonly PageDefinition[] = [
  {
    path: '/registro-tardio',
    title: 'Registro tardio de atendimento',
    menu: { label: 'Registro tardio', icon: IconClockEdit, order: 6, go: 'R' },
    actions: ['Registrar atendimento de outro dia'],
    help: {
      purpose:
        'Atendimentos dos últimos sete dias que não foram registrados quando aconteceram, e os agendados fora da unidade.',
      steps: [
        'N adiciona: cidadão, data, hora e local. Na própria unidade, também a justificativa.',
        'Registrar abre o prontuário com a data do atendimento; as fichas saem com essa data.',
        'Se o cidadão já tem um atendimento mais recente, o anterior não se registra mais.',
      ],
      manual: 'atendimentos#registro-tardio-de-atendimento',
    },
    needs: { anyOf: [RESOURCES.attend] },
    kinds: ['lotacao'],
    load: () => import('./late/late-page.tsx'),
  },
];

/** What is written of who is attended, from the list to the end. */
export const carePages: readonly PageDefinition[] = [
  {
    path: '/atendimento/iniciar/$id',
    title: 'Atendimento',
    needs: CARE,
    kinds: ['lotacao'],
    load: () => import('./start-page.tsx'),
  },
  {
    path: '/atendimento/$id',
    title: 'Atendimento',
    help: {
      purpose:
        'A escuta inicial ou o atendimento de quem está na lista. Tudo que se escreve fica guardado até o fim.',
      steps: [
        'Alt 1 a Alt 5 vão aos blocos: Subjetivo, Objetivo, Avaliação, Plano e Finalizar.',
        'Códigos se acham pelo nome ou pelo código; Enter escolhe. A pressão se digita inteira: 156/98.',
        'Alt R renova os medicamentos em uso; Alt A agenda o retorno. Ctrl Enter finaliza; o que falta recebe o foco.',
      ],
      manual: 'atendimentos#atendimento',
    },
    needs: CARE,
    kinds: ['lotacao'],
    frame: 'record',
    load: () => import('./encounter-page.tsx'),
  },
  {
    path: '/atendimento/$id/observacao',
    title: 'Observação',
    help: {
      purpose: 'Quem está em observação: plano de cuidado, contatos da equipe e quem é responsável.',
      steps: [
        'Alt 2 leva ao contato: nota, medições e procedimentos. Ctrl Enter registra; registrado, não muda.',
        'O plano de cuidado mais novo fica no alto, com os anteriores abaixo.',
        'O responsável finaliza o atendimento na aba SOAP, ou transfere a responsabilidade.',
      ],
      manual: 'atendimentos#cidadao-em-observacao',
    },
    needs: { anyOf: [RESOURCES.attend] },
    kinds: ['lotacao'],
    frame: 'record',
    load: () => import('./observation/observation-page.tsx'),
  },
  {
    path: '/atendimento/$id/cadastro',
    title: 'Cadastro',
    needs: { anyOf: [RESOURCES.citizen] },
    kinds: ['lotacao'],
    frame: 'record',
    load: () => import('./chart/visit/registration-page.tsx'),
  },
  {
    path: '/atendimento/$id/agendamentos',
    title: 'Agendamentos',
    needs: { anyOf: [RESOURCES.citizen] },
    kinds: ['lotacao'],
    frame: 'record',
    load: () => import('./chart/visit/appointments-page.tsx'),
  },
];
