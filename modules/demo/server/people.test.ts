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

  it('have ids of their own, in the order they came', () => {
    const ids = people.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => id.slice(0, 13))).toEqual(ids.map((id) => id.slice(0, 13)).toSorted());
    const documents = people.flatMap((citizen) => citizen.documents.map(({ id }) => id));
    expect(new Set(documents).size).toBe(documents.length);
  });

  it('live in families: the responsible comes first, with the same team and address', () => {
    const seen = new Map<string, BulkCitizen>();
    for (const citizen of people) {
      if (citizen.responsibleId) {
        const head = seen.get(citizen.responsibleId);
        expect(head).toMatchObject({
          familyResponsible: true,
          teamId: citizen.teamId,
          street: citizen.street,
        });
        expect(citizen.kinship).toBeDefined();
      }
      seen.set(citizen.id, citizen);
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
    for (const { birthDate, phoneMobile, cep, uf } of people) {
      expect(birthDate ?? '').not.toMatch(/^(?:202[7-9]|20[3-9])/);
      if (phoneMobile) expect(phoneMobile.slice(0, 2)).toBe('48');
      if (cep) expect(cep).toMatch(/^88\d{6}$/);
      expect(uf).toBe('SC');
    }
  });

  it('belong to nobody where there is no team', () => {
    const alone = [...peopleOf(world({ teams: [], count: 50 }))];
    expect(alone.every(({ teamId }) => teamId === undefined)).toBe(true);
  });
});
