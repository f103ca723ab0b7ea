import type { UseCaseContext } from '#platform/usecase/context';
import { TOPIC } from '../contract/parts.ts';
import type { EncounterRow } from './encounter-queries.ts';

/** Notes new rows of a table in the change log. */
export const noteNew = ({ changed }: UseCaseContext, table: string, ids: readonly string[]): void =>
  changed(...ids.map((id) => ({ table, id, operation: 'I' as const })));

type Of = Pick<EncounterRow, 'id' | 'municipalityId' | 'unitId'>;

/** Notes what became of an encounter in change log and trail, and tells the open pages of its unit. */
export function note(
  context: UseCaseContext,
  { id, municipalityId, unitId }: Of,
  {
    type,
    operation,
    details,
  }: {
    type: string;
    /** Absent: the row is noted where it is kept. */
    operation?: 'I' | 'U';
    details?: Record<string, string | number>;
  },
): void {
  if (operation) context.changed({ table: 'encounter', id, operation });
  context.audit({
    type,
    subject: { table: 'encounter', id },
    municipalityId,
    ...(details ? { details } : {}),
  });
  context.publish(TOPIC, { municipalityId, unitId });
}
