import { findRow, getRow, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { notFound, Problem } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { requireGood } from '../registration/door.ts';
import { fault, REQUIRED } from '../rules/fault.ts';
import { freeTextFault } from '../rules/text.ts';

/** "Justificativa para visualizar prontuário" (§2.3, CIT-12). */
const LONGEST = 500;

type Opening = { at: Date; justification: string };

/**
 * Today's opening by who asks, in the access he works in. Today is the civil day of the municipality of the access:
 * what was said on Monday does not open on Tuesday. 404 when there is no such citizen.
 */
async function openingOfToday(context: ReadContext, citizenId: string): Promise<Opening | null> {
  const { actor, db, now } = context;
  const access = accessOf(actor);
  const professionalId = actor.kind === 'person' ? actor.professionalId : null;
  const row = await findRow<{ at: Date | null; justification: string | null }>(
    db,
    sql`select o.at, o.justification from citizen c
      cross join (select coalesce((select time_zone from health_network_municipality
        where id = ${access?.municipalityId ?? null}::uuid), 'America/Sao_Paulo') as name) zone
      left join lateral (
        select at, justification from citizen_opening o
        where o.citizen_id = c.id and o.professional_id = ${professionalId}::uuid
          and o.access_id = ${access?.id ?? null}::uuid
          and o.at >= date_trunc('day', ${now}::timestamptz, zone.name)
        order by at desc limit 1) o on true
      where c.id = ${citizenId}`,
  );
  if (!row) throw notFound('O cadastro');
  return row.at && row.justification !== null ? { at: row.at, justification: row.justification } : null;
}

/** May who asks look at the clinical record now? */
export async function chartAccess(context: ReadContext, citizenId: string) {
  const opening = await openingOfToday(context, citizenId);
  return {
    open: opening !== null,
    openedAt: opening?.at.toISOString() ?? null,
    justification: opening?.justification ?? null,
  };
}

/** The gate of every clinical tab: 403 `justification-required` without an opening of today. */
export async function requireOpenChart(context: ReadContext, citizenId: string): Promise<void> {
  if (await openingOfToday(context, citizenId)) return;
  throw new Problem(
    403,
    'justification-required',
    'Diga por que precisa ver este prontuário fora do atendimento. A justificativa fica na auditoria.',
  );
}

/** Opens the clinical record outside care. 422 without a justification, or with one of more than 500 characters. */
export async function openChart(
  context: UseCaseContext,
  citizenId: string,
  input: { justification: string },
): Promise<{ openedAt: string }> {
  const { actor, db, now } = context;
  const access = accessOf(actor);
  // The guard let in a person with a chosen access, nobody else.
  if (actor.kind !== 'person' || !access) throw notFound('O cadastro');
  const justification = input.justification.trim();
  requireGood(justificationFaults(justification));
  const citizen = await findRow(db, sql`select 1 as there from citizen where id = ${citizenId}`);
  if (!citizen) throw notFound('O cadastro');
  const { id } = await getRow<{ id: string }>(
    db,
    sql`insert into citizen_opening (id, citizen_id, professional_id, access_id, at, justification)
      values (${uuidV7(now.getTime())}, ${citizenId}, ${actor.professionalId}, ${access.id}, ${now}, ${justification})
      returning id`,
  );
  context.changed({ table: 'citizen_opening', id, operation: 'I' });
  context.audit({
    type: 'citizens.chart-opened',
    subject: { table: 'citizen', id: citizenId },
    // CIT-12: the trail keeps who, why and when, for ever.
    details: { reason: justification },
  });
  return { openedAt: now.toISOString() };
}

function justificationFaults(justification: string) {
  const message =
    justification === ''
      ? REQUIRED
      : justification.length > LONGEST
        ? `A justificativa tem no máximo ${LONGEST} caracteres.`
        : freeTextFault(justification);
  return message ? [fault('justification', message)] : [];
}
