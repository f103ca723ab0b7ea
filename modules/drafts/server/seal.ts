import { openIfOurs, type SecretBox } from '#platform/settings/secret-box';
import type { Owner } from './owner.ts';

export type Heading = { title: string; path: string };
export type Values = Record<string, unknown>;

const boundTo = (owner: Owner, form: string) => `draft of ${owner.professionalId}/${owner.accessId}/${form}`;

/** Encrypts a part of a draft, for its owner and form only. */
export const sealFor = (secrets: SecretBox, owner: Owner, form: string, part: Heading | Values): Buffer =>
  secrets.seal(JSON.stringify(part), boundTo(owner, form));

/** Undefined where the key of the installation is another (a base restored without its folder). */
export function openFor<T extends Heading | Values>(
  secrets: SecretBox,
  owner: Owner,
  form: string,
  sealed: Buffer,
): T | undefined {
  const text = openIfOurs(secrets, sealed, boundTo(owner, form));
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
