import type { ComponentType } from 'react';
import { FORGOTTEN_PATH, tokenIn } from './entry-paths.ts';

type EntryPage = () => Promise<{ Page: ComponentType }>;

/**
 * Pages that open without a session, also in a browser where somebody else is signed in: they are reached by
 * address, not from the shell. Undefined for any other path.
 */
export function entryPageOf(path: string): EntryPage | undefined {
  if (tokenIn(path)) return () => import('./define-password-page.tsx');
  if (path === FORGOTTEN_PATH) return () => import('./forgotten-password-page.tsx');
  return undefined;
}
