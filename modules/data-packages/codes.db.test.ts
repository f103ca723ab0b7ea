import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { signedInInstaller } from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import { admits, type CodeLimits } from './contract/admits.ts';
import { everydayWords, writtenFor } from './server/codes/everyday-words.ts';

let installation: TestInstallation;
let installer: Client;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  installer = await signedInInstaller(installation);
});
afterAll(() => installation.close());

type Found = {
  codes: Array<CodeLimits & { system: string; code: string; name: string }>;
  refused: { system: string; code: string; why: string[] } | null;
};
const find = async (asked: Record<string, string>) =>
  (await installer.call<Found>('GET', `/codes?${new URLSearchParams(asked).toString()}`)).body;
const codesOf = async (search: string, filters: Record<string, string> = {}) =>
  (await find({ search, ...filters })).codes.map(({ system, code }) => `${system} ${code}`);

const TECHNICIAN = '322205';
const PRESSURE = 'sigtap 0301100039';
const TODAY = '2026-11-22';

describe('COD-06 one search over all tables', () => {
  test('finds “aferição” for a nursing technician', async () => {
    const found = await codesOf('aferição', { cbo: TECHNICIAN });
    expect(found).toEqual(expect.arrayContaining([PRESSURE, 'sigtap 0301100250']));
  });

  test.each([
    ['words in any order, without accents or case', 'PRESSAO aferic', PRESSURE],
    ['a code as it is written', '03.01.10.003-9', PRESSURE],
    ['the start of a code', '030110003', PRESSURE],
    ['a problem by its code', 'a00.0', 'cid10 A000'],
    ['a problem of care', 'dor generalizada', 'ciap2 A01'],
    ['a medicine by principle and strength', 'abacavir 300', 'catmat BR0268315'],
    ['a medicine whose code the source writes with a hyphen', 'br0411397-2', 'catmat BR0411397-2'],
    ['an immunobiological', 'bcg vacina', 'imunobiologicos 15'],
  ])('by %s', async (_how, typed, expected) => {
    expect((await codesOf(typed))[0]).toBe(expected);
  });

  test('of one table, also of those that only a name asks for', async () => {
    expect(await codesOf('abbott')).toEqual([]);
    expect(await codesOf('abbott', { system: 'fabricantes' })).toHaveLength(1);
    expect(await codesOf('dengue', { system: 'ciap2' })).toEqual(['ciap2 A77']);
    // The plain one before that with complications.
    expect((await codesOf('hipertensao', { system: 'ciap2' })).slice(0, 2)).toEqual([
      'ciap2 K86',
      'ciap2 K87',
    ]);
  });

  test.each([
    ['dor de cabeça', 'ciap2', 'ciap2 N01'],
    ['dor de cab', 'ciap2', 'ciap2 N01'],
    ['lombalgia', 'ciap2', 'ciap2 L03'],
    ['lombalgia', 'cid10', 'cid10 M545'],
    ['HAS', 'ciap2', 'ciap2 K86'],
    ['pressao alta', 'ciap2', 'ciap2 K86'],
    ['vermes', 'ciap2', 'ciap2 D96'],
    ['glicada', 'sigtap', 'sigtap 0202010503'],
  ])('what people say, “%s”, finds in %s what the table writes', async (said, system, expected) => {
    expect((await codesOf(said, { system }))[0]).toBe(expected);
  });

  test('what people say stands behind what is written so, and what many phrases begin with says nothing yet', async () => {
    const found = await codesOf('dor lombar');
    expect(found[0]).toBe('cid10 M545');
    expect(found).toContain('ciap2 L03');
    expect(writtenFor('dor n')).toEqual([]);
    expect(writtenFor('ha')).toEqual([]);
  });

  test('each word that stands for what people say is one of a table', async () => {
    const written = [...new Set(everydayWords.flatMap(([, words]) => words))];
    const found = await Promise.all(written.map((words) => codesOf(words)));
    expect(written.filter((_, at) => found[at]?.length === 0)).toEqual([]);
    expect(written.length).toBeGreaterThan(150);
  });

  test('signs of a pattern are what they are; too little and unknown filters are refused', async () => {
    expect(await codesOf('100%_')).toEqual([]);
    for (const query of ['search=a', 'search=dor&cbo=médico', 'search=dor&sex=9', 'search=dor&birth=ontem'])
      expect((await installer.call('GET', `/codes?${query}`)).status).toBe(400);
    const dayless = await installer.call<{ code: string }>('GET', '/codes?search=dor&birth=1990-01-01');
    expect(dayless).toMatchObject({ status: 422, body: { code: 'day-missing' } });
  });
});

describe('COD-07 filters', () => {
  test('leave out what does not fit, and tell why of the code that was typed', async () => {
    const asked = { search: 'C60', sex: '1' };
    expect(await find(asked)).toMatchObject({
      codes: [],
      refused: { system: 'cid10', code: 'C60', why: ['sex'] },
    });
    expect(await codesOf('C60', { sex: '0' })).toContain('cid10 C60');
    // Who is neither loses nothing.
    expect(await codesOf('C60', { sex: '4' })).toContain('cid10 C60');
    const dentist = await find({ search: '0301100039', cbo: '411010' });
    expect(dentist.refused).toMatchObject({ code: '0301100039', why: ['cbo'] });
  });

  test('are what `admits` says, on every procedure', async () => {
    const { db } = installation.platform;
    const limits = await rowsOf<CodeLimits & { code: string }>(
      db,
      sql`select c.code, c.sex, c.age_from as "ageFrom", c.age_until as "ageUntil", l.codes as cbos
        from code_item c left join sigtap_list l on l.kind = 'cbo' and l.number = c.cbo_list
        where c.system = 'sigtap' and c.code like '0201%' order by c.code`,
    );
    expect(limits.length).toBeGreaterThan(50);
    const uses = [
      { cbo: '223505', sex: 1, birth: '2020-11-23', on: TODAY },
      { cbo: '322205', sex: 0, birth: '1950-01-31', on: TODAY },
      { cbo: '225142', sex: 1, birth: '2026-11-01', on: TODAY },
    ];
    for (const use of uses) {
      const asked = { cbo: use.cbo, sex: String(use.sex), birth: use.birth, on: use.on, system: 'sigtap' };
      for (const limit of limits) {
        const fits = (await codesOf(limit.code, asked)).includes(`sigtap ${limit.code}`);
        expect([limit.code, use.cbo, fits]).toEqual([limit.code, use.cbo, admits(limit, use)]);
      }
    }
  });
});

describe('one code', () => {
  const read = async (path: string) =>
    (await installer.call<Record<string, unknown>>('GET', `/codes/${path}`)).body;

  test('of SIGTAP: who may, for which problems, how it is registered', async () => {
    const code = await read('sigtap/0301100039');
    expect(code).toMatchObject({ name: 'AFERIÇÃO DE PRESSÃO ARTERIAL', leftWith: null, cids: null });
    expect(code['cbos']).toHaveLength(162);
    expect(code['cbos']).toContainEqual({ code: TECHNICIAN, name: 'TÉCNICO DE ENFERMAGEM' });
    expect(code['facts']).toContainEqual({ label: 'Complexidade', value: 'Atenção primária' });
  });

  test('of the CID-10 with chapter and groups; of CIAP-2 with its CID; of a vaccine with its doses', async () => {
    expect(await read('cid10/U09.9')).toMatchObject({
      code: 'U099',
      facts: [{ label: 'Capítulo', value: expect.stringContaining('Capítulo XXII') }],
    });
    expect(await read('ciap2/A01')).toMatchObject({
      facts: [{ label: 'CID-10', value: 'R52 – Dor não classificada em outra parte' }],
    });
    expect((await read('imunobiologicos/15'))['facts']).toContainEqual({
      label: 'Estratégia Rotina',
      value: 'Dose, Única',
    });
    expect(await read('catmat/BR0392113%2F00111')).toMatchObject({ code: 'BR0392113/00111' });
  });

  test('that no package brought is not found', async () => {
    expect(await installer.call('GET', '/codes/sigtap/9999999999')).toMatchObject({
      status: 404,
      body: { code: 'code-not-found' },
    });
    expect((await installer.call('GET', '/codes/estrelas/1')).status).toBe(400);
  });
});
