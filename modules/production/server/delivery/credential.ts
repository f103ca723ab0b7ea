import { refused } from '#platform/errors/problem';
import type { SecretBox } from '#platform/settings/secret-box';
import { type PeerKey, readKey } from '../peers/keys.ts';
import type { Destination, Protocol } from './destination-queries.ts';

/** User and password of the credential that an official PEC made for this installation. */
export type ApiCredential = { user: string; password: string };
type Given = { key?: string; user?: string; password?: string };

const boundTo = (id: string) => `destination ${id}`;

/**
 * Seals what a destination is spoken to with; null where nothing was given. 422 `key-broken`, `credential-missing`.
 */
export function sealCredential(
  secrets: SecretBox,
  { id, protocol }: { id: string; protocol: Protocol },
  given: Given,
): Buffer | null {
  if (!given.key && !given.user && !given.password) return null;
  const seal = (credential: PeerKey | ApiCredential) => secrets.seal(JSON.stringify(credential), boundTo(id));
  if (protocol === 'pec-aberto') {
    const key = readKey(given.key ?? '');
    if (key) return seal(key);
    const message = 'A chave não está inteira. Copie-a de novo: começa com “pec1.” e vem sem espaços.';
    throw refused('key-broken', message, [{ path: 'key', message }]);
  }
  const { user, password } = given;
  if (user && password) return seal({ user, password });
  throw credentialMissing(protocol, user ? 'password' : 'user');
}

export function credentialMissing(protocol: Protocol, path: string) {
  const message =
    protocol === 'pec-aberto'
      ? 'Cole a chave de envio que o destino gerou para esta instalação.'
      : 'Informe usuário e senha da credencial que o destino gerou para esta instalação.';
  return refused('credential-missing', message, [{ path, message }]);
}

const openJson = (secrets: SecretBox, { id, credential }: Destination): unknown =>
  JSON.parse(secrets.open(credential, boundTo(id)));

export const keyOf = (secrets: SecretBox, destination: Destination): PeerKey =>
  openJson(secrets, destination) as PeerKey;

export const apiCredentialOf = (secrets: SecretBox, destination: Destination): ApiCredential =>
  openJson(secrets, destination) as ApiCredential;
