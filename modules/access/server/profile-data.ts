import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/config/root';
import type { AccessKind } from '#platform/permissions/access';

export type StandardProfile = {
  slug: string;
  name: string;
  type: string;
  accessKind: AccessKind;
  resources: string[];
};
/** A node of the tree: the id of a child is its parent's, a dot and its own part. */
export type Resource = { id: string; label: string; parent: string | null };

type OfficialFile = { profiles: StandardProfile[]; resources: Resource[] };
type OursFile = { resources: Array<Resource & { profiles: string[] }> };
type CboFile = { rules: Array<{ cbo: string; profiles: string[] }> };

/** The files come with the program: each is read once. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const readData = <T>(name: string): T =>
  JSON.parse(readFileSync(join(projectRoot(), 'modules', 'access', 'data', name), 'utf8')) as T;
const official = once(() => readData<OfficialFile>('profiles.json'));
const ours = once(() => readData<OursFile>('profiles-ours.json').resources);
const cboRules = once(() => readData<CboFile>('cbo-profiles.json').rules);

/** The 26 official profiles with the grants of the annex, plus the resources the annex does not name. */
export const standardProfiles = once((): readonly StandardProfile[] =>
  official().profiles.map((profile) => ({
    ...profile,
    resources: [
      ...profile.resources,
      ...ours().flatMap(({ id, profiles }) => (profiles.includes(profile.slug) ? [id] : [])),
    ],
  })),
);

/** Every resource in the order of the annex, parents first; what the annex does not name follows its parent. */
export const resourceTree = once((): readonly Resource[] => {
  const all = [...official().resources, ...ours()];
  const under = (parent: string | null): Resource[] =>
    all
      .filter((resource) => resource.parent === parent)
      .flatMap(({ id, label }) => [{ id, label, parent }, ...under(id)]);
  return under(null);
});

/** Every resource a route may name. */
export const knownResources = once(
  (): ReadonlySet<string> => new Set(resourceTree().map((resource) => resource.id)),
);

/**
 * What a profile of this access kind may hold: what some standard profile of the kind holds. Administration,
 * management and care never meet in one access.
 */
export function resourcesOffered(kind: AccessKind): ReadonlySet<string> {
  const profiles = standardProfiles().filter((profile) => profile.accessKind === kind);
  return new Set(profiles.flatMap((profile) => profile.resources));
}

/** Default profiles of a CBO: the longest prefix wins; none for occupations without part in care. */
export function profilesOfCbo(cbo: string): string[] {
  const matching = cboRules().filter((rule) => cbo.startsWith(rule.cbo));
  return matching.sort((a, b) => b.cbo.length - a.cbo.length)[0]?.profiles ?? [];
}
