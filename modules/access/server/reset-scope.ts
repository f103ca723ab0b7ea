import { notFound, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { managesPerson } from './person-scope-queries.ts';
import { type AccountRow, findAccount } from './queries.ts';

/**
 * The account of a professional whose password the actor may reset. Throws 404 outside the actor's reach, 422
 * for who has no CPF to enter with.
 */
export async function getResettable(
  context: UseCaseContext,
  professionalId: string,
): Promise<AccountRow & { cpf: string }> {
  const account = await findAccount(context.db, professionalId);
  const { db, actor } = context;
  if (!account || !(await managesPerson(db, actor, professionalId))) throw notFound('O profissional');
  const { cpf } = account;
  if (cpf) return { ...account, cpf };
  throw refused(
    'without-cpf',
    'Este profissional não tem CPF no cadastro. Inclua o CPF no CNES e importe de novo.',
  );
}
