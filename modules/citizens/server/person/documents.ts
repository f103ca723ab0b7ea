import { notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { personLocks } from '../writing/keys.ts';
import type { Stored } from '../writing/store.ts';
import { changeCitizen } from '../registration/change.ts';
import { requireGood } from '../rules/require-good.ts';
import { keepReviews, type Review } from '../numbers/reviews.ts';
import { type Answers, answerFaults, requireFreeNumbers, strongNumbers } from '../numbers/shared-numbers.ts';
import { type DocumentInput, documentFaults } from '../rules/documents.ts';

/** Adds a number. The first CPF, CNS or NIS also becomes that of the record. 422; 409 `document-in-use`. */
export async function addDocument(
  context: UseCaseContext,
  id: string,
  input: DocumentInput & Answers & { version: number },
): Promise<Stored> {
  const { version, acceptSharedDocument, ...document } = input;
  const strong = strongNumbers({ cpf: null, cns: null }, [document]);
  const reviews: Review[] = [];
  const change = { id, version, event: 'citizens.document-added', locks: personLocks({}, strong) };
  const stored = await changeCitizen(context, change, async (_before, today) => {
    requireGood([...documentFaults(document, today), ...answerFaults({ acceptSharedDocument })]);
    reviews.push(...(await requireFreeNumbers(context.db, strong, id, acceptSharedDocument)));
    return { fields: {}, documents: { add: [document] } };
  });
  await keepReviews(context, id, 'registration', reviews);
  return stored;
}

/** Takes a number off: it stays in the history and a search by it still finds the person. 404 when it is not there. */
export async function removeDocument(
  context: UseCaseContext,
  id: string,
  documentId: string,
): Promise<Stored> {
  return changeCitizen(context, { id, event: 'citizens.document-removed' }, ({ documents }) => {
    const there = documents.some((one) => one.id === documentId && one.removedAt === null);
    if (!there) throw notFound('O documento');
    return Promise.resolve({ fields: {}, documents: { remove: [documentId] } });
  });
}
