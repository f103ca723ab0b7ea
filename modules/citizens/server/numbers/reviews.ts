import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Origin } from '../../contract/codes.ts';
import { insertReviews } from './review-queries.ts';

export type Review = {
  kind: 'shared-document';
  otherId: string;
  documentKind?: string;
  number?: string;
  reason?: string;
};

/**
 * Keeps what was said of pairs: two people with one number wait for somebody's look.
 */
export async function keepReviews(
  context: UseCaseContext,
  citizenId: string,
  origin: Origin,
  reviews: readonly Review[],
): Promise<void> {
  if (reviews.length === 0) return;
  const by = context.actor.kind === 'person' ? context.actor.professionalId : null;
  const rows = reviews.map((review) => ({
    id: uuidV7(context.now.getTime()),
    kind: review.kind,
    citizen_id: citizenId,
    other_id: review.otherId,
    document_kind: review.documentKind ?? null,
    number: review.number ?? null,
    reason: review.reason ?? null,
    origin,
    created_at: context.now,
    created_by: by,
    settled_at: null,
    settled_by: null,
  }));
  await insertReviews(context.db, rows);
  context.changed(...rows.map(({ id }) => ({ table: 'citizen_review', id, operation: 'I' }) as const));
}
