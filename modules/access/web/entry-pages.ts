import type { ComponentType } from 'react';

type EntryPage = () => Promise<{ Page: ComponentType }>;

export const FORGOTTEN_PATH = '/esqueci-minha-senha';
const LINK = /^\/recuperarSenha\/([A-Za-z0-9_-]+)\/?$/;

/** The token in the address of a link of "Redefinir senha"; undefined elsewhere. */
export const tokenIn = (path: string): string | undefined => LINK.exec(path)?.[1];

/**
 * Pages that open without a session, also in a browser where somebody else is signed in: they are reached by
 * address, not from the shell. Undefined for any other path.
 */
export function entryPageOf(path: string): EntryPage | undefined {
  if (tokenIn(path)) return () => import('./define-password-page.tsx');
  if (path === FORGOTTEN_PATH) return () => import('./forgotten-password-page.tsx');
  return undefined;
}
