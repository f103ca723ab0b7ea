import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';
import { CHART, citizenParams, LGPD } from '#modules/citizens/contract/parts';

/** What opening a clinical record outside care usually is: a beginning, for the person to complete. */
export const usualReasons = [
  'Busca ativa',
  'Resultado de exame',
  'Discussão em equipe',
  'Pedido do cidadão',
] as const;

/** The sentence about a justification that says no more than a usual beginning, or undefined. */
export function onlyUsual(justification: string): string | undefined {
  const said = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const rest = usualReasons.reduce((kept, usual) => kept.replaceAll(said(usual), ''), said(justification));
  const only = said(justification) !== '' && rest.trim() === '';
  return only
    ? 'Complete o motivo: o que é, neste caso? Exemplo: “Busca ativa: vacina atrasada”.'
    : undefined;
}

/** May this access look at the clinical record now? Outside care it says why, once a day (CIT-12). */
export const getChartAccessContract = route({
  name: 'citizens.getChartAccess',
  method: 'GET',
  path: '/citizens/:id/chart-access',
  summary: 'Diz se este acesso já abriu o prontuário hoje ou se precisa justificar.',
  permission: CHART,
  params: citizenParams,
  response: Type.Object({
    open: Type.Boolean(),
    /** Of today's opening. */
    openedAt: Nullable(Instant),
    justification: Nullable(Type.String()),
    /** The citizen refuses to share with other units, and this is one: the sentence that says so. */
    hidden: Nullable(Type.String()),
  }),
});

/** 403 `sharing-refused` where the citizen hides the record from this unit. */
export const openChartContract = route({
  name: 'citizens.openChart',
  method: 'POST',
  path: '/citizens/:id/openings',
  summary:
    'Abre o prontuário fora do atendimento, com a justificativa (até 500 letras); vale até o fim do dia.',
  permission: CHART,
  params: citizenParams,
  // The limits are the use case's, which has a sentence for them.
  body: Type.Object({ justification: Type.String({ maxLength: 5_000 }) }, { additionalProperties: false }),
  response: Type.Object({ openedAt: Instant }),
  status: 201,
});

const Opening = Type.Object({
  at: Instant,
  /** Who: name, and where that access works. */
  professional: Type.String(),
  unit: Nullable(Type.String()),
  /** What was looked at, in words: "Cadastro", "Resumo na busca", "Abertura do prontuário"… */
  what: Type.String(),
  justification: Nullable(Type.String()),
});

export const listOpeningsContract = route({
  name: 'citizens.listOpenings',
  method: 'GET',
  path: '/citizens/:id/openings',
  summary: 'Quem viu dados deste cidadão, também no cadastro que se juntou a este, o mais novo primeiro.',
  permission: LGPD,
  params: citizenParams,
  query: Type.Object(pageQuery),
  response: Page(Opening),
});

/** To be printed and given to the citizen (LGPD, art. 18, I, II e VII). Asking for it is audited. */
export const getLgpdReportContract = route({
  name: 'citizens.getLgpdReport',
  method: 'GET',
  path: '/citizens/:id/lgpd-report',
  summary: 'Relatório do titular: o que está guardado, de onde veio e quem abriu. Para imprimir.',
  permission: LGPD,
  params: citizenParams,
  response: Type.Object({
    generatedAt: Instant,
    installation: Type.String(),
    citizen: Type.Object({ id: Uuid, name: Type.String(), birthDate: Nullable(LocalDate) }),
    /** "Dados pessoais", "Contatos"…: label and value as people read them. */
    blocks: Type.Array(
      Type.Object({
        title: Type.String(),
        lines: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
      }),
    ),
    /** Kinds of records kept, with how many. */
    kept: Type.Array(Type.Object({ what: Type.String(), count: Type.Integer() })),
    /** Where the data came from and when. */
    sources: Type.Array(Type.Object({ origin: Type.String(), at: Instant, author: Type.String() })),
    openings: Type.Array(Opening),
    /** More openings than fit here; the whole list is on the screen. */
    openingsCapped: Type.Boolean(),
  }),
});
