import type { UseCaseContext } from '#platform/usecase/context';

/** Registrations of one person that are joined: the survivor stays, the absorbed lead to it. */
export type Joining = { survivorId: string; absorbedIds: readonly string[] };

/**
 * What a room does of its own, in the same transaction, when something befalls a citizen; a fault undoes all of it.
 * Rows that only have to point at the survivor need none: the columns of its tables say so (`CitizenColumn`).
 */
export type CitizenEvents = {
  /** From whichever way in the death came: screen, ficha, file or a joining. */
  onDeath?(context: UseCaseContext, citizenId: string): Promise<void>;
  onDeathUndone?(context: UseCaseContext, citizenId: string): Promise<void>;
  onMerge?(context: UseCaseContext, joining: Joining): Promise<void>;
  onMergeUndone?(context: UseCaseContext, joining: Joining): Promise<void>;
};
