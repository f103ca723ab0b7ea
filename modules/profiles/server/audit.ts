import type { UseCaseContext } from '#platform/usecase/context';
import type { Difference } from '../contract/tree.ts';

export type ProfileAct =
  | 'profiles.created'
  | 'profiles.copied'
  | 'profiles.changed'
  | 'profiles.activated'
  | 'profiles.inactivated'
  | 'profiles.deleted';

type Told = Partial<Difference> & { renamed?: boolean; reason?: string | undefined };

/**
 * "Configuração de perfil": what was done, with one line of each resource added ("+id") or removed ("-id")
 * (ADM-K09). Names of profiles and resources are no personal data.
 */
export function auditProfile(
  context: UseCaseContext,
  type: ProfileAct,
  profile: { id: string; name: string },
  { added = [], removed = [], renamed = false, reason }: Told = {},
): void {
  const typed = reason?.trim();
  const fields = [
    ...(renamed ? ['name'] : []),
    ...added.map((resource) => `+${resource}`).sort(),
    ...removed.map((resource) => `-${resource}`).sort(),
  ];
  context.audit({
    type,
    subject: { table: 'profile', id: profile.id },
    ...(fields.length > 0 ? { fields } : {}),
    details: { profile: profile.name, ...(typed ? { reason: typed } : {}) },
  });
}
