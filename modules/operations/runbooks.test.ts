import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { machineChecks } from '#apps/installation/cli/checks';
import { modules } from '#apps/installation/modules';
import { readBootSettings } from '#platform/config/boot';
import { projectRoot } from '#platform/config/root';

const folder = join(projectRoot(), 'docs', 'operations');
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => basename(name, '.md'));
const ofRooms = modules.flatMap((module) => module.checks ?? []).map((check) => check.id);
const ofMachine = machineChecks(readBootSettings({})).map((check) => check.id);
const textOf = (page: string) => readFileSync(join(folder, `${page}.md`), 'utf8');

it('every check has its runbook, and every runbook its check', () => {
  expect([...pages].sort()).toEqual([...new Set([...ofRooms, ...ofMachine])].sort());
});

it('no two rooms use one id', () => {
  expect(new Set(ofRooms).size).toBe(ofRooms.length);
});

it('every runbook names its id, says what it means, what to do and the risk of each action', () => {
  for (const page of pages) {
    const text = textOf(page);
    expect(text.split('\n')[0]).toContain(`(\`${page}\`)`);
    expect(text).toContain('**O que significa.**');
    const actions = text.split('\n').filter((line) => /^\| (?!o que fazer)/.test(line));
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/\| (nenhum|baixo|médio|alto) \|$/);
  }
});

it('the index and the runbooks link only to pages that exist, and the index to all', () => {
  const linked = (page: string) =>
    [...textOf(page).matchAll(/\]\(([a-z-]+)\.md\)/g)].map((match) => match[1]);
  expect(new Set(linked('README'))).toEqual(new Set(pages));
  for (const page of pages) expect(pages).toEqual(expect.arrayContaining(linked(page)));
});
