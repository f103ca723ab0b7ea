import { isDefinitiveCns } from '@pec-aberto/matching';
import type { CitizenRecord, LoadedCitizen } from '#modules/citizens/index';
import { isBlank, type MergePart, PARTS, valuesOf } from './parts.ts';

/** Which record gives a part; parts left out follow the rules of {@link planMerge}. */
export type Choices = Partial<Record<MergePart, string>>;

export type MergePlan = {
  fields: Partial<CitizenRecord>;
  /** Who gives each part in the end. */
  choices: Record<MergePart, string>;
};

/**
 * What the joined registration will say. The principal gives everything it tells; what it
 * leaves blank comes from the others, the most recently changed first; a definitive CNS is preferred whosever it is;
 * a refusal to share by any of them holds. A choice of the person at the desk overrules all of these.
 */
export function planMerge(
  principal: LoadedCitizen,
  others: readonly LoadedCitizen[],
  choices: Choices = {},
): MergePlan {
  const all = [principal, ...others];
  const giverOf = (part: MergePart): LoadedCitizen => {
    const chosen = all.find(({ id }) => id === choices[part]);
    if (chosen) return chosen;
    if (part === 'cns') return all.find(({ record }) => isDefinitive(record.cns)) ?? firstTelling(all, part);
    return firstTelling(all, part);
  };
  const givers = PARTS.map((part) => [part, giverOf(part)] as const);
  const fields: Partial<CitizenRecord> = Object.assign(
    {},
    ...givers.map(([part, giver]) => valuesOf(giver.record, part)),
  );
  return {
    fields: { ...fields, ...familyWithout(all, fields), ...newestFci(all) },
    choices: Object.fromEntries(givers.map(([part, { id }]) => [part, id])) as MergePlan['choices'],
  };
}

const firstTelling = (
  all: readonly [LoadedCitizen, ...LoadedCitizen[]] | LoadedCitizen[],
  part: MergePart,
) => {
  const [principal] = all as [LoadedCitizen];
  return all.find(({ record }) => !isBlank(record, part)) ?? principal;
};

const isDefinitive = (cns: string | null): boolean => cns !== null && isDefinitiveCns(cns);

/** Nobody is the responsible of oneself: whoever depended on another record of the same person answers alone. */
function familyWithout(
  all: readonly LoadedCitizen[],
  fields: Partial<CitizenRecord>,
): Partial<CitizenRecord> {
  if (!all.some(({ id }) => id === fields.responsibleId)) return {};
  return { familyResponsible: true, responsibleId: null, responsibleDocument: null, kinship: null };
}

function newestFci(all: readonly LoadedCitizen[]): Partial<CitizenRecord> {
  const [newest] = all
    .filter(({ record }) => record.fciFilledAt !== null)
    .toSorted((a, b) => Number(b.record.fciFilledAt) - Number(a.record.fciFilledAt));
  return newest ? { fciUuid: newest.record.fciUuid, fciFilledAt: newest.record.fciFilledAt } : {};
}
