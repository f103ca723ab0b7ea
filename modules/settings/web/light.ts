import type { ComponentType } from 'react';

/** `/reset`: the way back in for an installer who lost the password. Undefined for any other path. */
export function resetPageOf(path: string): (() => Promise<{ Page: ComponentType }>) | undefined {
  return path === '/reset' ? () => import('./reset-page.tsx') : undefined;
}
