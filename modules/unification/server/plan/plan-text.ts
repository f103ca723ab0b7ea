import { Value } from 'typebox/value';
import { refused } from '#platform/errors/problem';
import { Plan } from '../../contract/plan.ts';
import { BY_SIGNING_IN } from '../by-signing-in.ts';
import { sha256Of } from '../pieces/seal.ts';

/** A plan travels as one more piece: its text, and the name that follows from it. */
export function writePlan(plan: Plan): { sha256: string; text: Buffer } {
  const text = Buffer.from(JSON.stringify(plan));
  return { sha256: sha256Of(text), text };
}

const brokenPlan = () =>
  refused('plan-broken', 'O plano da base não está inteiro. Ensaie de novo na instalação local.');

/** A plan that came from elsewhere. 422 `plan-broken` where it is none, or its sums are wrong. */
export function readPlan(text: Buffer): Plan {
  const plan = parsed(text);
  if (!Value.Check(Plan, plan)) throw brokenPlan();
  const isSummed = plan.tables.every(
    ({ rows, pieces }) => rows === pieces.reduce((sum, piece) => sum + piece.rows, 0),
  );
  if (!isSummed || Number.isNaN(Date.parse(plan.takenAt))) throw brokenPlan();
  return plan;
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Names of all pieces, each once, in the order of the plan: both sides number them so. */
export const piecesOf = ({ tables }: Pick<Plan, 'tables'>): string[] => [
  ...new Set(tables.flatMap(({ pieces }) => pieces.map(({ sha256 }) => sha256))),
];

export const rowsOfPlan = ({ tables }: Pick<Plan, 'tables'>): number =>
  tables.reduce((sum, { rows }) => sum + rows, 0);

const content = ({ tables }: Plan) => JSON.stringify(tables.filter(({ name }) => !BY_SIGNING_IN.has(name)));

/** Do two plans of one base hold the same rows, but for what signing in writes? */
export const isSameContent = (one: Plan, other: Plan): boolean => content(one) === content(other);
