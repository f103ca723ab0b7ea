import type { ComponentType } from 'react';
import type { IconType } from './icon.tsx';
import type { ActiveAccess } from './session.tsx';

/** A page of a module, mounted by the shell. Its component is loaded when first opened. */
export type PageDefinition = {
  /** Path of the browser, with `$params`, e.g. `/cnes/importacoes/$id`. */
  path: `/${string}`;
  title: string;
  /** Entry of the side menu; pages without it are reached from others. Lower `order` comes first. */
  menu?: { label: string; icon: IconType; order: number; group?: string };
  /** Any access, or one that holds any of the resources. The server guards again. */
  needs: 'access' | { anyOf: readonly string[] };
  /** `bare` pages draw the whole window themselves (choice of access, first access wizard). */
  frame?: 'bare';
  /** Narrows further by what the access is; absent means any. */
  kinds?: readonly ActiveAccess['kind'][];
  load: () => Promise<{ Page: ComponentType }>;
};

/** Whether the access may open the page. */
export function mayOpen(page: PageDefinition, access: ActiveAccess): boolean {
  if (page.kinds && !page.kinds.includes(access.kind)) return false;
  return page.needs === 'access' || page.needs.anyOf.some((resource) => access.resources.includes(resource));
}
