import type { UseCaseContext } from '#platform/usecase/context';
import { TOPIC } from '../contract/parts.ts';
import { unitsIn } from './agenda-queries.ts';

/** What many agendas of a municipality follow (null: all of them here) changed: the pages of all its units read again. */
export async function tellUnits(context: UseCaseContext, municipalityId: string | null): Promise<void> {
  for (const place of await unitsIn(context.db, municipalityId)) context.publish(TOPIC, place);
}
