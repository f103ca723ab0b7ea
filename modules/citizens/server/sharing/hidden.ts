import type { RawBuilder } from 'kysely';
import { rowsOf, sql } from '#platform/db/database';
import { prepared, unseen } from '#platform/db/named';
import { Problem } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';

/*
 * Who refuses to share (§2.6) hides the clinical record from every unit but that of the team responsible and those that
 * produced the record; the registration, but for what tells that it is the person, also from all but these and the unit
 * that noted the refusal (docs/decisions/2026-11-20-sharing-refused.md).
 */

/** Fichas that are of the citizen for sure: a unit that only sent one in doubt did not produce the record. */
const PRODUCED = ['applied', 'older'];

/** Does citizen `c` hide the clinical record from a unit? An access without unit is elsewhere. */
export const hiddenOfC = (unitId: string | null): RawBuilder<boolean> => sql`(c.sharing_refused
  and not exists (select from health_network_team t where t.id = c.team_id and t.unit_id = ${unitId}::uuid)
  and not exists (select from fichas_fci f join health_network_unit u on u.cnes = f.unit_cnes
    where f.citizen_id = c.id and f.outcome = any(${PRODUCED}::text[]) and not f.refusal
      and u.id = ${unitId}::uuid))`;

/** The unit where the refusal of citizen `c` was noted. */
const NOTED_AT = sql`(select l.unit_id from citizen_revision r join health_network_lotacao_place l on l.id = r.access_id
  where r.citizen_id = c.id and r.after ? 'sharing_refused' order by r.version desc limit 1)`;

/**
 * Of these registrations, those whose content is withheld from who asks. A joined one follows the record that it lives
 * on in. From the command line and the program's own work nothing is withheld.
 */
export async function withheldFrom(
  { db, actor }: Pick<ReadContext, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0 || actor.kind === 'command-line' || actor.kind === 'system') return new Set();
  const unitId = accessOf(actor)?.unitId ?? null;
  const rows = await rowsOf<{ id: string }>(
    db,
    prepared(sql`select x.id from citizen x join citizen c on c.id = coalesce(x.merged_into, x.id)
      where x.id = any(${unseen(ids, 'uuid')}) and ${hiddenOfC(unitId)}
        and ${unitId}::uuid is distinct from ${NOTED_AT}`),
  );
  return new Set(rows.map(({ id }) => id));
}

export const WITHHELD =
  'Este cidadão desativou o compartilhamento: o cadastro só é aberto pela unidade da equipe responsável, pelas que já ' +
  'registraram fichas dele e pela que anotou o pedido. Peça a informação a uma delas, ou a ele que volte a compartilhar.';

/** Throws 403 `sharing-refused` where one of these registrations is withheld from who asks. */
export async function requireShared(
  context: Pick<ReadContext, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<void> {
  const withheld = await withheldFrom(context, ids);
  if (withheld.size > 0) throw new Problem(403, 'sharing-refused', WITHHELD);
}
