import type { UnitPlace } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { TOPIC } from '../contract/parts.ts';

type Told = {
  type: string;
  table: 'list_entry' | 'waiting_request';
  id: string;
  operation: 'I' | 'U' | 'D';
  fields?: readonly string[];
};

/** Notes a change of a unit's list or queue in change log and trail, and tells the open pages of the unit. */
export function tell(context: UseCaseContext, place: UnitPlace, told: Told): void {
  const { type, table, id, operation, fields } = told;
  context.changed({ table, id, operation });
  context.audit({
    type,
    subject: { table, id },
    municipalityId: place.municipalityId,
    ...(fields ? { fields } : {}),
  });
  publishTo(context, place);
}

export const publishTo = (context: UseCaseContext, { municipalityId, unitId }: UnitPlace): void =>
  context.publish(TOPIC, { municipalityId, unitId });
