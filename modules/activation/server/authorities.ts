import { authorityIdOf, isSimulator, publicKeyText, readPublicKey } from '@pec-aberto/activation';
import type { Static } from 'typebox';
import type { Db } from '#platform/db/database';
import { conflict, notFound, refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import type { AuthorityView } from '../contract.ts';
import { authorities } from '../settings.ts';
import { type ActivationAuthority, signedAuthority, simulatorAuthority } from './authority.ts';
import { lockAuthorities } from './queries.ts';

type Authority = Static<typeof AuthorityView>;

/** The authorities an operator configured, in the order they were added. */
export const listConfigured = (platform: Pick<Platform, 'secrets'>, db: Db): Promise<Authority[]> =>
  readSetting(platform, db, authorities);

/** Those whose signature is looked at; the simulator among them, so that it can be refused by name. */
export async function authoritiesInForce(
  platform: Pick<Platform, 'secrets'>,
  db: Db,
): Promise<ActivationAuthority[]> {
  const configured = await listConfigured(platform, db);
  return [...configured.map((entry) => signedAuthority(entry)), simulatorAuthority];
}

/** Accepts contra-chaves of one more authority. 422 for a text that is no public key, 409 when known already. */
export async function addAuthority(
  context: UseCaseContext,
  input: { name: string; publicKey: string },
): Promise<Authority> {
  const key = readKey(input.publicKey);
  const entry = {
    id: authorityIdOf(key),
    name: input.name.trim(),
    publicKey: publicKeyText(key),
    addedAt: context.now.toISOString(),
  };
  if (entry.name === '') {
    throw refused('name-required', 'Informe o nome da autoridade.', [
      { path: 'name', message: 'Preenchimento obrigatório.' },
    ]);
  }
  if (isSimulator(entry.id)) {
    throw refused(
      'authority-simulator',
      'Esta é a chave do simulador, que todos conhecem. Cadastre a chave pública da autoridade real.',
    );
  }
  await lockAuthorities(context.db);
  const configured = await listConfigured(context.platform, context.db);
  const known = configured.find(({ id }) => id === entry.id);
  if (known) throw conflict('authority-exists', `Esta chave já está cadastrada, como “${known.name}”.`);
  await writeSetting(context.platform, context.db, authorities, [...configured, entry], context.now);
  context.audit({ type: 'activation.authority-added', details: { authority: entry.id, name: entry.name } });
  return entry;
}

/** Accepts no more contra-chaves of an authority; what it activated stays. Throws 404 when unknown. */
export async function removeAuthority(context: UseCaseContext, id: string): Promise<void> {
  await lockAuthorities(context.db);
  const configured = await listConfigured(context.platform, context.db);
  const rest = configured.filter((entry) => entry.id !== id);
  if (rest.length === configured.length) throw notFound('A autoridade');
  await writeSetting(context.platform, context.db, authorities, rest, context.now);
  context.audit({ type: 'activation.authority-removed', details: { authority: id } });
}

function readKey(text: string) {
  try {
    return readPublicKey(text);
  } catch {
    const message =
      'Isto não é uma chave pública Ed25519. Use o arquivo PEM (“BEGIN PUBLIC KEY”) da autoridade.';
    throw refused('public-key-invalid', message, [{ path: 'publicKey', message }]);
  }
}
