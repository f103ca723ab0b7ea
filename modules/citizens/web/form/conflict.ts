import { ApiProblem } from '#ui/index';
import type { ChangedMeanwhile, DocumentInUse, LikelyDuplicate, Merged } from '../../contract/conflicts.ts';

/** What a save was answered with, when somebody has to decide first. Nothing was changed. */
export type Conflict =
  | { kind: 'document-in-use'; data: DocumentInUse }
  | { kind: 'likely-duplicate'; data: LikelyDuplicate }
  | { kind: 'changed-meanwhile'; data: ChangedMeanwhile }
  | { kind: 'merged'; data: Merged };

const KINDS: readonly string[] = [
  'document-in-use',
  'likely-duplicate',
  'changed-meanwhile',
  'merged',
] satisfies Conflict['kind'][];

/** The question in a refusal, or undefined for any other. The contract of the routes says the type of its data. */
export function conflictOf(error: unknown): Conflict | undefined {
  if (!(error instanceof ApiProblem) || error.status !== 409 || !KINDS.includes(error.code)) return undefined;
  return { kind: error.code, data: error.data } as Conflict;
}
