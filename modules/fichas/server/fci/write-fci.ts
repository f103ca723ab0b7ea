import type { UseCaseContext } from '#platform/usecase/context';
import {
  type CitizenRecord,
  deathFaults,
  type DocumentInput,
  documentFaults,
  EMPTY_RECORD,
  familyOf,
  fieldsChangedSince,
  type LikelyPerson,
  type LoadedCitizen,
  storeCitizen,
} from '#modules/citizens/index';
import type { Applied } from '../received/ficha.ts';
import { DEATH, type Fci, type FciPerson } from './read-fci.ts';
import { statedFields } from './stated-fields.ts';

const NO_NAME = 'O nome que está na ficha tem sinais que um cadastro não aceita.';
const WITHHELD = { cpf: 'O CPF', cns: 'O CNS' } as const;

export type Work = {
  fci: Fci;
  person: FciPerson;
  before: LoadedCitizen | null;
  /** Who looks like somebody new, as the ficha tells the person; undefined: to be looked for as it is written. */
  alike: readonly LikelyPerson[] | undefined;
  teamId: string | null;
  today: string;
  installationId: string;
};

/** What a ficha wrote, or why it wrote nothing. */
export type WrittenFci = Pick<Applied, 'reason' | 'citizenId' | 'unfit'>;

/** Lets a ficha tell the registration what it tells. Of nobody when it has no name that somebody new could have. */
export async function writeFci(context: UseCaseContext, work: Work): Promise<WrittenFci> {
  const { fci, person, before, today, installationId } = work;
  const record = before?.record ?? EMPTY_RECORD;
  const since = fci.filledAt ?? context.now;
  const kept = before ? await fieldsChangedSince(context.db, before.id, since) : new Set<string>();
  const { fields, unfit } = statedFields(person, record, kept, today);
  if (!before && !fields.name) return { reason: NO_NAME, citizenId: null, unfit: [] };
  const provenance = { origin: 'fci', installationId, ref: fci.uuid } as const;
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
    ...(work.alike && unfit.length === 0
      ? { answered: { alike: work.alike, notThese: [], numbersFree: true } }
      : {}),
    provenance,
    event: 'citizens.fci-applied',
  });
  const { id: citizenId, withheld = [] } = stored;
  return { reason: withheldReason(withheld), citizenId, unfit: [...unfit, ...withheld] };
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
