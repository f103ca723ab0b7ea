import type { Tx } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';
import { familyOf, type FamilyInput } from './family.ts';
import { teamOf, type TeamInput } from './team.ts';
import type { CitizenRecord, LoadedCitizen } from '../record/record.ts';
import { type DocumentInput, documentFaults } from '../rules/documents.ts';
import type { Fault } from '../rules/fault.ts';

/** What may come beside the form; a block that is left out stays as it is. */
export type Blocks = {
  sharingRefused?: boolean | undefined;
  team?: TeamInput | undefined;
  family?: FamilyInput | undefined;
  documents?: readonly DocumentInput[] | undefined;
};

/** What the blocks make of the record, and what is wrong in them (paths `team.teamId`, `documents.0.number`…). */
export async function readBlocks(
  context: UseCaseContext & { db: Tx },
  before: LoadedCitizen | null,
  blocks: Blocks,
  today: string,
): Promise<{ fields: Partial<CitizenRecord>; faults: Fault[] }> {
  const fields: Partial<CitizenRecord> = {};
  const faults = (blocks.documents ?? []).flatMap((document, place) =>
    documentFaults(document, today).map(({ path, message }) => ({
      path: `documents.${place}.${path}`,
      message,
    })),
  );
  if (blocks.sharingRefused !== undefined) fields.sharingRefused = blocks.sharingRefused;
  if (blocks.family) {
    const family = await familyOf(context.db, before?.id ?? null, blocks.family);
    Object.assign(fields, family.fields);
    faults.push(...family.faults);
  }
  if (blocks.team) {
    const self = before && { id: before.id, ...before.record };
    const team = await teamOf(context, self, blocks.team);
    Object.assign(fields, team.fields);
    faults.push(...team.faults);
  }
  return { fields, faults };
}
