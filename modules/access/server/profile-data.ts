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

type OfficialFile = { profiles: StandardProfile[]; resources: Array<{ id: string }> };
type OursFile = { resources: Array<{ id: string; profiles: string[] }> };
type CboFile = { rules: Array<{ cbo: string; profiles: string[] }> };

function readData<T>(name: string): T {
  return JSON.parse(readFileSync(join(projectRoot(), 'modules', 'access', 'data', name), 'utf8')) as T;
}

/** The 26 official profiles with the grants of the annex, plus the resources the annex does not name. */
export function standardProfiles(): StandardProfile[] {
  const official = readData<OfficialFile>('profiles.json');
  const ours = readData<OursFile>('profiles-ours.json');
  return official.profiles.map((profile) => ({
    ...profile,
    resources: [
      ...profile.resources,
      ...ours.resources.filter((resource) => resource.profiles.includes(profile.slug)).map(({ id }) => id),
    ],
  }));
}

/** Every resource a route may name. */
export function knownResources(): Set<string> {
  const official = readData<OfficialFile>('profiles.json').resources;
  const ours = readData<OursFile>('profiles-ours.json').resources;
  return new Set([...official, ...ours].map((resource) => resource.id));
}

/** Default profiles of a CBO: the longest prefix wins; none for occupations without part in care. */
export function profilesOfCbo(cbo: string): string[] {
  const matching = readCboRules().filter((rule) => cbo.startsWith(rule.cbo));
  return matching.sort((a, b) => b.cbo.length - a.cbo.length)[0]?.profiles ?? [];
}

let cboRules: CboFile['rules'] | undefined;
function readCboRules(): CboFile['rules'] {
  cboRules ??= readData<CboFile>('cbo-profiles.json').rules;
  return cboRules;
}
