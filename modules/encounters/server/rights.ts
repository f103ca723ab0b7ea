import { CARES_FOR_OBSERVED } from '#modules/reception/contract/parts';
import { RESOURCES as AGENDA } from '#modules/scheduling/contract/parts';
import { unitKind } from '@pec-aberto/clinical';
import { loadLedi } from '#platform/ledi/load';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import type { Rights } from '../contract/care.ts';
import { RESOURCES } from '../contract/parts.ts';
import type { EncounterRow } from './encounter-queries.ts';

/** Occupations of the FAI; `cid10`: those that write it (LEDI, CBO da ficha de atendimento individual). */
const TABLE = 'CBO.Ficha de atendimento individual';
const MARKERS_TABLE = 'CBO.Marcadores de consumo alimentar';

/** Who begins an observation and ends it (LEDI): physicians, the older 2231 too, and nurses. */
export const OBSERVERS = /^(?:225|2231|2235)/;
const PROCEDURES_TABLE = 'CBO.Ficha de procedimentos';

/** "Equipe multiprofissional na APS" of the CNES. */
const EMULTI = '72';

/** Whether an occupation takes part in an observation: of técnicos and auxiliares those that fill in fichas of procedures. */
export async function mayContribute(cbo: string): Promise<boolean> {
  if (OBSERVERS.test(cbo)) return true;
  const rows = (await loadLedi()).layout.tables.get(PROCEDURES_TABLE)?.rows ?? [];
  return CARES_FOR_OBSERVED.test(cbo) && rows.some(({ code }) => code === cbo);
}

type Of = Pick<EncounterRow, 'cbo' | 'headCbo' | 'typeCode' | 'subtypeCode' | 'headTeamTypeCode'>;

/**
 * What who asks may write in an encounter: the profile says what, and by which codes the occupation and the team of whoever
 * began it, in whose name its fichas are.
 */
export async function rightsOf(
  { actor }: ReadContext,
  { cbo, headCbo, typeCode, subtypeCode, headTeamTypeCode }: Of,
): Promise<Rights> {
  const ledi = await loadLedi();
  const rowOf = (table: string, by: string) =>
    ledi.layout.tables.get(table)?.rows.find(({ code }) => code === by);
  const has = (resource: string) => accessOf(actor)?.resources.has(resource) === true;
  return {
    subjective: has(RESOURCES.subjective),
    objective: has(RESOURCES.objective),
    plan: has(RESOURCES.plan),
    assess: has(RESOURCES.assessment),
    cid10: rowOf(TABLE, headCbo)?.cid10 === true,
    prescribe: has(RESOURCES.prescribe),
    foodMarkers: rowOf(MARKERS_TABLE, headCbo) !== undefined,
    observe: has(RESOURCES.plan) && unitKind(typeCode, subtypeCode) === 'emergency' && OBSERVERS.test(cbo),
    emulti: headTeamTypeCode === EMULTI,
    problems: has(RESOURCES.editProblems),
    antecedents: has(RESOURCES.editAntecedents),
    requestExams: has(RESOURCES.requestExams),
    refer: has(RESOURCES.refer),
    certify: has(RESOURCES.certify),
    guide: has(RESOURCES.guide),
    book: has(AGENDA.book),
  };
}
