import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config/root';
import { USER_ACTION } from '#platform/audit/declaration';
import { catalogueOf, codesOf, tablesOfRecord } from '#modules/audit/catalogue/catalogue';
import { officialTypes } from '#modules/audit/contract/official-types';
import { catalogue, modules } from './modules.ts';
import { recordTypes as shownTypes } from '../web/pages.ts';

const root = projectRoot();
const sources = ['modules', 'platform', 'apps/installation'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.ts') &&
        !/\.test\.ts$|(^|\/)(web|test|testing)\/|(^|\/)testing[\w-]*\.ts$|^[\w-]+\/audit\.ts$|platform-part/.test(
          name,
        ),
    )
    .map((name) => ({
      name: `${folder}/${name}`,
      text: withoutComments(readFileSync(join(root, folder, name), 'utf8')),
    })),
);
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

const declared = catalogue();
const allCodes = [...declared.types.keys()];

const roomsOf = (name: string) =>
  readdirSync(join(root, name), { withFileTypes: true }).map((one) => one.name);
const rooms = [...roomsOf('modules'), ...roomsOf('platform')].join('|');
/** `type: 'room.verb'`, also in both branches of a condition, in a union of literals, and cut by `${`. */
const WRITTEN = new RegExp(`['\`]((?:${rooms})\\.[a-z][a-z-]*)(['\`]|\\$\\{)`, 'g');
/** Names of the same form that are no event: settings, jobs, resources and routes; files and locks. */
const OTHER = /(?:(?:key|kind|name|operationId|anyOf|resource\w*|id):?\s*\[?\s*|lockByName\(\w+, )$/;

function writtenTypes(): Array<{ type: string; file: string; whole: boolean }> {
  return sources.flatMap(({ name, text }) =>
    [...text.matchAll(WRITTEN)]
      .filter((match) => !OTHER.test(text.slice(0, match.index)))
      .filter((match) => !/\.(js|json|log)$/.test(match[1] ?? ''))
      .map((match) => ({ type: match[1] ?? '', file: name, whole: match[2] !== '${' })),
  );
}

describe('types of events', () => {
  const written = writtenTypes();

  it('the walk finds what is written in each form', () => {
    const types = written.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['access.signed-in', 'jobs.cancelled', 'health-network.cnes-']),
    );
  });

  it('every type written anywhere is declared', () => {
    const known = (type: string, whole: boolean) =>
      whole ? declared.types.has(type) : allCodes.some((code) => code.startsWith(type));
    const missing = written.filter(({ type, whole }) => !known(type, whole));
    expect(missing.map(({ type, file }) => `${type} (${file})`)).toEqual([]);
  });

  it('every type is written in the room that declares it', () => {
    const isWritten = (room: string, code: string) =>
      written.some(
        ({ type, file, whole }) =>
          file.startsWith(`${room}/`) && (whole ? type === code : code.startsWith(type)),
      );
    const unwritten = modules.flatMap(({ name, audit }) =>
      Object.keys(audit?.types ?? {}).filter((code) => !isWritten(`modules/${name}`, code)),
    );
    expect(unwritten).toEqual([]);
    expect(isWritten('platform', 'jobs.cancelled')).toBe(true);
  });

  it('the 14 official types, each written by the program', () => {
    expect(officialTypes.map((type) => type.number)).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
    for (const { number } of officialTypes) {
      expect([number, codesOf(declared, [number]).codes.length > 0]).toEqual([number, true]);
    }
  });

  it('"Ação do usuário" also covers types nobody listed', () => {
    expect(codesOf(declared, [USER_ACTION]).unlisted).toBe(true);
    expect(codesOf(declared, [1, 2]).unlisted).toBe(false);
  });

  it('two rooms say one thing of a name', () => {
    const said = (text: string) => ({ audit: { types: {}, words: { cpf: text } } });
    expect(catalogueOf([said('CPF'), said('CPF')]).words.get('cpf')).toBe('CPF');
    expect(() => catalogueOf([said('CPF'), said('documento')])).toThrow('cpf');
  });

  it('a table holds records of a type that is declared, and each type has its tables', () => {
    const ids = declared.recordTypes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const told = declared.tables.flatMap(({ record }) => record ?? []);
    expect(told.filter((id) => !ids.includes(id))).toEqual([]);
    for (const { id, later } of declared.recordTypes) {
      expect([id, tablesOfRecord(declared, id).length > 0]).toEqual([id, later === undefined]);
    }
  });

  it('pages offer the types of record that the server knows', () => {
    const byId = (types: typeof shownTypes) => types.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(shownTypes)).toEqual(byId([...declared.recordTypes]));
  });
});
