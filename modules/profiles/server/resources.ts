import { resourcesOffered, resourceTree, standardProfiles } from '#modules/access/index';
import { refused } from '#platform/errors/problem';
import type { AccessKind } from '#platform/permissions/access';
import { withAncestors } from '../contract/tree.ts';

const KINDS = ['lotacao', 'municipal-manager', 'municipal-admin'] as const;
export type MunicipalKind = (typeof KINDS)[number];

export const isMunicipalKind = (kind: AccessKind): kind is MunicipalKind =>
  (KINDS as readonly AccessKind[]).includes(kind);

function heldByType(type: string): Set<string> {
  const profiles = standardProfiles().filter(
    (profile) => profile.accessKind === 'lotacao' && profile.type === type,
  );
  return new Set(profiles.flatMap((profile) => profile.resources));
}

export type ResourceView = {
  id: string;
  label: string;
  parent: string | null;
  kinds: string[];
  side: 'coordination' | 'care' | null;
};

/** The tree a municipality chooses from; what only the installation may hold is not in it. */
export function resourceViews(): ResourceView[] {
  const offered = KINDS.map((kind) => [kind, resourcesOffered(kind)] as const);
  const coordination = heldByType('Coordenação');
  const care = heldByType('Atendimento');
  return resourceTree().flatMap(({ id, label, parent }) => {
    const kinds = offered.filter(([, resources]) => resources.has(id)).map(([kind]) => kind);
    if (kinds.length === 0) return [];
    const sides = [coordination.has(id), care.has(id)];
    const side = sides[0] === sides[1] ? null : sides[0] ? ('coordination' as const) : ('care' as const);
    return [{ id, label, parent, kinds, side }];
  });
}

/**
 * The set that a request for these resources gives a profile of this kind: with their ancestors, and with what
 * the profile already holds though the tree no longer offers it. Throws 422 for what the kind may not hold.
 */
export function chosenResources(
  kind: AccessKind,
  requested: readonly string[],
  held: readonly string[] = [],
): Set<string> {
  const offered = resourcesOffered(kind);
  const retired = held.filter((id) => !offered.has(id));
  const wanted = withAncestors(requested);
  const strange = [...wanted].find((id) => !offered.has(id) && !retired.includes(id));
  if (strange !== undefined) {
    const message = 'Um dos recursos não existe ou não é deste tipo de acesso. Recarregue a página.';
    throw refused('resource-not-offered', message, [{ path: 'resources', message }]);
  }
  return new Set([...wanted, ...retired]);
}
