import type { Prescribed } from '../../contract/content.ts';

/** What synthetic citizens come with: enough to look like a day of a UBS, not a text of medicine. */
export type Condition = {
  ciap2: string;
  /** As a physician codes it. */
  cid10: string;
  /** Of the CIAP-2, why people come with it. */
  reason: string;
  /** Stays on the citizen's list and is evaluated again and again. */
  lasting: boolean;
  /** Years of who has it, and how many of a hundred do; of what does not last, how often against the others. */
  from: number;
  until: number;
  share: number;
  said: readonly string[];
  found: readonly string[];
  planned: readonly string[];
  medicine?: Omit<Prescribed, 'dosage'> & {
    dosage: Omit<Prescribed['dosage'], 'start'>;
  };
};

const ORAL = 0;

/** `every` so many hours; for so many days, or for as long as nobody ends it. */
const tablet = (
  catmat: string,
  name: string,
  { hours, days, unit = 'comprimido' }: { hours: number; days?: number; unit?: string },
): NonNullable<Condition['medicine']> => ({
  catmat,
  name,
  recipe: 'comum',
  route: ORAL,
  quantity: Math.ceil((24 / hours) * (days ?? 90)),
  dosage: {
    doseKind: 'regular',
    dose: '1',
    unit,
    schedule: { kind: 'interval', hours },
    duration: days === undefined ? 'indefinite' : { count: days, per: 'day' },
    continuous: days === undefined,
  },
});

export const CONDITIONS: readonly Condition[] = [
  {
    ciap2: 'K86',
    cid10: 'I10',
    reason: 'K86',
    lasting: true,
    from: 35,
    until: 120,
    share: 34,
    said: ['Em uso regular da medicação.', 'Esqueceu a medicação alguns dias.', 'Nega cefaleia e tontura.'],
    found: ['Bom estado geral, corado, hidratado.', 'Bulhas rítmicas, sem sopros.', 'Sem edema de membros.'],
    planned: ['Orientada redução do sal.', 'Mantida a medicação.', 'Retorno em três meses.'],
    medicine: tablet('BR0268856', 'Losartana potássica 50 mg, comprimido', { hours: 12 }),
  },
  {
    ciap2: 'T90',
    cid10: 'E11',
    reason: 'T90',
    lasting: true,
    from: 40,
    until: 120,
    share: 14,
    said: ['Refere dieta irregular.', 'Nega poliúria e polidipsia.', 'Caminha três vezes por semana.'],
    found: ['Pés sem lesões, sensibilidade preservada.', 'Bom estado geral.', 'Pulsos palpáveis.'],
    planned: ['Reforçada a alimentação.', 'Solicitada hemoglobina glicada.', 'Retorno com exames.'],
    medicine: tablet('BR0267691', 'Metformina, cloridrato 850 mg, comprimido', { hours: 12 }),
  },
  {
    ciap2: 'T93',
    cid10: 'E78',
    reason: 'T93',
    lasting: true,
    from: 40,
    until: 120,
    share: 18,
    said: ['Traz exames de laboratório.', 'Sem queixas.', 'Nega dor muscular.'],
    found: ['Bom estado geral.', 'Abdome indolor à palpação.', 'Exames conferidos.'],
    planned: ['Orientada a alimentação.', 'Mantida a sinvastatina.', 'Novo perfil lipídico em seis meses.'],
    medicine: tablet('BR0267747', 'Sinvastatina 20 mg, comprimido', { hours: 24 }),
  },
  {
    ciap2: 'T86',
    cid10: 'E03',
    reason: 'A04',
    lasting: true,
    from: 30,
    until: 120,
    share: 6,
    said: ['Refere cansaço.', 'Toma a medicação em jejum.', 'Nega palpitações.'],
    found: ['Tireoide sem nódulos palpáveis.', 'Bom estado geral.', 'Pele seca.'],
    planned: ['Solicitado TSH.', 'Mantida a dose.', 'Retorno com o exame.'],
    medicine: tablet('BR0268123', 'Levotiroxina sódica 50 mcg, comprimido', { hours: 24 }),
  },
  {
    ciap2: 'P74',
    cid10: 'F41',
    reason: 'P74',
    lasting: true,
    from: 18,
    until: 120,
    share: 9,
    said: [
      'Refere ansiedade e insônia.',
      'Melhora parcial desde a última consulta.',
      'Nega ideação suicida.',
    ],
    found: ['Orientada, discurso coerente.', 'Humor ansioso.', 'Bom estado geral.'],
    planned: ['Escuta e orientação.', 'Convidada ao grupo da unidade.', 'Retorno em um mês.'],
    medicine: tablet('BR0272365', 'Sertralina, cloridrato 50 mg, comprimido', { hours: 24 }),
  },
  {
    ciap2: 'R96',
    cid10: 'J45',
    reason: 'R05',
    lasting: true,
    from: 5,
    until: 70,
    share: 5,
    said: ['Crises duas vezes por mês.', 'Tosse à noite.', 'Sem internações no último ano.'],
    found: ['Murmúrio presente, sibilos discretos.', 'Eupneico.', 'Bom estado geral.'],
    planned: [
      'Revista a técnica do inalador.',
      'Orientado o controle do ambiente.',
      'Retorno em dois meses.',
    ],
  },
  {
    ciap2: 'R74',
    cid10: 'J06',
    reason: 'R05',
    lasting: false,
    from: 0,
    until: 120,
    share: 30,
    said: ['Tosse e coriza há três dias.', 'Nega falta de ar.', 'Febre não medida em casa.'],
    found: ['Orofaringe hiperemiada.', 'Murmúrio presente, sem ruídos.', 'Bom estado geral.'],
    planned: ['Hidratação e repouso.', 'Retornar se houver piora.', 'Lavagem nasal.'],
    medicine: tablet('BR0267203', 'Dipirona sódica 500 mg, comprimido', { hours: 6, days: 3 }),
  },
  {
    ciap2: 'L03',
    cid10: 'M545',
    reason: 'L03',
    lasting: false,
    from: 16,
    until: 120,
    share: 18,
    said: ['Dor lombar há uma semana.', 'Piora com esforço.', 'Sem irradiação.'],
    found: ['Lasègue negativo.', 'Dor à palpação paravertebral.', 'Marcha preservada.'],
    planned: ['Orientada a postura.', 'Calor local.', 'Retorno se persistir.'],
    medicine: tablet('BR0267676', 'Ibuprofeno 600 mg, comprimido', { hours: 8, days: 5 }),
  },
  {
    ciap2: 'N01',
    cid10: 'R51',
    reason: 'N01',
    lasting: false,
    from: 12,
    until: 120,
    share: 14,
    said: ['Cefaleia há três dias.', 'Sem náuseas ou vômitos.', 'Refere noites mal dormidas.'],
    found: ['Sem sinais meníngeos.', 'Pupilas isocóricas.', 'Bom estado geral.'],
    planned: ['Orientado o sono.', 'Diário da dor.', 'Retornar se houver piora.'],
    medicine: tablet('BR0267203', 'Dipirona sódica 500 mg, comprimido', { hours: 6, days: 3 }),
  },
  {
    ciap2: 'D73',
    cid10: 'A09',
    reason: 'D11',
    lasting: false,
    from: 0,
    until: 120,
    share: 12,
    said: ['Diarreia há dois dias, sem sangue.', 'Aceita líquidos.', 'Um episódio de vômito.'],
    found: ['Hidratado, abdome indolor.', 'Ruídos aumentados.', 'Bom estado geral.'],
    planned: ['Soro de reidratação oral.', 'Orientados os sinais de alarme.', 'Dieta habitual.'],
  },
  {
    ciap2: 'D87',
    cid10: 'K29',
    reason: 'D87',
    lasting: false,
    from: 16,
    until: 120,
    share: 9,
    said: ['Queimação após as refeições.', 'Nega perda de peso.', 'Uso frequente de anti-inflamatório.'],
    found: ['Abdome indolor.', 'Bom estado geral.', 'Mucosas coradas.'],
    planned: ['Fracionar as refeições.', 'Suspenso o anti-inflamatório.', 'Retorno em um mês.'],
    medicine: tablet('BR0267712', 'Omeprazol 20 mg, cápsula', { hours: 24, days: 28, unit: 'cápsula' }),
  },
  {
    ciap2: 'A98',
    cid10: 'Z01',
    reason: 'A98',
    lasting: false,
    from: 0,
    until: 120,
    share: 17,
    said: ['Vem para consulta de rotina.', 'Sem queixas.', 'Vacinas em dia.'],
    found: ['Exame físico sem alterações.', 'Bom estado geral.', 'Desenvolvimento adequado à idade.'],
    planned: ['Orientações gerais.', 'Exames de rotina.', 'Retorno anual.'],
  },
];

/** Clinical procedures of who makes no assessment. */
export const PROCEDURES = ['0301100284', '0301100039', '0301100209', '0214010015'] as const;
