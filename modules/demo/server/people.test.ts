import { createHash } from 'node:crypto';
import { isCpf } from '@pec-aberto/brazil';
import { describe, expect, it } from 'vitest';
import type { BulkCitizen } from '#modules/citizens/index';
import { peopleOf, type World } from './people.ts';

const teams = ['a', 'b'].map((id) => ({ id, microareas: ['01', '02'] }));
const world = (change: Partial<World> = {}): World => ({
  seed: 3,
  today: '2026-11-20',
  municipality: { ibge: '4205407', uf: 'SC' },
  teams,
  count: 4_000,
  ...change,
});
const people = [...peopleOf(world())];
const share = (test: (citizen: BulkCitizen) => boolean) => people.filter(test).length / people.length;

describe('people of a synthetic municipality', () => {
  it('are as many as asked, the same for the same seed, others for another', () => {
    expect(people).toHaveLength(4_000);
    expect([...peopleOf(world())]).toEqual(people);
    const others = new Set([...peopleOf(world({ seed: 4 }))].map(({ id }) => id));
    expect(people.filter(({ id }) => others.has(id))).toEqual([]);
  });

  // Two installations, or two benches, filled with one seed are compared as the same town. Who changes the people
  // knowingly puts the new digest here, and forgets what was measured on the old ones.
  it('are those that every version made of this seed', () => {
    const digest = createHash('sha256').update(JSON.stringify(people)).digest('hex');
    expect(digest.slice(0, 16)).toBe('835340bede8e2105');
  });

  it('have ids of their own, in the order they came', () => {
    const ids = people.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => id.slice(0, 13))).toEqual(ids.map((id) => id.slice(0, 13)).toSorted());
    const documents = people.flatMap((citizen) => citizen.documents.map(({ id }) => id));
    expect(new Set(documents).size).toBe(documents.length);
  });

  it('live in families: the responsible comes first, with the same team and address', () => {
    const seen = new Map<string, BulkCitizen>();
    for (const citizen of people) seen.set(citizen.id, citizen);
    const others = people.filter(({ responsibleId }) => responsibleId !== undefined);
    for (const { responsibleId = '', id, teamId, street, kinship } of others) {
      const head = seen.get(responsibleId);
      expect(head).toMatchObject({ familyResponsible: true, teamId, street });
      expect([responsibleId < id, kinship !== undefined]).toEqual([true, true]);
    }
    expect(share(({ responsibleId }) => responsibleId !== undefined)).toBeGreaterThan(0.5);
  });

  it('are of every kind that a real base has', () => {
    for (const kind of [
      ({ diedOn }: BulkCitizen) => diedOn !== undefined,
      ({ socialName }: BulkCitizen) => socialName !== undefined,
      ({ nationality }: BulkCitizen) => nationality === 3,
      ({ inactivationReason }: BulkCitizen) => inactivationReason !== undefined,
      ({ teamId }: BulkCitizen) => teamId === undefined,
      ({ documents }: BulkCitizen) => documents.every(({ kind: of }) => of !== 'cpf'),
      ({ documents }: BulkCitizen) => documents.filter(({ kind: of }) => of === 'cns').length > 1,
    ]) {
      expect(share(kind)).toBeGreaterThan(0);
      expect(share(kind)).toBeLessThan(0.8);
    }
    const good = share(({ documents }) =>
      documents.some(({ kind, number }) => kind === 'cpf' && isCpf(number)),
    );
    expect(good).toBeGreaterThan(0.8);
  });

  it('were born in the past, and call from where they live', () => {
    for (const { birthDate = '', phoneMobile = '48', cep = '88000000', uf } of people) {
      expect(birthDate <= '2026-11-20').toBe(true);
      expect([phoneMobile.slice(0, 2), cep.slice(0, 2), uf]).toEqual(['48', '88', 'SC']);
    }
  });

  it('are written with the accents that people write', () => {
    const accented = (text = '') => /[ÁÂÃÉÊÍÓÔÕÚÇ]/.test(text);
    for (const field of ['name', 'motherName', 'fatherName', 'street'] as const) {
      expect(share((citizen) => accented(citizen[field]))).toBeGreaterThan(0.2);
    }
    expect(people.map(({ name }) => name).join(' ')).not.toMatch(/\b(?:JOAO|CONCEICAO|GONCALVES)\b/);
    expect(people.some(({ socialName }) => accented(socialName))).toBe(true);
  });

  it('belong to nobody where there is no team', () => {
    const alone = [...peopleOf(world({ teams: [], count: 50 }))];
    expect(alone.every(({ teamId }) => teamId === undefined)).toBe(true);
  });
});
