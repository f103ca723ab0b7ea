import { columnOf } from '#platform/contract/form/record';
import { uuidV7 } from '#platform/db/uuid';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Origin } from '../../contract/codes.ts';
import { matchKeys } from '../likely/keys.ts';
import { type Answered, noteLikely } from '../likely/note.ts';
import { preparePerson } from '../likely/person.ts';
import { type DocumentChange, planDocuments } from '../record/documents.ts';
import { followDeath } from './follow-death.ts';
import { wordsOf } from './keys.ts';
import {
  findWaiting,
  citizenInsert,
  loadCitizen,
  lockCitizen,
  citizenUpdate,
  type Writing,
} from '../record/queries.ts';
import {
  type CitizenRecord,
  EMPTY_RECORD,
  type KeptDocument,
  type LoadedCitizen,
  RECORD_FIELDS,
} from '../record/record.ts';
import { onlyFreeNumbers, reviewHolders } from '../numbers/unconfirmed.ts';

/** Where a change comes from: kept on the record and on its revision. */
export type Provenance = {
  origin: Origin;
  installationId: string;
  /** What the origin names: uuid of the ficha, id of the import, id of the merge. */
  ref?: string;
  /** What the person said, where one is asked. */
  reason?: string;
};

export type CitizenChange = {
  /** Null registers a new citizen. Otherwise the record as loaded under its lock. */
  before: LoadedCitizen | null;
  fields: Partial<CitizenRecord>;
  documents?: DocumentChange;
  provenance: Provenance;
  /** Type of the audit event, `citizens.…`. */
  event: string;
  /** Documents came or went beside this change (a joining): the words are written anew though no field changed. */
  rewrite?: true;
  /** Likely same people that the desk was shown; left out, they are looked for here. */
  answered?: Answered;
};

/** `withheld`: numbers that came with a ficha or a file, are of another person and were not written. */
export type Stored = { id: string; version: number; withheld?: ReadonlyArray<'cpf' | 'cns'> };

/**
 * The only writer of citizens: screen, fichas, imports and merges all end here, so that none forgets what it must
 * leave behind. Writes the record with its search words and matching keys, its documents, a revision with what
 * changed, the change log and the audit, in the transaction of the use case. Nothing changed, nothing is written.
 * Of a death the other rooms do there what they declared.
 * A number that a ficha or a file brings and another person holds is left out here, whatever the way.
 */
export async function storeCitizen(context: UseCaseContext, change: CitizenChange): Promise<Stored> {
  const { before, provenance } = change;
  const id = before?.id ?? uuidV7(context.now.getTime());
  const former = before?.record ?? EMPTY_RECORD;
  const allowed = await onlyFreeNumbers(context, change);
  const told =
    allowed.holders.length > 0 ? { withheld: [...new Set(allowed.holders.map(({ field }) => field))] } : {};
  const wanted: CitizenRecord = { ...former, ...allowed.fields };
  const plan = planDocuments(before?.documents ?? [], wanted, allowed.documents, {
    origin: provenance.origin,
    now: context.now,
    newId: () => uuidV7(context.now.getTime()),
  });
  const record: CitizenRecord = { ...wanted, ...plan.numbers };
  const fields = RECORD_FIELDS.filter((field) => !same(former[field], record[field]));
  const nothing = fields.length === 0 && plan.changed.length === 0;
  if (before && nothing && !change.rewrite) {
    await reviewHolders(context, id, provenance.origin, allowed.holders);
    return { id, version: before.version, ...told };
  }
  const version = (before?.version ?? 0) + 1;
  const person = preparePerson(id, record, plan.documents);
  const keys = matchKeys(person);
  const writing: Writing = {
    frame: frameOf(context, id, version, provenance),
    record,
    words: wordsOf(record, plan.documents),
    matchKeys: keys,
    documents: plan.changed,
    revision: {
      ...authorOf(context),
      id: uuidV7(context.now.getTime()),
      citizen_id: id,
      version,
      at: context.now,
      origin: provenance.origin,
      origin_ref: provenance.ref ?? null,
      reason: provenance.reason ?? null,
      before: before ? { ...valuesOf(former, fields), ...documentsBefore(plan.changed, before) } : {},
      after: { ...valuesOf(record, fields), ...documentsAfter(plan.changed) },
    },
  };
  context.write(before ? citizenUpdate(writing) : citizenInsert(writing));
  tell(context, writing, before, { event: change.event, fields: fields.map(columnOf) });
  if (change.answered || !before || !same(keys, keysOf(before))) {
    await noteLikely(context, { person, isNew: !before, origin: provenance.origin }, change.answered);
  }
  await reviewHolders(context, id, provenance.origin, allowed.holders);
  const waiting = await findWaiting(context.db, id, answersTo(record, plan, fields, provenance));
  await adopt(context, id, waiting, provenance);
  if (record.deceased !== former.deceased) await followDeath(context, id, record.deceased);
  return { id, version, ...told };
}

/** Ways in at which a responsible is found; joining registrations moves families by itself. */
const FINDS_FAMILY: readonly Origin[] = ['registration', 'fci', 'import'];
const FAMILY: readonly (keyof CitizenRecord)[] = [
  'familyResponsible',
  'responsibleId',
  'responsibleDocument',
];

/** Numbers by which a ficha may have named the person as responsible, where one is new or the family changed. */
function answersTo(
  { responsibleId, responsibleDocument }: CitizenRecord,
  { documents, changed }: { documents: readonly KeptDocument[]; changed: readonly KeptDocument[] },
  fields: readonly (keyof CitizenRecord)[],
  { origin }: Provenance,
): string[] {
  if (!FINDS_FAMILY.includes(origin) || responsibleId !== null || responsibleDocument !== null) return [];
  const strong = ({ kind, removedAt }: KeptDocument) =>
    (kind === 'cpf' || kind === 'cns') && removedAt === null;
  const isNews = changed.some(strong) || fields.some((field) => FAMILY.includes(field));
  return isNews ? documents.filter(strong).map(({ number }) => number) : [];
}

/** Dependents whose responsible was only a number find the person now, from whichever way in. */
async function adopt(
  context: UseCaseContext,
  responsibleId: string,
  waiting: readonly string[],
  provenance: Provenance,
): Promise<void> {
  for (const id of waiting) {
    const before = (await lockCitizen(context.db, id)) ? await loadCitizen(context.db, id) : undefined;
    // Somebody may have said meanwhile who is responsible.
    if (!before || before.record.responsibleId !== null || before.record.responsibleDocument === null)
      continue;
    await storeCitizen(context, {
      before,
      fields: { responsibleId, responsibleDocument: null },
      provenance: {
        ...provenance,
        reason: 'O responsável familiar foi encontrado pelo CPF ou CNS informado.',
      },
      event: 'citizens.family-changed',
    });
  }
}

const keysOf = ({ id, record, documents }: LoadedCitizen) => matchKeys(preparePerson(id, record, documents));

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

function frameOf(
  { actor, now }: UseCaseContext,
  id: string,
  version: number,
  { origin, installationId }: Provenance,
): Writing['frame'] {
  return {
    id,
    version,
    origin,
    origin_installation_id: installationId,
    created_at: now,
    updated_at: now,
    updated_by: actor.kind === 'person' ? actor.professionalId : null,
    updated_origin: origin,
  };
}

function authorOf({ actor }: UseCaseContext) {
  return {
    professional_id: actor.kind === 'person' ? actor.professionalId : null,
    access_id: accessOf(actor)?.id ?? null,
    actor_kind: actor.kind,
  };
}

/** Values by column: what puts a row back reads them as a row. */
const valuesOf = (record: CitizenRecord, fields: readonly (keyof CitizenRecord)[]) =>
  Object.fromEntries(fields.map((field) => [columnOf(field), record[field]]));

/** Documents that changed, as they were: those that are new were not there. */
function documentsBefore(changed: readonly KeptDocument[], before: LoadedCitizen) {
  const ids = new Set(changed.map(({ id }) => id));
  return changed.length > 0 ? { documents: before.documents.filter(({ id }) => ids.has(id)) } : {};
}
const documentsAfter = (changed: readonly KeptDocument[]) =>
  changed.length > 0 ? { documents: changed } : {};

function tell(
  context: UseCaseContext,
  { frame: { id }, documents, revision }: Writing,
  before: LoadedCitizen | null,
  { event, fields }: { event: string; fields: string[] },
): void {
  const known = new Set(before?.documents.map((document) => document.id));
  context.changed(
    { table: 'citizen', id, operation: before ? 'U' : 'I' },
    ...documents.map(
      (document) =>
        ({
          table: 'citizen_document',
          id: document.id,
          operation: known.has(document.id) ? 'U' : 'I',
        }) as const,
    ),
    { table: 'citizen_revision', id: revision.id, operation: 'I' },
  );
  const named = documents.length > 0 ? [...fields, 'documents'] : fields;
  // Of a new record all is new: its fields say nothing.
  context.audit({ type: event, subject: { table: 'citizen', id }, ...(before ? { fields: named } : {}) });
}
