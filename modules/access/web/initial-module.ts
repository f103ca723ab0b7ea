import type { SessionView } from '#ui/light';

/** Asks which page to open on entering, the first time in each access. */
const FIRST_TIME = '/modulo-inicial';

/** Where somebody who just entered goes: the page chosen for this access, or the question which. */
export function initialPath(view: SessionView): string {
  if (view.state !== 'active' || !view.access || view.access.firstAccess) return '/';
  return view.access.initialModule ?? FIRST_TIME;
}

/** Puts it in the address before the shell opens. Whoever asked for another page by its address gets that one. */
export function openInitialModule(view: SessionView): void {
  if (location.pathname === '/') history.replaceState(null, '', initialPath(view));
}
