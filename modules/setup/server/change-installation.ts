import { refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { normaliseLink } from './link.ts';
import { getInstallation, updateInstallation } from './queries.ts';

const onField = (path: string, code: string, message: string) => refused(code, message, [{ path, message }]);

/** Name and address as they are kept; throws 422 on the field that is none. */
export function installationAddress(input: { name: string; link: string }): { name: string; link: string } {
  const name = input.name.trim();
  if (name === '') throw onField('name', 'name-required', 'Preenchimento obrigatório.');
  const link = normaliseLink(input.link);
  if (link !== undefined) return { name, link };
  throw onField(
    'link',
    'link-invalid',
    'Informe um endereço como http://servidor:8080, servidor.gov.br ou 192.168.0.10.',
  );
}

/** "Servidor da instalação": name and address by which browsers reach it. */
export async function changeInstallation(
  context: UseCaseContext,
  input: { name: string; link: string },
): Promise<{ name: string; link: string }> {
  const next = installationAddress(input);
  const installation = await getInstallation(context.db);
  await updateInstallation(context.db, next);
  context.changed({ table: 'installation', id: installation.id, operation: 'U' });
  // The trail keeps name and address.
  context.audit({
    type: 'setup.installation-changed',
    subject: { table: 'installation', id: installation.id },
    fields: (['name', 'link'] as const).filter((field) => installation[field] !== next[field]),
    details: next,
  });
  return next;
}
