import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import { notFound } from '#platform/errors/problem';
import { municipalityScope } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { loadLedi } from '#platform/ledi/load';
import { type FoundHolder, findRegistrations, knownOf, peopleAround } from '#modules/citizens/index';
import { withheldFrom } from '#modules/record-access/index';
import { seenFields } from '#modules/citizens/contract/fields';
import type { FciCandidate, getFciContract } from '../../contract.ts';
import { decodeRecord } from '../received/decode.ts';
import { toldBy } from '../fci/decision.ts';
import { FCI, type Fci, readFci } from '../fci/read-fci.ts';
import { shownFicha } from './list.ts';
import { findFicha } from './queries.ts';

type Answer = Static<typeof getFciContract.response>;
/** So many stand beside the ficha. */
const SHOWN = 10;
const FORMS = new Set([FCI]);

/** A ficha that waits or was decided. 404 when there is none, or it is of another municipality. */
export async function getFicha({ db, actor }: Pick<ReadContext, 'db' | 'actor'>, id: string) {
  const ficha = await findFicha(db, id);
  const { municipalityId } = municipalityScope(actor);
  const own = municipalityId === null || ficha?.municipalityId === municipalityId;
  if (!ficha || !own) throw notFound('A ficha');
  return ficha;
}

/** What the bytes of a kept ficha say; undefined when they can no longer be read. */
export async function readKept(
  bytes: Uint8Array,
): Promise<{ fci: Fci; faults: readonly string[] } | undefined> {
  const decoded = decodeRecord(await loadLedi(), bytes, FORMS);
  if (decoded.kind !== 'ficha') return undefined;
  return { fci: readFci(decoded.ficha), faults: decoded.ficha.faults };
}

/** A ficha beside whoever may be its person. `chosen`: somebody found by search. Audited with whom was shown. */
export async function getReview(context: ReadContext, id: string, chosen: string | null): Promise<Answer> {
  const { municipalityId: _, bytes, uuid, ...row } = await getFicha(context, id);
  const fci = (await readKept(bytes))?.fci;
  const candidates = fci && row.outcome === 'review' ? await candidatesOf(context, fci, chosen) : [];
  await Promise.all([
    auditRead(context, { type: 'citizens.fci-viewed', details: { ficha: uuid, found: candidates.length } }),
    // Whoever was shown whole was looked at: it is in the list of who opened her record.
    ...candidates.map(({ citizen: { id: shown } }) =>
      auditRead(context, { type: 'citizens.fci-compared', subject: { table: 'citizen', id: shown } }),
    ),
  ]);
  return {
    ...shownFicha(row),
    uuid,
    readable: fci !== undefined,
    refusal: fci?.refusal ?? false,
    exitReason: fci?.exit?.reason ?? null,
    responsibleDocument: fci?.person?.responsibleDocument ?? null,
    said: fci?.person?.fields ?? null,
    stated: fci?.person?.stated.flat() ?? [],
    candidates,
  };
}

async function candidatesOf(context: ReadContext, fci: Fci, chosen: string | null): Promise<FciCandidate[]> {
  if (!fci.person) return [];
  const today = context.now.toISOString().slice(0, 10);
  const people = (
    await peopleAround(context, await toldBy(context.db, fci, fci.person), today, chosen)
  ).slice(0, SHOWN);
  const ids = people.map(({ citizen }) => citizen.id);
  const [records, withheld] = await Promise.all([
    findRegistrations(context.db, ids),
    withheldFrom(context, ids),
  ]);
  return people.flatMap(({ citizen, score, evidence }: FoundHolder) => {
    const whole = records.get(citizen.id);
    if (!whole) return [];
    const record = withheld.has(citizen.id) ? knownOf(whole) : whole;
    const seen = Object.fromEntries(
      Object.keys(seenFields).map((field) => [field, record[field as keyof typeof seenFields]]),
    ) as FciCandidate['record'];
    return [
      {
        citizen,
        score: score ?? null,
        evidence: evidence?.fields.map(({ field, level }) => ({ field, level })) ?? [],
        against: [...(evidence?.guards ?? [])],
        record: seen,
      },
    ];
  });
}
