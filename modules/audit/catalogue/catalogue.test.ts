import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config/root';
import { allCodes, codesOf, codeTypes } from './code-types.ts';
import { officialTypes, USER_ACTION } from '../contract/official-types.ts';
import { recordTypes } from '../contract/record-types.ts';

const root = projectRoot();
const sources = ['modules', 'platform', 'apps/installation'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.ts') &&
        !/\.test\.ts$|(^|\/)(web|catalogue|test|testing)\/|(^|\/)testing[\w-]*\.ts$/.test(name),
    )
    .map((name) => ({ name, text: withoutComments(readFileSync(join(root, folder, name), 'utf8')) })),
);
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

const roomsOf = (name: string) =>
  readdirSync(join(root, name), { withFileTypes: true }).map((one) => one.name);
const rooms = [...roomsOf('modules'), ...roomsOf('platform')].join('|');
/** `type: 'room.verb'`, also in both branches of a condition, in a union of literals, and cut by `${`. */
const WRITTEN = new RegExp(`['\`]((?:${rooms})\\.[a-z][a-z-]*)(['\`]|\\$\\{)`, 'g');
/** Names of the same form that are no event: settings, jobs, resources and routes; files and locks. */
const OTHER = /(?:key|kind|name|operationId|anyOf|resource\w*|id):?\s*\[?\s*$/;

function writtenTypes(): Array<{ type: string; file: string; whole: boolean }> {
  return sources.flatMap(({ name, text }) =>
    [...text.matchAll(WRITTEN)]
      .filter((match) => !OTHER.test(text.slice(0, match.index)))
      .filter((match) => !/\.(json|log)$|^activation\.authorities$/.test(match[1] ?? ''))
      .map((match) => ({ type: match[1] ?? '', file: name, whole: match[2] !== '${' })),
  );
}

describe('catalogue of event types', () => {
  const written = writtenTypes();

  it('the walk finds what is written in each form', () => {
    const types = written.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['access.signed-in', 'jobs.cancelled', 'health-network.cnes-']),
    );
  });

  it('every type written anywhere is in the catalogue', () => {
    const known = (type: string, whole: boolean) =>
      whole ? type in codeTypes : allCodes.some((code) => code.startsWith(type));
    const missing = written.filter(({ type, whole }) => !known(type, whole));
    expect(missing.map(({ type, file }) => `${type} (${file})`)).toEqual([]);
  });

  it('every type of the catalogue is written somewhere', () => {
    const isWritten = (code: string) =>
      written.some(({ type, whole }) => (whole ? type === code : code.startsWith(type)));
    expect(allCodes.filter((code) => !isWritten(code))).toEqual([]);
  });

  it('the 14 official types, each written by the program or marked with what it waits for', () => {
    expect(officialTypes.map((type) => type.number)).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
    for (const { number, later } of officialTypes) {
      expect([number, codesOf([number]).codes.length > 0]).toEqual([number, later === undefined]);
    }
  });

  it('"Ação do usuário" also covers types nobody listed', () => {
    expect(codesOf([USER_ACTION]).unlisted).toBe(true);
    expect(codesOf([1, 2]).unlisted).toBe(false);
  });

  it('a table stands for one type of record', () => {
    const tables = recordTypes.flatMap((type) => type.tables);
    expect(new Set(tables).size).toBe(tables.length);
    for (const { tables: own, later } of recordTypes) expect(own.length > 0).toBe(later === undefined);
  });
});
