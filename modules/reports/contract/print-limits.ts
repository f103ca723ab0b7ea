/** Most that a report may hold: groups (teams, professionals…) and months; null where it does not count them. */
export type PrintLimit = { groups: number | null; months: number | null };

/** The reports that "Configuração de impressão" limits, with the limits that they come with. */
export const PRINTED_REPORTS = {
  'atendimento-domiciliar': { label: 'Atendimento domiciliar', groups: 14, months: 1 },
  'atendimento-individual': { label: 'Atendimento individual', groups: 22, months: 1 },
  'atendimento-odontologico': { label: 'Atendimento odontológico individual', groups: 17, months: 1 },
  'atividade-coletiva': { label: 'Atividade coletiva', groups: 12, months: 1 },
  elegibilidade: { label: 'Avaliação de elegibilidade e admissão', groups: 16, months: 1 },
  'cadastro-domiciliar': { label: 'Cadastro domiciliar e territorial', groups: 15, months: null },
  'cadastro-individual': { label: 'Cadastro individual', groups: 28, months: null },
  'consumo-alimentar': { label: 'Marcadores de consumo alimentar', groups: 12, months: 1 },
  'procedimentos-consolidados': { label: 'Procedimentos consolidados', groups: 12, months: 1 },
  'procedimentos-individualizados': { label: 'Procedimentos individualizados', groups: 12, months: 1 },
  'resumo-de-producao': { label: 'Resumo de produção', groups: null, months: 1 },
  'sindrome-neurologica': { label: 'Síndrome neurológica por Zika / Microcefalia', groups: 12, months: 1 },
  vacinacao: { label: 'Vacinação', groups: 12, months: 1 },
  'visita-domiciliar': { label: 'Visita domiciliar e territorial', groups: 15, months: 1 },
} as const satisfies Readonly<Record<string, PrintLimit & { label: string }>>;

export type PrintedReport = keyof typeof PRINTED_REPORTS;
export const printedReports = Object.keys(PRINTED_REPORTS) as PrintedReport[];

/** More would limit nothing. */
export const MOST = 999;

/** Groups × months that the report may hold. */
export const factorOf = ({ groups, months }: PrintLimit): number => (groups ?? 1) * (months ?? 1);
