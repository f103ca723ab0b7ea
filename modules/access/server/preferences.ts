import { sql } from '#platform/db/database';
import type { Access } from '#platform/permissions/access';
import type { UseCaseContext } from '#platform/usecase/context';
import { onField } from './set-password.ts';

/** Whether resources open a page that asks for any of these; a page that asks for none opens to all. */
export const opens = (resources: ReadonlySet<string>, anyOf: readonly string[]): boolean =>
  anyOf.length === 0 || anyOf.some((resource) => resources.has(resource));

/**
 * "Módulo inicial": the page that opens on entering this access. 422 for one that the access does not open.
 */
export async function chooseInitialModule(
  context: UseCaseContext,
  own: { professionalId: string; access: Access },
  { path, anyOf }: { path: string; anyOf: readonly string[] },
): Promise<void> {
  if (!opens(own.access.resources, anyOf)) {
    throw onField('path', 'module-closed', 'Este acesso não abre esta página. Escolha outra.');
  }
  await sql`
    insert into access_use (professional_id, access_id, last_used_at, initial_module, initial_module_needs)
    values (${own.professionalId}, ${own.access.id}, ${context.now}, ${path}, ${[...anyOf]}::text[])
    on conflict (professional_id, access_id) do update
      set initial_module = excluded.initial_module, initial_module_needs = excluded.initial_module_needs
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
