import { expect, test } from 'vitest';
import type { Access, AccessKind, Actor } from './access.ts';
import { isWithin, reachOf, requireUnit } from './scope.ts';

const HERE = { municipalityId: 'm1', unitId: 'u1' };
const NEXT_DOOR = { municipalityId: 'm1', unitId: 'u2' };
const ELSEWHERE = { municipalityId: 'm2', unitId: 'u3' };

const working = (kind: AccessKind, place: Partial<Access>): Actor => ({
  kind: 'person',
  professionalId: 'p',
  access: {
    id: 'a',
    kind,
    municipalityId: null,
    unitId: null,
    teamId: null,
    cbo: null,
    uf: null,
    resources: new Set(),
    ...place,
  },
});

const reached = (actor: Actor) =>
  [HERE, NEXT_DOOR, ELSEWHERE].filter((place) => isWithin(reachOf(actor), place)).map(({ unitId }) => unitId);

test('a lotação reaches its unit, an administrator the municipality, the installer everything', () => {
  expect(reached(working('lotacao', HERE))).toEqual(['u1']);
  expect(reached(working('municipal-admin', { municipalityId: 'm1' }))).toEqual(['u1', 'u2']);
  expect(reached(working('installer', {}))).toEqual(['u1', 'u2', 'u3']);
  expect(reached({ kind: 'command-line' })).toEqual(['u1', 'u2', 'u3']);
});

test('a unit outside is answered as one that does not exist', () => {
  const nurse = working('lotacao', HERE);
  expect(() => requireUnit(nurse, 'm1', 'u1')).not.toThrow();
  expect(() => requireUnit(nurse, 'm1', 'u2')).toThrow(expect.objectContaining({ status: 404 }));
  // Its own id under another municipality is no unit of its own.
  expect(() => requireUnit(nurse, 'm2', 'u1')).toThrow(expect.objectContaining({ status: 404 }));
});

test('who works in no municipality reaches no unit', () => {
  expect(() => requireUnit(working('state-manager', { uf: 'SC' }), 'm1', 'u1')).toThrow(
    expect.objectContaining({ status: 404 }),
  );
  expect(() => reachOf({ kind: 'anonymous' })).toThrow(expect.objectContaining({ status: 404 }));
});
