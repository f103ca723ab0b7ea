import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { civilDay, findCitizenOf, holdCitizen, holdPeople } from '#modules/citizens/index';
import type { Applied, FichaOutcome } from '../received/ficha.ts';
import { type FichaPlace, placesOf } from '../received/queries.ts';
import { unknownPlace, unknownReason, whatToDo } from '../received/unknown-place.ts';
import { decided, type FciDecision, requireWaiting, toldBy } from './decision.ts';
import { type FciRow, fciKept, findFcis } from './queries.ts';
import type { Fci } from './read-fci.ts';
import { writeFci } from './write-fci.ts';

const REASONS = {
  'number-of-another': 'O CPF ou o CNS da ficha é de um cadastro que não parece ser da mesma pessoa.',
  'several-people': 'Mais de um cadastro parece ser o da pessoa da ficha.',
  'looks-like-another': 'Há um cadastro com o mesmo nome e nascimento, sem número que confirme.',
  older: 'Já foi aplicada uma ficha mais nova deste cidadão.',
  deceased: 'O cadastro que parece ser o desta pessoa tem óbito anterior ao dia da ficha.',
  refusal: 'Recusa de cadastro: a ficha não identifica ninguém.',
} as const;

/** `faults` are sentences of LEDI that it breaks: then it is kept and refused. */
export type ReceivedFci = { fci: Fci; bytes: Uint8Array; faults: readonly string[] };

/**
 * Applies cadastros individuais to the registration, one after another, by rule (the same ficha twice changes nothing):
 * whose each is (see find-citizen), what it tells that is newer than what is known, team, family, exit. The bytes are
 * kept whatever becomes of it. What all of them need is asked once, and the people of all are held to the end.
 */
export async function applyFcis(
  context: UseCaseContext,
  received: readonly ReceivedFci[],
  decision?: FciDecision,
): Promise<Applied[]> {
  const { db, now } = context;
  const people = received.map(({ fci }) => ({ fields: fci.person?.fields, others: [`fci:${fci.uuid}`] }));
  const site = await holdPeople(db, null, people);
  const before = await findFcis(
    db,
    received.map(({ fci }) => fci.uuid),
  );
  const placeOf = placesOf(db);
  const outcomes: Applied[] = [];
  for (const one of received) {
    const place = await placeOf(one.fci);
    const today = civilDay(now, place.timeZone ?? site.timeZone);
    const { installationId } = site;
    outcomes.push(await applyOne(context, one, { place, today, installationId, before, decision }));
  }
  return outcomes;
}

/**
 * The same for a ficha in doubt, of which somebody decided. 409 `already-decided`, `not-applicable` or
 * `likely-duplicate`, 404 for the citizen.
 */
export async function applyDecided(
  context: UseCaseContext,
  received: ReceivedFci,
  decision: FciDecision,
): Promise<Applied> {
  const [applied] = await applyFcis(context, [received], decision);
  if (!applied) throw new Error('one ficha has one outcome');
  return applied;
}

type Circumstances = {
  place: FichaPlace;
  today: string;
  installationId: string;
  /** What became before of fichas of these uuids; those that are kept now are added. */
  before: Map<string, FciRow>;
  decision: FciDecision | undefined;
};

async function applyOne(
  context: UseCaseContext,
  received: ReceivedFci,
  circumstances: Circumstances,
): Promise<Applied> {
  const { actor, now } = context;
  const { fci, bytes } = received;
  const { place, before, decision } = circumstances;
  const { municipalityId } = place;
  const there = before.get(fci.uuid);
  if (decision) requireWaiting(there?.outcome);
  if (there && there.outcome !== 'refused' && there.outcome !== 'review') {
    return { outcome: 'repeated', reason: null, citizenId: null, unfit: [] };
  }
  const applied = await decide(context, received, circumstances);
  if (decision && applied.outcome === 'refused') {
    const [advice] = applied.unknown ? whatToDo([applied.unknown]) : [];
    throw conflict('not-applicable', advice ?? applied.reason ?? '');
  }
  const id = there?.id ?? uuidV7(now.getTime());
  const { citizenId, outcome, reason } = applied;
  const by = actor.kind === 'person' ? actor.professionalId : null;
  const decidedBy = decision ? by : undefined;
  context.write(fciKept({ id, fci, municipalityId, citizenId, outcome, reason, bytes, now, decidedBy }));
  before.set(fci.uuid, { id, uuid: fci.uuid, outcome });
  context.changed({ table: 'citizen_fci', id, operation: there ? 'U' : 'I' });
  context.audit({
    type: decision ? 'citizens.fci-decided' : 'citizens.fci-received',
    ...(citizenId === null ? {} : { subject: { table: 'citizen', id: citizenId } }),
    municipalityId,
    details: { ficha: fci.uuid, outcome },
  });
  return applied;
}

type Decided = Applied & { outcome: FichaOutcome };

const without = (outcome: FichaOutcome, reason: string | null, citizenId: string | null = null): Decided => ({
  outcome,
  reason,
  citizenId,
  unfit: [],
});

async function decide(
  context: UseCaseContext,
  { fci, faults }: ReceivedFci,
  { place, today, installationId, decision }: Circumstances,
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
  // Who died is written as dead and was looked for as living; of a decision a number may stay out.
  const isAsTold = found.kind === 'new' && !told.died && !decision;
  const written = await writeFci(context, {
    fci,
    person: fci.person,
    before,
    alike: isAsTold ? found.alike : undefined,
    teamId: place.teamId,
    today,
    installationId,
  });
  return { outcome: written.citizenId === null ? 'refused' : 'applied', ...written };
}
