import { expect, it } from 'vitest';
import type { AccessInfo } from '#ui/light';
import { accessLines, filterAccesses, lastUsed } from './choose-access.ts';

const base: AccessInfo = {
  id: '1',
  kind: 'lotacao',
  title: 'UBS Jardim das Acácias',
  unit: { id: 'u', name: 'UBS Jardim das Acácias', cnes: '0000011' },
  team: { name: 'ESF Acácias I', ine: '0000012345' },
  cbo: { code: '223565', name: 'Enfermeiro da estratégia de saúde da família' },
  municipality: { ibge: '3106200', name: 'Serra Clara', uf: 'MG' },
  profiles: ['Enfermeiro'],
  lastUsedAt: null,
  initialModule: null,
};
const room: AccessInfo = { ...base, id: '2', team: null, lastUsedAt: '2026-10-30T12:00:00Z' };
const admin: AccessInfo = {
  ...base,
  id: '3',
  kind: 'municipal-admin',
  title: 'Administrador municipal',
  unit: null,
  team: null,
  cbo: null,
  lastUsedAt: '2026-11-01T12:00:00Z',
};

it('an access is told by unit, team and occupation, or by what it administers', () => {
  expect(accessLines(base)).toEqual({
    title: 'UBS Jardim das Acácias',
    place: 'ESF Acácias I',
    ids: 'INE 0000012345 · CNES 0000011',
    role: 'Enfermeiro da estratégia de saúde da família – 223565',
  });
  expect(accessLines(room).ids).toBe('sem equipe · CNES 0000011');
  expect(accessLines(admin)).toMatchObject({ title: 'Administrador municipal', place: 'Serra Clara – MG' });
});

it('filters by any word, accents ignored', () => {
  const ids = (typed: string) => filterAccesses([base, room, admin], typed).map((access) => access.id);
  expect(ids('acacias i')).toEqual(['1']);
  expect(ids('ADMIN')).toEqual(['3']);
  expect(ids('  ')).toEqual(['1', '2', '3']);
  expect(ids('nada disso')).toEqual([]);
});

it('the last used is the most recent, or none', () => {
  expect(lastUsed([base, room, admin])?.id).toBe('3');
  expect(lastUsed([base])).toBeUndefined();
});
