import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { fieldLabel } from '#modules/citizens/contract/labels';
import {
  findCitizenOf,
  holdersOf,
  lifeFaults,
  loadCitizen,
  type LoadedCitizen,
  lockCitizen,
  strongNumbers,
} from '#modules/citizens/index';
import { compareImported, type Comparison, contradicted, importFaults, named } from './judge.ts';
import type { Reason, RowOutcome } from './queries.ts';
import type { ImportedCitizen } from './read-citizen.ts';

/** What a record of the file is, beside the base as it stands. */
export type Match = {
  outcome: RowOutcome;
  reasons: Reason[];
  /** The registration it is about, or that stands in the way. */
  before: LoadedCitizen | null;
  comparison: Comparison;
};

export const NOTHING: Comparison = { fills: {}, differs: {}, further: [] };
const DOUBTS = {
  'number-of-another': 'O CPF ou o CNS está em um cadastro que não parece ser da mesma pessoa.',
  'several-people': 'Mais de um cadastro parece ser o desta pessoa.',
  'looks-like-another': 'Há um cadastro com o mesmo nome e nascimento, sem número que confirme.',
  deceased: 'O cadastro que parece ser o desta pessoa tem óbito registrado.',
} as const;
const DIED = 'O arquivo diz que a pessoa faleceu; a base, não.';
const OF_ANOTHER = 'O número é de outro cadastro: não entra e vai para conferência.';

/** Numbers of a row that another person holds. */
export const numbersOfAnother = (reasons: readonly Reason[]): string[] =>
  reasons.filter(({ code }) => code === 'withheld').map(({ path }) => path);

/**
 * Who a record is about and what it would change. The rules of whose it is are those of the fichas: a number alone
 * never decides.
 */
export async function matchCitizen(
  context: ReadContext,
  citizen: ImportedCitizen,
  today: string,
): Promise<Match> {
  const faults = importFaults(citizen, today);
  if (faults.length > 0) return { outcome: 'rejected', reasons: faults, before: null, comparison: NOTHING };
  const found = await findCitizenOf(context, { fields: citizen.fields, died: citizen.deceased }, today);
  if (found.kind === 'new') return { outcome: 'new', reasons: [], before: null, comparison: NOTHING };
  const before = (await loadCitizen(context.db, found.id)) ?? null;
  if (found.kind === 'doubt') {
    const reasons = [{ path: '', message: DOUBTS[found.code] }];
    return { outcome: 'doubt', reasons, before, comparison: NOTHING };
  }
  if (!before) return { outcome: 'new', reasons: [], before: null, comparison: NOTHING };
  const afterDeath = [...lifeFaults({ ...citizen.fields, diedOn: before.record.diedOn })].map(named);
  if (afterDeath.length > 0) return { outcome: 'rejected', reasons: afterDeath, before, comparison: NOTHING };
  const comparison = compareImported(citizen, before, today);
  const reasons = await reasonsOf(context, comparison, before);
  const filled = Object.keys(comparison.fills).length + comparison.further.length;
  const outcome = reasons.length > 0 ? 'differs' : filled > 0 ? 'fills' : 'same';
  return { outcome, reasons, before, comparison };
}

/** What the base has otherwise, and numbers of the file that another person holds: the writer leaves those out. */
async function reasonsOf(
  { db }: ReadContext,
  { fills, differs, further }: Comparison,
  before: LoadedCitizen,
): Promise<Reason[]> {
  const { cpf = null, cns = null } = { ...fills, ...differs };
  const holders = await holdersOf(db, strongNumbers({ cpf, cns }, further), before);
  const ofAnother = new Set<string>(holders.map(({ field }) => field));
  const different = contradicted(differs, before.record).filter((path) => !ofAnother.has(path));
  return [
    ...[...ofAnother].map(
      (path): Reason => ({ path, message: `${fieldLabel(path)}: ${OF_ANOTHER}`, code: 'withheld' }),
    ),
    ...different.map((path) => ({ path, message: differenceOf(path, differs[path]) })),
  ];
}

/** The file may say nothing of a field of an address, and yet not be able to go on from it. */
function differenceOf(path: string, value: unknown): string {
  if (path === 'deceased') return DIED;
  const silent = value === null || value === false;
  return `${fieldLabel(path)}: ${silent ? 'só a base traz.' : 'a base tem outro valor.'}`;
}

/**
 * The same with the registration held until the end of the transaction: what changed, or was joined with another,
 * between being found and being held is looked at again.
 */
export async function holdMatch(
  context: UseCaseContext,
  citizen: ImportedCitizen,
  today: string,
): Promise<Match> {
  const match = await matchCitizen(context, citizen, today);
  if (match.before === null || match.outcome === 'doubt') return match;
  const { id, version } = match.before;
  await lockCitizen(context.db, id);
  const held = await loadCitizen(context.db, id);
  return held?.version === version ? match : holdMatch(context, citizen, today);
}
