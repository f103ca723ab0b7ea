import type { Tx } from '#platform/db/database';
import { conflict } from '#platform/errors/problem';
import type { DocumentInUse } from '../../contract/conflicts.ts';
import { type DocumentInput, normaliseNumber } from '../rules/documents.ts';
import { type Fault, fault } from '../rules/fault.ts';
import { freeTextFault } from '../rules/text.ts';
import { findHolders, type Holder, type StrongNumber } from './holder-queries.ts';
import type { Review } from './reviews.ts';

/** What the desk says when a number is of two people. */
export type Answers = { acceptSharedDocument?: { reason: string } | undefined };
type Numbers = { cpf: string | null; cns: string | null };

export const answerFaults = ({ acceptSharedDocument }: Answers): Fault[] => {
  const message = acceptSharedDocument && freeTextFault(acceptSharedDocument.reason);
  return message ? [fault('acceptSharedDocument.reason', message)] : [];
};

/** Every CPF and CNS that a write would give to the person. */
export function strongNumbers({ cpf, cns }: Numbers, documents: readonly DocumentInput[]): StrongNumber[] {
  const numbers: StrongNumber[] = documents.flatMap(({ kind, number }) =>
    kind === 'cpf' || kind === 'cns' ? [{ kind, number: normaliseNumber(kind, number) }] : [],
  );
  if (cpf !== null) numbers.push({ kind: 'cpf', number: cpf });
  if (cns !== null) numbers.push({ kind: 'cns', number: cns });
  return numbers;
}

/**
 * CPF and CNS are not unique: two people may carry one in real life. Throws 409 `document-in-use` when others hold a
 * number and nobody said why; with a reason, gives the pairs to be reviewed.
 */
export async function requireFreeNumbers(
  db: Tx,
  numbers: readonly StrongNumber[],
  self: string | null,
  accepted: Answers['acceptSharedDocument'],
): Promise<Review[]> {
  const holders = await findHolders(db, numbers, self);
  if (holders.length === 0) return [];
  if (!accepted) throw documentInUse(holders);
  return holders.map(({ field, number, citizen }) => ({
    kind: 'shared-document',
    otherId: citizen.id,
    documentKind: field,
    number,
    reason: accepted.reason,
  }));
}

/** 409: the numbers are of others. The desk looks, and says that it is the same person or that two share it. */
function documentInUse(holders: readonly Holder[]) {
  const [first] = holders;
  const label = first?.field === 'cns' ? 'CNS' : 'CPF';
  const data: DocumentInUse = { holders: holders.map(({ field, citizen }) => ({ field, citizen })) };
  return conflict(
    'document-in-use',
    `Este ${label} já está em outro cadastro. Confira se é a mesma pessoa; se o número é mesmo de duas, diga por quê.`,
    data,
  );
}
