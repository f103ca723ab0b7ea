import type { Origin } from '../../contract/codes.ts';
import { type DocumentInput, normaliseNumber } from '../rules/documents.ts';
import type { CitizenRecord, KeptDocument } from './record.ts';

/** Numbers that stand on the record itself; each of them is also a document, the principal of its kind. */
const ON_RECORD = ['cpf', 'cns', 'nis'] as const;
type Numbers = Pick<CitizenRecord, (typeof ON_RECORD)[number]>;

export type DocumentChange = { add?: readonly DocumentInput[]; remove?: readonly string[] };
export type DocumentPlan = {
  /** All documents as they will be, those taken off among them. */
  documents: KeptDocument[];
  /** Those that are new or differ from what is kept. */
  changed: KeptDocument[];
  numbers: Numbers;
};

/**
 * What becomes of a person's documents when the numbers of the record are to be `wanted` and others are added or
 * taken off. A number that leaves the record is taken off and stays in the history; one that was there as a further
 * number becomes the principal, and the former principal stays as a further one. Adding the first of a kind that
 * stands on the record puts it there; taking the principal off puts the next of its kind in its place.
 */
export function planDocuments(
  kept: readonly KeptDocument[],
  wanted: Numbers,
  { add = [], remove = [] }: DocumentChange,
  stamp: { origin: Origin; now: Date; newId: () => string },
): DocumentPlan {
  const at = stamp.now.toISOString();
  const documents = kept.map((document) => ({ ...document }));
  const inUse = (kind: string) => documents.filter((one) => one.kind === kind && one.removedAt === null);
  const takeOff = (document: KeptDocument) => Object.assign(document, { removedAt: at, principal: false });
  const insert = ({ kind, number, details = {} }: DocumentInput, principal: boolean) => {
    const fresh: KeptDocument = {
      id: stamp.newId(),
      kind,
      number: normaliseNumber(kind, number),
      details,
      principal,
      origin: stamp.origin,
      addedAt: at,
      removedAt: null,
    };
    documents.push(fresh);
  };

  for (const kind of ON_RECORD) {
    const number = wanted[kind];
    const principal = inUse(kind).find((one) => one.principal);
    if ((principal?.number ?? null) === number) continue;
    const further = inUse(kind).find((one) => one.number === number);
    if (principal) {
      if (further) principal.principal = false;
      else takeOff(principal);
    }
    if (further) further.principal = true;
    else if (number !== null) insert({ kind, number }, true);
  }
  for (const document of documents) if (remove.includes(document.id)) takeOff(document);
  for (const one of add) {
    const number = normaliseNumber(one.kind, one.number);
    if (!inUse(one.kind).some((there) => there.number === number)) insert(one, false);
  }
  const numbers = Object.fromEntries(
    ON_RECORD.map((kind) => {
      const [first] = inUse(kind).toSorted((a, b) => Number(b.principal) - Number(a.principal));
      if (first) first.principal = true;
      return [kind, first?.number ?? null];
    }),
  ) as Numbers;
  return { documents, changed: documents.filter((one) => differs(one, kept)), numbers };
}

const differs = (document: KeptDocument, kept: readonly KeptDocument[]): boolean => {
  const before = kept.find((one) => one.id === document.id);
  return before?.principal !== document.principal || before.removedAt !== document.removedAt;
};
