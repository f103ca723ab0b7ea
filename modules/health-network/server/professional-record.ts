import { auditRead } from '#platform/audit/read';
import { type Db, sql } from '#platform/db/database';
import { rowsAsJson } from '#platform/db/json';
import { notFound } from '#platform/errors/problem';
import { type Actor, holdsAny } from '#platform/permissions/access';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { type LotacaoRow, lotacoesOf } from './lotacao-queries.ts';
import { type AccessRow, administrativeAccessesOf } from './manager-access-queries.ts';
import { accessView } from './manager-accesses.ts';
import { findProfessional, type Professional } from './professional-queries.ts';
import { reachOf } from './scope.ts';

const SEES_ACCESSES = ['visualizar-profissionais.visualizar-acessos'];

type Shown = { inactiveLotacoes: boolean; inactiveAccesses: boolean };
type Related = { lotacoes: LotacaoRow[]; accesses: AccessRow[] };

/** A professional with lotações and administrative accesses as far as the actor reaches, in one statement. */
export function findProfessionalRecord(
  db: Db,
  actor: Actor,
  id: string,
  shown: Shown,
): Promise<(Professional & Related) | undefined> {
  const reach = reachOf(actor);
  const lotacoes = rowsAsJson(lotacoesOf(reach, sql`p.id`, shown.inactiveLotacoes));
  const accesses = rowsAsJson(
    administrativeAccessesOf(sql`p.id`, {
      municipalityId: reach.municipalityId,
      showInactive: shown.inactiveAccesses,
    }),
  );
  return findProfessional<Related>(
    db,
    actor,
    id,
    // A unit's coordinator sees no administrative access.
    sql`, ${lotacoes} as lotacoes, ${reach.unitId === null ? accesses : sql`'[]'::json`} as accesses`,
  );
}

/** The page of a professional. Who may not see "Lotações e acessos" gets none; the reading is audited. */
export async function readProfessional(context: ReadContext, id: string, shown: Shown) {
  const { db, actor } = context;
  const access = accessOf(actor);
  const professional =
    access !== null && holdsAny(access, SEES_ACCESSES)
      ? await findProfessionalRecord(db, actor, id, shown)
      : await findProfessional<Related>(db, actor, id, sql`, '[]'::json as lotacoes, '[]'::json as accesses`);
  if (!professional) throw notFound('O profissional');
  await auditRead(context, {
    type: 'health-network.professional-viewed',
    subject: { table: 'professional', id },
  });
  return { ...professional, accesses: professional.accesses.map((row) => accessView(actor, row)) };
}
