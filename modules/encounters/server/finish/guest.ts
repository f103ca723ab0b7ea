import type { Db } from '#platform/db/database';
import type { FieldProblem } from '#platform/errors/problem';
import type { Soap } from '../../contract/content.ts';
import { findPost, type Post } from '../post-queries.ts';

const AT = 'end.guest.lotacaoId';

/**
 * Who attended too, of the unit and still at work there, and neither who began nor who ends it, in whichever lotação; or what is
 * wrong with her.
 */
export async function guestOf(
  db: Db,
  authors: readonly [head: Post, endedBy: Post],
  { end }: Soap,
): Promise<{ guest?: Post; faults: FieldProblem[] }> {
  if (!end?.guest) return { faults: [] };
  const guest = await findPost(db, end.guest.lotacaoId);
  if (!guest?.active || guest.unitId !== authors[0].unitId) {
    return { faults: [{ path: AT, message: 'Escolha um profissional que atue nesta unidade.' }] };
  }
  if (authors.some(({ professionalId }) => professionalId === guest.professionalId)) {
    return { faults: [{ path: AT, message: 'Quem inicia ou finaliza o atendimento não é convidado dele.' }] };
  }
  return { guest, faults: [] };
}
