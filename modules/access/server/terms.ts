import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Static } from 'typebox';
import { projectRoot } from '#platform/config/root';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { TermsView } from '../contract/own-account.ts';
import { saveAccepted } from './preference-queries.ts';

/** The terms of use in force. A new version is asked of everybody at the next entry. */
export const terms = JSON.parse(
  readFileSync(join(projectRoot(), 'modules', 'access', 'data', 'termos-de-uso.json'), 'utf8'),
) as Static<typeof TermsView>;
export const termsVersion = terms.version;

/** Keeps that the person accepted this version; 409 when another came into force meanwhile. */
export async function acceptTerms(
  context: UseCaseContext,
  professionalId: string,
  version: string,
): Promise<void> {
  if (version !== termsVersion) {
    throw conflict('terms-changed', 'O termo de uso mudou. Recarregue a página e leia a nova versão.');
  }
  await saveAccepted(context.db, professionalId, version, context.now);
  context.audit({ type: 'access.terms-accepted', details: { version } });
}
