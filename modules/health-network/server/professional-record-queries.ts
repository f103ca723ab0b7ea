import { type Db, sql } from '#platform/db/database';
import { rowsAsJson } from '#platform/db/json';
import type { Actor } from '#platform/permissions/access';
import { type LotacaoRow, lotacoesOf } from './lotacao-queries.ts';
import { type AccessRow, administrativeAccessesOf } from './manager-access-queries.ts';
import { findProfessional, type Professional } from './professional-queries.ts';
import { reachOf } from '#platform/permissions/scope';

export type Shown = { inactiveLotacoes: boolean; inactiveAccesses: boolean };
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

/** The same, with none of them: for who may not see them. */
export const findProfessionalAlone = (
  db: Db,
  actor: Actor,
  id: string,
): Promise<(Professional & Related) | undefined> =>
  findProfessional<Related>(db, actor, id, sql`, '[]'::json as lotacoes, '[]'::json as accesses`);
