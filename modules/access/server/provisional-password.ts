import { findRow, rowsOf, sql } from '#platform/db/database';
import { notFound, refused } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { setPassword } from './change-password.ts';
import { generateProvisionalPassword } from './password.ts';
import { findAccount, listAccesses } from './queries.ts';
import { endSessionsOf } from './session-queries.ts';

export type Provisional = { password: string; cpf: string; unblocked: boolean };

/**
 * Gives a professional a password to be changed at the first entry, unblocks the account and ends its
 * sessions. The installer reaches everybody, a municipal administrator his municipality, others their unit.
 */
export async function issueProvisionalPassword(
  context: UseCaseContext,
  professionalId: string,
): Promise<Provisional> {
  const account = await findAccount(context.db, professionalId);
  if (!account || !(await isInScope(context, professionalId))) throw notFound('O profissional');
  if (!account.cpf) {
    throw refused(
      'without-cpf',
      'Este profissional não tem CPF no cadastro. Inclua o CPF no CNES e importe de novo.',
    );
  }
  const password = generateProvisionalPassword();
  await setPassword(context, { professionalId, password, mustChange: true });
  await endSessionsOf(context.db, professionalId, 'revoked', context.now);
  const unblocked = account.blocked_at !== null;
  if (unblocked)
    context.audit({ type: 'access.unblocked', subject: { table: 'professional', id: professionalId } });
  context.audit({
    type: 'access.provisional-password-issued',
    subject: { table: 'professional', id: professionalId },
  });
  return { password, cpf: account.cpf, unblocked };
}

/** Who may be reached: also nobody below may reset the password of the installation's administrator. */
async function isInScope(context: UseCaseContext, professionalId: string): Promise<boolean> {
  const access = accessOf(context.actor);
  if (context.actor.kind === 'command-line' || access?.kind === 'installer') return true;
  if (!access?.municipalityId) return false;
  const accesses = await listAccesses(context.db, professionalId);
  if (accesses.some((row) => row.kind === 'installer')) return false;
  const column =
    access.kind === 'lotacao'
      ? sql`unit_id = ${access.unitId}`
      : sql`municipality_id = ${access.municipalityId}`;
  const lotacao = await findRow(
    context.db,
    sql`select 1 from health_network_lotacao where professional_id = ${professionalId} and ${column} limit 1`,
  );
  if (access.kind === 'lotacao')
    return lotacao !== undefined && accesses.every((row) => row.kind === 'lotacao');
  const own = accesses.some((row) => row.kind !== 'lotacao' && row.municipality_id === access.municipalityId);
  return lotacao !== undefined || own;
}

/** The professional with a CPF, for the command line. */
export async function findProfessionalByCpf(context: UseCaseContext, cpf: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    context.db,
    sql`select id from health_network_professional where cpf = ${cpf}`,
  );
  if (!row) {
    throw refused(
      'professional-unknown',
      'Não há profissional com este CPF. Confira o CPF ou importe o CNES antes.',
    );
  }
  return row.id;
}
