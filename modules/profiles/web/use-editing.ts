import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import type { getProfile } from '../contract.ts';
import { applied, type Difference, difference, toggled, withBranch } from '../contract/tree.ts';

export type Profile = RouteOutput<typeof getProfile>;

/** What somebody else saved while this person was editing. */
export type Meanwhile = Difference & { by: string | null; at: string; name: string | null };

/** Edits of this person over the version they were made on; null while nothing was touched. */
type Draft = { base: Profile; edits: Difference; name: string; reason: string; meanwhile: Meanwhile | null };

const NOTHING: Difference = { added: [], removed: [] };
const setOf = (profile: Profile) => new Set(profile.resources);

/** The profile as it is edited: what was read stays put until it is saved, whatever others do. */
export function useEditing(latest: Profile) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const begun: Draft = draft ?? {
    base: latest,
    edits: NOTHING,
    name: latest.name,
    reason: '',
    meanwhile: null,
  };
  const before = setOf(begun.base);
  const held = applied(before, begun.edits);
  const changes = difference(before, held);
  const renamed = begun.name.trim() !== begun.base.name;
  const hold = (next: ReadonlySet<string>) => setDraft({ ...begun, edits: difference(before, next) });
  return {
    base: begun.base,
    before,
    held,
    changes,
    name: begun.name,
    reason: begun.reason,
    meanwhile: begun.meanwhile,
    dirty: renamed || changes.added.length + changes.removed.length > 0,
    toggle: (id: string) => hold(toggled(held, id)),
    tickBranch: (id: string, all: readonly string[]) => hold(withBranch(held, id, all)),
    restore: (ids: readonly string[]) => hold(new Set(ids)),
    rename: (name: string) => setDraft({ ...begun, name }),
    explain: (reason: string) => setDraft({ ...begun, reason }),
    discard: () => setDraft(null),
    /** Puts the edits on what another person saved meanwhile: nothing of either is lost. */
    rebase: (now: Profile) => {
      const theirs = difference(before, setOf(now));
      setDraft({
        ...begun,
        base: now,
        name: renamed ? begun.name : now.name,
        meanwhile: {
          ...theirs,
          by: now.changedBy,
          at: now.changedAt,
          name: now.name === begun.base.name ? null : now.name,
        },
      });
    },
  };
}

export type Editing = ReturnType<typeof useEditing>;
