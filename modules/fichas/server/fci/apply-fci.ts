import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import {
  type CitizenRecord,
  civilDay,
  deathFaults,
  type DocumentInput,
  documentFaults,
  EMPTY_RECORD,
  familyOf,
  fieldsChangedSince,
  findCitizenOf,
  holdCitizen,
  holdPerson,
  type LikelyPerson,
  type LoadedCitizen,
  storeCitizen,
} from '#modules/citizens/index';
import type { Applied, FichaOutcome } from '../received/ficha.ts';
import { type FichaPlace, findPlace } from '../received/queries.ts';
import { unknownPlace, unknownReason, whatToDo } from '../received/unknown-place.ts';
import { decided, type FciDecision, requireWaiting, toldBy } from './decision.ts';
import { findFci, keepFci } from './queries.ts';
import { DEATH, type Fci, type FciPerson } from './read-fci.ts';
import { statedFields } from './stated-fields.ts';

const REASONS = {
  'number-of-another': 'O CPF ou o CNS da ficha é de um cadastro que não parece ser da mesma pessoa.',
  'several-people': 'Mais de um cadastro parece ser o da pessoa da ficha.',
  'looks-like-another': 'Há um cadastro com o mesmo nome e nascimento, sem número que confirme.',
  older: 'Já foi aplicada uma ficha mais nova deste cidadão.',
  deceased: 'O cadastro que parece ser o desta pessoa tem óbito anterior ao dia da ficha.',
  refusal: 'Recusa de cadastro: a ficha não identifica ninguém.',
  'no-name': 'O nome que está na ficha tem sinais que um cadastro não aceita.',
} as const;
const WITHHELD = { cpf: 'O CPF', cns: 'O CNS' } as const;

/**
 * Applies a valid cadastro individual to the registration, by rule (the same ficha twice changes nothing):
 * whose it is (see find-citizen), what it tells that is newer than what is known, team, family, exit. The bytes are
 * kept whatever becomes of it. `faults` are sentences of LEDI that it breaks: then it is kept and refused. With a
 * `decision`, of a ficha in doubt: 409 `already-decided`, `not-applicable` or `likely-duplicate`, 404 for the citizen.
 */
export async function applyFci(
  context: UseCaseContext,
  fci: Fci,
  bytes: Uint8Array,
  { faults = [], decision }: { faults?: readonly string[]; decision?: FciDecision } = {},
): Promise<Applied> {
  const { db, actor, now } = context;
  const place = await findPlace(db, fci);
  const { municipalityId } = place;
  const site = await holdPerson(db, municipalityId, {
    fields: fci.person?.fields,
    others: [`fci:${fci.uuid}`],
  });
  const there = await findFci(db, fci.uuid);
  if (decision) requireWaiting(there?.outcome);
  if (there && there.outcome !== 'refused' && there.outcome !== 'review') {
    return { outcome: 'repeated', reason: null, citizenId: null, unfit: [] };
  }
  const today = civilDay(now, site.timeZone);
  const applied = await decide(context, fci, { place, faults, today, decision }, site);
  if (decision && applied.outcome === 'refused') {
    const [advice] = applied.unknown ? whatToDo([applied.unknown]) : [];
    throw conflict('not-applicable', advice ?? applied.reason ?? '');
  }
  const id = there?.id ?? uuidV7(now.getTime());
  const { citizenId, outcome, reason } = applied;
  const by = actor.kind === 'person' ? actor.professionalId : null;
  const decidedBy = decision ? by : undefined;
  await keepFci(db, { id, fci, municipalityId, citizenId, outcome, reason, bytes, now, decidedBy });
  context.changed({ table: 'citizen_fci', id, operation: there ? 'U' : 'I' });
  context.audit({
    type: decision ? 'citizens.fci-decided' : 'citizens.fci-received',
    ...(citizenId === null ? {} : { subject: { table: 'citizen', id: citizenId } }),
    municipalityId,
    details: { ficha: fci.uuid, outcome },
  });
  return applied;
}

type Site = { installationId: string };
type Circumstances = {
  place: FichaPlace;
  faults: readonly string[];
  today: string;
  decision: FciDecision | undefined;
};
type Decided = Applied & { outcome: FichaOutcome };

const without = (outcome: FichaOutcome, reason: string | null, citizenId: string | null = null): Decided => ({
  outcome,
  reason,
  citizenId,
  unfit: [],
});

async function decide(
  context: UseCaseContext,
  fci: Fci,
  { place, faults, today, decision }: Circumstances,
  site: Site,
): Promise<Decided> {
  if (faults.length > 0) return without('refused', faults.join(' '));
  const unknown = unknownPlace(fci, place);
  if (unknown) return { ...without('refused', unknownReason(unknown)), unknown };
  if (!fci.person) return without('applied', REASONS.refusal);
  const told = await toldBy(context.db, fci, fci.person);
  const found = await (decision ? decided(context, told, decision) : findCitizenOf(context, told, today));
  if (found.kind === 'doubt') return without('review', REASONS[found.code], found.id);
  const before = found.kind === 'citizen' ? ((await holdCitizen(context.db, found.id)) ?? null) : null;
  if (decision?.kind === 'citizen' && !before) throw notFound('O cadastro');
  // Who refuses the cadastro is not registered by it; the refusal stays with whom it is about.
  if (fci.refusal) return without('applied', null, before?.id ?? null);
  const newest = before?.record.fciFilledAt;
  if (newest && fci.filledAt && fci.filledAt < newest) return without('older', REASONS.older, before.id);
  const alike = found.kind === 'new' ? found.alike : undefined;
  return write(context, { fci, person: fci.person, before, alike, teamId: place.teamId, today, site });
}

type Work = {
  fci: Fci;
  person: FciPerson;
  before: LoadedCitizen | null;
  /** Who looks like somebody new. */
  alike: readonly LikelyPerson[] | undefined;
  teamId: string | null;
  today: string;
  site: Site;
};

async function write(context: UseCaseContext, work: Work): Promise<Decided> {
  const { fci, person, before, today, site } = work;
  const record = before?.record ?? EMPTY_RECORD;
  const since = fci.filledAt ?? context.now;
  const kept = before ? await fieldsChangedSince(context.db, before.id, since) : new Set<string>();
  const { fields, unfit } = statedFields(person, record, kept, today);
  if (!before && !fields.name) return without('refused', REASONS['no-name']);
  const provenance = { origin: 'fci', installationId: site.installationId, ref: fci.uuid } as const;
  const stored = await storeCitizen(context, {
    before,
    fields: {
      ...fields,
      ...(await familyFields(context, work, kept)),
      ...placeFields(work, kept),
      fciUuid: fci.uuid,
      fciFilledAt: fci.filledAt,
    },
    documents: { add: furtherDocuments(work) },
    ...(work.alike ? { looked: { alike: work.alike, notThese: [] } } : {}),
    provenance,
    event: 'citizens.fci-applied',
  });
  const { id: citizenId, withheld = [] } = stored;
  return { outcome: 'applied', reason: withheldReason(withheld), citizenId, unfit: [...unfit, ...withheld] };
}

const withheldReason = (fields: ReadonlyArray<'cpf' | 'cns'>): string | null =>
  fields.map((field) => `${WITHHELD[field]} da ficha é de outro cadastro e ficou só na ficha.`).join(' ') ||
  null;

/** A card beside the one on the record, and the number of the declaration of live birth. */
function furtherDocuments({ person, before, today }: Work): DocumentInput[] {
  const { cns } = person.fields;
  const further: DocumentInput[] = [];
  if (cns !== null && before?.record.cns) further.push({ kind: 'cns', number: cns });
  if (person.dnv !== null) further.push({ kind: 'dnv', number: person.dnv });
  return further.filter((document) => documentFaults(document, today).length === 0);
}

/** Team, unless it is by hand (CIT-11); who left the territory or died has none. */
function placeFields(
  { fci, before, teamId, person, today }: Work,
  kept: ReadonlySet<string>,
): Partial<CitizenRecord> {
  const record = before?.record ?? EMPTY_RECORD;
  const fields: Partial<CitizenRecord> = {};
  const link = (to: string | null) =>
    Object.assign(fields, { teamId: to, teamSince: to === null ? null : (fci.filledAt ?? null) });
  if (record.teamAutomatic && !record.deceased) {
    if (fci.exit) link(null);
    else if (teamId !== null && teamId !== record.teamId) link(teamId);
  }
  if (fci.exit?.reason !== DEATH || kept.has('deceased')) return fields;
  const { diedOn, deathCertificate } = fci.exit;
  const faults = [...deathFaults({ diedOn, deathCertificate }, person.fields, today)].map(({ path }) => path);
  return {
    ...fields,
    deceased: true,
    diedOn: faults.includes('diedOn') ? record.diedOn : diedOn,
    deathCertificate: faults.includes('deathCertificate') ? record.deathCertificate : deathCertificate,
    teamId: null,
    teamSince: null,
  };
}

/** The family, where the ficha tells it; a responsible who may not be one stays a number. */
async function familyFields(
  { db }: UseCaseContext,
  { person, before }: Work,
  kept: ReadonlySet<string>,
): Promise<Partial<CitizenRecord>> {
  const { isResponsible, responsibleDocument, kinship } = person;
  if (isResponsible === null && responsibleDocument === null) return {};
  if (kept.has('responsibleId') || kept.has('familyResponsible')) return {};
  const input = { isResponsible: isResponsible ?? false, responsibleDocument, kinship };
  const { fields, faults } = await familyOf(db, before?.id ?? null, input);
  if (faults.length === 0) return fields;
  const isListed = !faults.some(({ path }) => path === 'family.kinship');
  return {
    familyResponsible: false,
    responsibleId: null,
    responsibleDocument,
    kinship: isListed ? kinship : null,
  };
}
