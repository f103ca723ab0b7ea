import { sql } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';

/** "Módulo inicial": the page that opens on entering this access. */
export async function chooseInitialModule(
  context: UseCaseContext,
  own: { professionalId: string; accessId: string },
  path: string,
): Promise<void> {
  await sql`
    insert into access_use (professional_id, access_id, last_used_at, initial_module)
    values (${own.professionalId}, ${own.accessId}, ${context.now}, ${path})
    on conflict (professional_id, access_id) do update set initial_module = excluded.initial_module
  `.execute(context.db);
  context.audit({ type: 'access.preferences-changed', fields: ['initialModule'] });
}

/** "Entrar direto no acesso mais usado": no choice at the entry; "Trocar acesso" stays in the menu. */
export async function chooseDirectAccess(
  context: UseCaseContext,
  professionalId: string,
  direct: boolean,
): Promise<void> {
  await sql`update account set direct_access = ${direct}, updated_at = ${context.now}
    where professional_id = ${professionalId}`.execute(context.db);
  context.audit({ type: 'access.preferences-changed', fields: ['directAccess'] });
}
