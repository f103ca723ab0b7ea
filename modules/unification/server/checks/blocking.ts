import { conflict } from '#platform/errors/problem';
import type { Check } from '../../contract/process.ts';

/** 409 `unification-checks` with what is to be done first, where something keeps it from going on. */
export function requireGreen(checks: readonly Check[]): void {
  const red = checks.filter(({ ok, blocking }) => !ok && blocking);
  if (red.length === 0) return;
  const told = red.map(
    ({ side, label, detail }) => `${side === 'sending' ? 'Na local' : 'Na central'}, ${label}: ${detail}`,
  );
  throw conflict('unification-checks', `Ainda não é possível unificar. ${told.join(' ')}`);
}
