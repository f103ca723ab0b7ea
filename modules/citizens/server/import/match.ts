import type { FieldProblem } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { fieldLabel } from '../../contract/labels.ts';
import { findCitizenOf } from '../fci/find-citizen.ts';
import { loadCitizen } from '../record/queries.ts';
import type { LoadedCitizen } from '../record/record.ts';
import { compareImported, type Comparison, importFaults } from './judge.ts';
import type { RowOutcome } from './queries.ts';
import type { ImportedCitizen } from './read-citizen.ts';

/** What a record of the file is, beside the base as it stands. */
export type Match = {
  outcome: RowOutcome;
  reasons: FieldProblem[];
  /** The registration it is about, or that stands in the way. */
  before: LoadedCitizen | null;
  comparison: Comparison;
};

const NOTHING: Comparison = { fills: {}, differs: {} };
const DOUBTS = {
  'number-of-another': 'O CPF ou o CNS está em um cadastro que não parece ser da mesma pessoa.',
  'several-people': 'Mais de um cadastro parece ser o desta pessoa.',
  'looks-like-another': 'Há um cadastro com o mesmo nome e nascimento, sem número que confirme.',
} as const;

/**
 * Who a record is about and what it would change. The rules of whose it is are those of the fichas: a number alone
 * never decides (unification-design §9.5).
 */
export async function matchCitizen(
  context: UseCaseContext,
  citizen: ImportedCitizen,
  today: string,
): Promise<Match> {
  const faults = importFaults(citizen, today);
  if (faults.length > 0) return { outcome: 'rejected', reasons: faults, before: null, comparison: NOTHING };
  const found = await findCitizenOf(context, { fields: citizen.fields }, today);
  if (found.kind === 'new') return { outcome: 'new', reasons: [], before: null, comparison: NOTHING };
  const before = (await loadCitizen(context.db, found.id)) ?? null;
  if (found.kind === 'doubt') {
    const reasons = [{ path: '', message: DOUBTS[found.code] }];
    return { outcome: 'doubt', reasons, before, comparison: NOTHING };
  }
  if (!before) return { outcome: 'new', reasons: [], before: null, comparison: NOTHING };
  const comparison = compareImported(citizen, before.record);
  const different = Object.keys(comparison.differs);
  const filled = Object.keys(comparison.fills);
  const outcome = different.length > 0 ? 'differs' : filled.length > 0 ? 'fills' : 'same';
  const reasons = different.map((path) => ({
    path,
    message: `${fieldLabel(path)}: a base tem outro valor.`,
  }));
  return { outcome, reasons, before, comparison };
}
