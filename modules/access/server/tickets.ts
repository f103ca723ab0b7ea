import type { UseCaseContext } from '#platform/usecase/context';
import { deleteTicket, insertTicket, lockTicket } from './ticket-queries.ts';
import { newToken, tokenDigest } from './tokens.ts';

const MINUTES = 5;

/** Proof of a right password, until the second factor is given: opens nothing by itself. */
export async function issueTicket({ db, now }: UseCaseContext, professionalId: string): Promise<string> {
  const token = newToken();
  const expires = new Date(now.getTime() + MINUTES * 60_000);
  await insertTicket(db, { digest: tokenDigest(token), professionalId, now, expires });
  return token;
}

/** Whose ticket it is; undefined when it was used, expired or never was. */
export const findTicket = ({ db, now }: UseCaseContext, token: string): Promise<string | undefined> =>
  lockTicket(db, tokenDigest(token), now);

export const dropTicket = ({ db }: UseCaseContext, token: string): Promise<void> =>
  deleteTicket(db, tokenDigest(token));
