import type { UseCaseContext } from '#platform/usecase/context';
import type { Difference } from '../contract/tree.ts';

export type ProfileAct =
  | 'profiles.created'
  | 'profiles.copied'
  | 'profiles.changed'
  | 'profiles.activated'
  | 'profiles.inactivated'
  | 'profiles.deleted';

/**
 * "Configuração de perfil": one event of what was done, and one of each resource added or removed
 * (administration §8.3, ADM-K09). Names of profiles and resources are no personal data.
 */
export function auditProfile(
  context: UseCaseContext,
  type: ProfileAct,
  profile: { id: string; name: string },
  {
    added,
    removed,
    reason,
    fields,
  }: Difference & { reason?: string | undefined; fields?: readonly string[] },
): void {
  const subject = { table: 'profile', id: profile.id };
  const typed = reason?.trim();
  context.audit({
    type,
    subject,
    ...(fields?.length ? { fields } : {}),
    details: { profile: profile.name, ...(typed ? { reason: typed } : {}) },
  });
  for (const resource of added) {
    context.audit({ type: 'profiles.resource-added', subject, details: { profile: profile.name, resource } });
  }
  for (const resource of removed) {
    context.audit({
      type: 'profiles.resource-removed',
      subject,
      details: { profile: profile.name, resource },
    });
  }
}
