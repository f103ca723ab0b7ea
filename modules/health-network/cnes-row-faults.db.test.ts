import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality, signedInInstaller } from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { rowFaults } from './server/cnes/codes.ts';
import {
  type Attributes,
  cnesFile,
  cnsOf,
  cpfOf,
  IBGE,
  TEAM,
  type TestFile,
  UBS,
  UBS_2,
} from './test/cnes-file.ts';
import { importCnes, short } from './test/importing.ts';

let installation: TestInstallation;
let installer: Client;

beforeAll(async () => {
  installation = await startTestInstallation();
  installer = await signedInInstaller(installation);
  await buildMunicipality(installation, IBGE);
});
afterAll(() => installation.close());

type Line = { code: string; section: string; row: number; key: string; rejected: boolean; group: string };
type Listed = { rows: Line[]; next: string | null; total: { count: number } };

/** Day by day, so that no file is older than the one before. */
let day = Date.parse('2026-01-01');
const nextDay = () => new Date((day += 86_400_000)).toISOString().slice(0, 10);

async function importing(file: TestFile) {
  const report = await importCnes(installation, installer, cnesFile({ date: nextDay(), ...file }));
  expect(report.error).toBeNull();
  const list = await installer.call<Listed>('GET', `/cnes-imports/${report.id}/inconsistencies`);
  return { report, list: list.body, lines: list.body.rows.map((row) => [row.code, row.row, row.key]) };
}

const person = (n: number, attributes: Attributes = {}) => ({ n, attributes, posts: [{ cnes: UBS }] });
const nameOf = async (n: number) => {
  const { rows } = await sql<{ name: string }>`select name from professional where cpf = ${cpfOf(n)}`.execute(
    installation.platform.db,
  );
  return rows[0]?.name;
};

const single: Array<{ code: string; file: TestFile; line: [number, string]; enters: string }> = [
  {
    code: 'unit-cnes-invalid',
    file: { units: [{ cnes: UBS }, { cnes: '12A' }], professionals: [person(1)] },
    line: [2, '12A'],
    enters: 'units 1',
  },
  {
    code: 'unit-repeated',
    file: { units: [{ cnes: UBS }, { cnes: UBS }], professionals: [person(1)] },
    line: [2, UBS],
    enters: 'units 1',
  },
  {
    code: 'unit-without-name',
    file: { units: [{ cnes: UBS, attributes: { NM_FANTA: '' } }], professionals: [person(1)] },
    line: [1, UBS],
    enters: 'units 1',
  },
  {
    code: 'team-ine-invalid',
    file: { units: [{ cnes: UBS, teams: [{}, { CO_INE: 'X1' }] }], professionals: [person(1)] },
    line: [2, 'X1'],
    enters: 'teams 1',
  },
  {
    code: 'team-repeated',
    file: { units: [{ cnes: UBS, teams: [{}, {}] }], professionals: [person(1)] },
    line: [2, TEAM],
    enters: 'teams 1',
  },
  {
    code: 'team-in-two-units',
    file: {
      units: [
        { cnes: UBS, teams: [{}] },
        { cnes: UBS_2, teams: [{}] },
      ],
      professionals: [person(1)],
    },
    line: [2, TEAM],
    enters: 'teams 2',
  },
  {
    code: 'team-without-name',
    file: { units: [{ cnes: UBS, teams: [{ NM_REFERENCIA: '' }] }], professionals: [person(1)] },
    line: [1, TEAM],
    enters: 'teams 1',
  },
  {
    code: 'team-deactivation-date-invalid',
    file: { units: [{ cnes: UBS, teams: [{ DT_DESATIVACAO: '99/99/2026' }] }], professionals: [person(1)] },
    line: [1, TEAM],
    enters: 'teams 1',
  },
  {
    code: 'professional-without-name',
    file: { professionals: [person(1), person(2, { NM_PROF: ' ' })] },
    line: [2, '•••.'],
    enters: 'professionals 1',
  },
  {
    code: 'professional-name-too-long',
    file: { professionals: [person(1), person(2, { NM_PROF: 'A'.repeat(201) })] },
    line: [2, '•••.'],
    enters: 'professionals 1',
  },
  {
    code: 'professional-without-cpf-cns',
    file: { professionals: [person(1), person(2, { CPF_PROF: '', CO_CNS: '' })] },
    line: [2, ''],
    enters: 'professionals 1',
  },
  {
    code: 'professional-cpf-invalid',
    file: { professionals: [person(1), person(2, { CPF_PROF: '11111111111' })] },
    line: [2, '•••.111.111-••'],
    enters: 'professionals 1',
  },
  {
    code: 'professional-cns-invalid',
    file: { professionals: [person(1), person(2, { CO_CNS: '123' })] },
    line: [2, '•••.'],
    enters: 'professionals 1',
  },
  {
    code: 'professional-birth-date-invalid',
    file: { professionals: [person(1, { DT_NASC: '31/02/1980' })] },
    line: [1, '•••.'],
    enters: 'professionals 1',
  },
  {
    code: 'professional-repeated',
    file: {
      units: [{ cnes: UBS }, { cnes: UBS_2 }],
      professionals: [person(1), { n: 1, posts: [{ cnes: UBS_2 }] }],
    },
    line: [2, '•••.'],
    enters: 'lotacoes 2',
  },
  {
    code: 'professional-cpf-repeated',
    file: { professionals: [person(1), person(1, { NM_PROF: 'OUTRA PESSOA', CO_CNS: cnsOf(9) })] },
    line: [2, '•••.'],
    enters: 'lotacoes 1',
  },
  {
    code: 'professional-cns-of-another',
    file: { professionals: [person(1), person(2, { CO_CNS: cnsOf(1) })] },
    line: [2, '•••.'],
    enters: 'professionals 1',
  },
  {
    code: 'lotacao-cnes-invalid',
    file: { professionals: [person(1), { n: 2, posts: [{ cnes: 'ABC' }] }] },
    line: [2, 'ABC'],
    enters: 'lotacoes 1',
  },
  {
    code: 'lotacao-cbo-invalid',
    file: { professionals: [person(1), { n: 2, posts: [{ cnes: UBS, cbo: '22' }] }] },
    line: [2, '22'],
    enters: 'lotacoes 1',
  },
  {
    code: 'lotacao-ine-invalid',
    file: { professionals: [person(1), { n: 2, posts: [{ cnes: UBS, ine: 'ABC' }] }] },
    line: [2, 'ABC'],
    enters: 'lotacoes 1',
  },
  {
    code: 'lotacao-unit-unknown',
    file: { professionals: [person(1), { n: 2, posts: [{ cnes: '7777777' }] }] },
    line: [2, '7777777'],
    enters: 'lotacoes 1',
  },
  {
    code: 'lotacao-team-unknown',
    file: { professionals: [person(1), { n: 2, posts: [{ cnes: UBS, ine: '0000000999' }] }] },
    line: [2, '0000000999'],
    enters: 'lotacoes 1',
  },
  {
    code: 'lotacao-repeated',
    file: { professionals: [{ n: 1, posts: [{ cnes: UBS }, { cnes: UBS }] }] },
    line: [2, UBS],
    enters: 'lotacoes 1',
  },
  {
    code: 'lotacao-cbo-unknown',
    file: { professionals: [{ n: 1, posts: [{ cnes: UBS, cbo: '999999' }] }] },
    line: [1, '999999'],
    enters: 'lotacoes 1',
  },
];

describe('each fault of a row is reported and the rest enters', () => {
  test.each(single)('$code', async ({ code, file, line: [row, key], enters }) => {
    const { report, list } = await importing(file);
    expect(list.rows).toHaveLength(1);
    const { section, group, rejected } = rowFaults[code as keyof typeof rowFaults];
    expect(list.rows[0]).toMatchObject({ code, row, section, group, rejected });
    expect(list.rows[0]?.key.startsWith(key)).toBe(true);
    const [name = '', expected = ''] = enters.split(' ');
    const counts = report.counts?.[name as 'units'];
    expect((counts?.added ?? 0) + (counts?.updated ?? 0) + (counts?.unchanged ?? 0)).toBe(Number(expected));
  });

  test('every code is shown above, or below with what the base held', () => {
    // What was kept of somebody is shown in cnes-takeover.db.test.ts.
    const kept = Object.keys(rowFaults).filter((code) => code.endsWith('-kept'));
    const shown = new Set([...single.map((one) => one.code), 'professional-cpf-cns-conflict', ...kept]);
    expect(Object.keys(rowFaults).filter((code) => !shown.has(code))).toEqual([]);
  });
});

describe('against what the base holds', () => {
  test('a CPF of one person with the CNS of another mixes nobody', async () => {
    await importing({ professionals: [person(11), person(12)] });
    const { lines, report } = await importing({
      professionals: [person(11), person(12, { CO_CNS: cnsOf(11) })],
    });
    expect(lines).toMatchObject([['professional-cpf-cns-conflict', 2, expect.stringContaining('•••.')]]);
    // The row changed nothing: nobody loses a lotação for a fault of this month's file.
    expect(short(report.counts)).toMatchObject({ professionals: '0/0/0/1', lotacoes: '0/0/0/1' });
  });

  test('a professional known by CNS alone gets the CPF when the file brings it', async () => {
    await importing({ professionals: [person(21, { CPF_PROF: '' })] });
    const { report } = await importing({ professionals: [person(21)] });
    expect(short(report.counts)).toMatchObject({ professionals: '0/1/0/0', lotacoes: '0/0/0/1' });
    expect(await nameOf(21)).toBeDefined();
  });

  test('a known CNS stays when the file leaves it empty, and a new one replaces it', async () => {
    await importing({ professionals: [person(31)] });
    const cns = async () => {
      const { rows } = await sql`select cns from professional where cpf = ${cpfOf(31)}`.execute(
        installation.platform.db,
      );
      return rows;
    };
    await importing({ professionals: [person(31, { CO_CNS: '' })] });
    expect(await cns()).toEqual([{ cns: cnsOf(31) }]);
    await importing({ professionals: [person(31, { CO_CNS: cnsOf(32) })] });
    expect(await cns()).toEqual([{ cns: cnsOf(32) }]);
  });

  test('an unknown team leaves the lotação that the person had there', async () => {
    await importing({ professionals: [{ n: 41, posts: [{ cnes: UBS, ine: TEAM }] }] });
    const { report } = await importing({
      professionals: [{ n: 41, posts: [{ cnes: UBS, ine: '0000000999' }] }],
    });
    expect(report.counts?.lotacoes).toMatchObject({ added: 0, inactivated: 0 });
  });

  test('an unknown CBO shows the text of the file, or the code', async () => {
    await importing({ professionals: [{ n: 51, posts: [{ cnes: UBS, cbo: '999999' }] }] });
    const { rows } =
      await sql`select cbo_name from health_network_lotacao where cbo = '999999' and active`.execute(
        installation.platform.db,
      );
    expect(rows).toEqual([{ cbo_name: '999999' }]);
  });
});

describe('the report', () => {
  const many = (count: number, attributes: Attributes): TestFile => ({
    professionals: [person(0), ...Array.from({ length: count }, (_, n) => person(100 + n, attributes))],
  });

  test('ADM-G06 60 bad records: the report says 60, shows the first 50, and the others entered', async () => {
    const { report, list } = await importing(many(60, { CPF_PROF: '12345678900' }));
    expect(report.inconsistencies).toBe(60);
    expect(list.rows).toHaveLength(50);
    expect(list.total).toEqual({ count: 60, capped: false });
    const rest = await installer.call<Listed>(
      'GET',
      `/cnes-imports/${report.id}/inconsistencies?after=${list.next}`,
    );
    expect(rest.body.rows).toHaveLength(10);
    expect(await nameOf(0)).toBeDefined();
  });

  test('ADM-G07 a malformed field stands under the fields filled in wrongly, in its block', async () => {
    const { report } = await importing(many(2, { CO_CNS: '1' }));
    expect(report.inconsistencyTotals).toMatchObject([
      {
        section: 'professionals',
        code: 'professional-cns-invalid',
        group: 'field',
        rejected: true,
        count: 2,
      },
    ]);
  });

  test('the CSV has all rows and no cell that a spreadsheet would run', async () => {
    const { report } = await importing({
      units: [{ cnes: UBS }, { cnes: '=1+1' }, { cnes: '@X;"' }],
      professionals: [person(1)],
    });
    const csv = await installer.call<string>('GET', `/cnes-imports/${report.id}/inconsistencies.csv`);
    expect(csv.headers['content-disposition']).toMatch(
      /^attachment; filename="cnes-inconsistencias-4205407-/,
    );
    const lines = csv.text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^Unidades de saúde;2;'=1\+1;Não importado;unit-cnes-invalid;/);
    expect(lines[2]).toMatch(/^Unidades de saúde;3;"'@X;""";/);
  });
});
