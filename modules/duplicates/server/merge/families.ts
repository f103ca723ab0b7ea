import {
  type CitizenRecord,
  holdWithoutWaiting,
  type LoadedCitizen,
  pointAtResponsible,
  storeCitizen,
} from '#modules/citizens/index';
import type { Db } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';
import { countDependents, dependentsOf, responsibleNow, stillThere } from './family-queries.ts';
import { familyBusy } from './load.ts';

type Family = Pick<CitizenRecord, 'familyResponsible' | 'responsibleId' | 'responsibleDocument' | 'kinship'>;
/** Somebody who depended on one of the joined. */
export type FamilyMove = { id: string; before: Family; after: Family };
type Provenance = Parameters<typeof storeCitizen>[1]['provenance'];

const familyOf = ({ familyResponsible, responsibleId, responsibleDocument, kinship }: Family): Family => ({
  familyResponsible,
  responsibleId,
  responsibleDocument,
  kinship,
});

const dependsOnSomebody = ({ responsibleId, responsibleDocument }: Family) =>
  responsibleId !== null || responsibleDocument !== null;

/**
 * Whoever depended on one of the joined depends on the survivor; where the survivor depends on somebody, on that one
 * (families are one level deep), and what they are to each other is no longer known. Each has a revision of it.
 * 409 `family-busy` while somebody changes one of them.
 */
export async function moveFamilies(
  context: UseCaseContext,
  joining: { survivorId: string; everybody: readonly string[]; family: Family; provenance: Provenance },
): Promise<FamilyMove[]> {
  const { survivorId, everybody, family, provenance } = joining;
  const moves: FamilyMove[] = [];
  for (const before of await holdAll(context, await dependentsOf(context.db, everybody))) {
    const after = familyAfter(before, survivorId, family);
    if (after.responsibleId === before.record.responsibleId) continue;
    moves.push({ id: before.id, before: familyOf(before.record), after });
    await write(context, before, after, provenance);
  }
  return moves;
}

/** The writer of citizens, with a revision; of a record that lives on in another only the pointer follows. */
async function write(context: UseCaseContext, before: LoadedCitizen, fields: Family, provenance: Provenance) {
  const { id, record } = before;
  if (record.mergedInto !== null) return pointAtResponsible(context, id, fields);
  await storeCitizen(context, { before, fields, provenance, event: 'citizens.family-changed' });
}

function familyAfter({ id, record }: LoadedCitizen, survivorId: string, family: Family): Family {
  if (!dependsOnSomebody(family)) return { ...familyOf(record), responsibleId: survivorId };
  const { responsibleId, responsibleDocument } = family;
  const alone = responsibleId === id;
  return {
    familyResponsible: alone,
    responsibleId: alone ? null : responsibleId,
    responsibleDocument,
    kinship: null,
  };
}

async function holdAll({ db }: UseCaseContext, ids: readonly string[]): Promise<LoadedCitizen[]> {
  const held = await holdWithoutWaiting(db, ids);
  if (!held) throw familyBusy();
  return held;
}

/** What a preview says of families that would be two levels deep. */
export async function familyWarning(
  db: Db,
  all: readonly LoadedCitizen[],
  family: Family,
): Promise<string | undefined> {
  const everybody = all.map(({ id }) => id);
  const depends = dependsOnSomebody(family);
  // The family of another may still be chosen.
  const might = all.some(
    ({ record }) => dependsOnSomebody(record) && !everybody.includes(record.responsibleId ?? ''),
  );
  if (!depends && !might) return undefined;
  const count = await countDependents(db, everybody);
  if (count === 0) return undefined;
  const who = count === 1 ? 'A pessoa que depende' : `As ${count} pessoas que dependem`;
  const go = count === 1 ? 'passa' : 'passam';
  const start = depends
    ? 'O cadastro que fica depende de outro responsável familiar.'
    : 'Um dos cadastros depende de outro responsável familiar. Se a família dele for escolhida:';
  return `${start} ${depends ? who : who.toLowerCase()} destes cadastros ${go} a depender dele, sem parentesco informado.`;
}

/**
 * Puts dependents back with whom they depended on. Whose family was changed since stays as it is: answers how many.
 * 409 `family-busy`.
 */
export async function returnFamilies(
  context: UseCaseContext,
  moves: readonly FamilyMove[],
  provenance: Provenance,
): Promise<number> {
  const { db } = context;
  const there = await stillThere(
    db,
    moves.map(({ id }) => id),
  );
  const people = new Map((await holdAll(context, there)).map((one) => [one.id, one]));
  let changed = 0;
  for (const { id, before: fields, after } of moves) {
    const before = people.get(id);
    if (!before) continue;
    const left = after.responsibleId && (await responsibleNow(db, after.responsibleId));
    const { responsibleId, responsibleDocument } = before.record;
    const isLeft = responsibleId === after.responsibleId || responsibleId === left;
    if (isLeft && responsibleDocument === after.responsibleDocument) {
      await write(context, before, fields, provenance);
    } else changed += 1;
  }
  return changed;
}
