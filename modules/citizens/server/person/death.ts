import { normalizeDigits } from '@pec-aberto/brazil';
import { refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Stored } from '../writing/store.ts';
import { changeCitizen } from '../registration/change.ts';
import { requireGood } from '../rules/require-good.ts';
import { goodReason } from '../registration/status.ts';
import { deathFaults } from '../rules/death.ts';

type DeathInput = { diedOn: string; deathCertificate?: string | null; version: number };

/** Registers a death, or corrects its date and certificate. The link with the team ends. 422 by field. */
export async function registerDeath(context: UseCaseContext, id: string, input: DeathInput): Promise<Stored> {
  const death = {
    diedOn: input.diedOn.trim() || null,
    deathCertificate: normalizeDigits(input.deathCertificate ?? '') || null,
  };
  const change = { id, version: input.version, event: 'citizens.death-registered' };
  return changeCitizen(context, change, ({ record }, today) => {
    requireGood([...deathFaults(death, record, today)]);
    return Promise.resolve({ fields: { ...death, deceased: true, teamId: null, teamSince: null } });
  });
}

/** Takes back a death registered by mistake, with the reason. The link with the team is made anew by whoever knows. */
export async function undoDeath(
  context: UseCaseContext,
  id: string,
  input: { reason: string; version: number },
): Promise<Stored> {
  const reason = goodReason(input.reason);
  const change = { id, version: input.version, event: 'citizens.death-undone', reason };
  return changeCitizen(context, change, ({ record }) => {
    if (!record.deceased) throw refused('not-deceased', 'Este cidadão não tem óbito registrado.');
    return Promise.resolve({ fields: { deceased: false, diedOn: null, deathCertificate: null } });
  });
}
