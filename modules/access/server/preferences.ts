import type { Access } from '#platform/permissions/access';
import type { UseCaseContext } from '#platform/usecase/context';
import { saveDirectAccess, saveInitialModule } from './preference-queries.ts';
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
  await saveInitialModule(context.db, own, { path, anyOf }, context.now);
  context.audit({ type: 'access.preferences-changed', fields: ['initialModule'] });
}

/** "Entrar direto no acesso mais usado": no choice at the entry; "Trocar acesso" stays in the menu. */
export async function chooseDirectAccess(
  context: UseCaseContext,
  professionalId: string,
  direct: boolean,
): Promise<void> {
  await saveDirectAccess(context.db, professionalId, direct, context.now);
  context.audit({ type: 'access.preferences-changed', fields: ['directAccess'] });
}
