import type { TableDeclaration } from '#platform/db/tables';
import type { Platform } from '#platform/runtime/platform';
import type { Plan } from '../../contract/plan.ts';
import type { PieceReader } from '../pieces/store.ts';

/** What the centre makes of the plan and the pieces of a unit. */
export type Work = {
  platform: Platform;
  processId: string;
  plan: Plan;
  pieces: PieceReader;
  tables: readonly TableDeclaration[];
  signal: AbortSignal;
  /** What is being done, in Portuguese, and how far it is. */
  progress(step: string, done?: number, total?: number): void;
};

/** For what is done once the rows are staged and judged. */
export type Staged = Pick<Work, 'platform' | 'processId' | 'tables' | 'signal' | 'progress'>;
