import { holdsAny } from '#platform/permissions/access';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { LGPD } from '../../contract/parts.ts';
import type { Stored } from '../writing/store.ts';
import { changeCitizen } from '../registration/change.ts';
import { requireGood } from '../rules/require-good.ts';
import { type WithheldFrom, withheldProblem } from '../sharing/withheld.ts';
import { familyOf, type FamilyInput } from '../registration/family.ts';
import { teamOf, type TeamInput } from '../registration/team.ts';

/*
 * Acts on one block of a record, for whoever has it open without the whole form. Faults are of the block's own fields
 * (`teamId`, not `team.teamId`).
 */
const ownFields = (faults: ReadonlyArray<{ path: string; message: string }>) =>
  faults.map(({ path, message }) => ({ path: path.replace(/^\w+\./, ''), message }));

/** Links the citizen to a team, by hand or by the cadastro individual (CIT-11). */
export async function setTeam(
  context: UseCaseContext,
  id: string,
  { version, ...input }: TeamInput & { version: number },
): Promise<Stored> {
  return changeCitizen(context, { id, version, event: 'citizens.team-changed' }, async ({ record }) => {
    const { fields, faults } = await teamOf(context, { id, ...record }, input);
    requireGood(ownFields(faults));
    return { fields };
  });
}

/** Says who is the responsible of the family. */
export async function setFamily(
  context: UseCaseContext,
  id: string,
  { version, ...input }: FamilyInput & { version: number },
): Promise<Stored> {
  return changeCitizen(context, { id, version, event: 'citizens.family-changed' }, async () => {
    const { fields, faults } = await familyOf(context.db, id, input);
    requireGood(ownFields(faults));
    return { fields };
  });
}

/** Who answers for the rights of the people of a municipality: of any unit, for a unit that noted a refusal may close. */
const ANSWERS_FOR_RIGHTS = LGPD.anyOf;

/**
 * Who may change whether a citizen shares, once she refuses: the units that see her record, and whoever answers for
 * the rights of citizens. 403 `sharing-refused` for others.
 */
async function requireMayChangeSharing(
  context: UseCaseContext,
  id: string,
  withheldFrom: WithheldFrom,
): Promise<void> {
  const access = accessOf(context.actor);
  if (access && holdsAny(access, ANSWERS_FOR_RIGHTS)) return;
  if ((await withheldFrom(context, [id])).size > 0) throw withheldProblem();
}

/** "Desativar compartilhamento de prontuário para este cidadão". */
export async function setSharing(
  context: UseCaseContext,
  id: string,
  { version, refused }: { version: number; refused: boolean },
  withheldFrom: WithheldFrom,
): Promise<Stored> {
  await requireMayChangeSharing(context, id, withheldFrom);
  const event = refused ? 'citizens.sharing-refused' : 'citizens.sharing-allowed';
  return changeCitizen(context, { id, version, event }, () =>
    Promise.resolve({ fields: { sharingRefused: refused } }),
  );
}
