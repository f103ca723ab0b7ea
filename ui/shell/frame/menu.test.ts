import { expect, it } from 'vitest';
import { mayOpen, type PageDefinition } from '../pages.ts';
import type { ActiveAccess } from '../../client/session.tsx';
import { filterSections, menuSections } from './menu.ts';

const icon = () => null;
const page = (path: `/${string}`, label: string, order: number, group?: string): PageDefinition => ({
  path,
  title: label,
  menu: { label, icon, order, ...(group ? { group } : {}) },
  needs: 'access',
  load: () => Promise.reject(new Error('not loaded in this test')),
});
const pages = [
  page('/relatorios/b', 'Produção', 40, 'Relatórios'),
  page('/cnes', 'CNES', 20),
  page('/', 'Início', 0),
  page('/relatorios/a', 'Impressão', 30, 'Relatórios'),
];

it('orders entries and keeps a group together', () => {
  const sections = menuSections(pages);
  expect(sections.map((section) => section.group)).toEqual([null, null, 'Relatórios']);
  expect(sections.flatMap((section) => section.entries.map((entry) => entry.label))).toEqual([
    'Início',
    'CNES',
    'Impressão',
    'Produção',
  ]);
});

it('filters without accents and drops empty groups', () => {
  const found = filterSections(menuSections(pages), 'inicio');
  expect(found.flatMap((section) => section.entries.map((entry) => entry.path))).toEqual(['/']);
  expect(filterSections(menuSections(pages), 'PRODUÇ')[0]?.entries).toHaveLength(1);
});

it('a page opens by any of its resources, and only for the kinds it names', () => {
  const access = { kind: 'lotacao', resources: ['importar-cnes'] } as unknown as ActiveAccess;
  const cnes: PageDefinition = { ...page('/cnes', 'CNES', 1), needs: { anyOf: ['x', 'importar-cnes'] } };
  expect(mayOpen(cnes, access)).toBe(true);
  expect(mayOpen({ ...cnes, needs: { anyOf: ['x'] } }, access)).toBe(false);
  expect(mayOpen({ ...cnes, kinds: ['installer'] }, access)).toBe(false);
});
