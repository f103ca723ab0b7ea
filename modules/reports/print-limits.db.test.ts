import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildMunicipality,
  buildPerson,
  grant,
  signedIn,
  signedInInstaller,
} from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import type { PrintLimits } from './contract.ts';

const PATH = '/reports/print-limits';
let installation: TestInstallation;
let installer: Client;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  installer = await signedInInstaller(installation);
});
afterAll(() => installation.close());

const read = async (client = installer) => (await client.call<PrintLimits>('GET', PATH)).body;
const save = (limits: unknown) =>
  installer.call<{ fields?: Array<{ path: string; message: string }> }>('PUT', PATH, limits);
const events = () =>
  rowsOf<{ fields: string[] }>(
    installation.platform.db,
    sql`select fields from audit_event where type = 'reports.print-limits-saved' order by at, id`,
  );

test('ADM-N01 ADM-N03 fourteen reports come with their limits; of some only groups or months count', async () => {
  expect(await read()).toEqual({
    'atendimento-domiciliar': { groups: 14, months: 1 },
    'atendimento-individual': { groups: 22, months: 1 },
    'atendimento-odontologico': { groups: 17, months: 1 },
    'atividade-coletiva': { groups: 12, months: 1 },
    elegibilidade: { groups: 16, months: 1 },
    'cadastro-domiciliar': { groups: 15 },
    'cadastro-individual': { groups: 28 },
    'consumo-alimentar': { groups: 12, months: 1 },
    'procedimentos-consolidados': { groups: 12, months: 1 },
    'procedimentos-individualizados': { groups: 12, months: 1 },
    'resumo-de-producao': { months: 1 },
    'sindrome-neurologica': { groups: 12, months: 1 },
    vacinacao: { groups: 12, months: 1 },
    'visita-domiciliar': { groups: 15, months: 1 },
  });
});

test('ADM-N01 what is saved is there again, and the trail tells which reports changed', async () => {
  const limits = {
    ...(await read()),
    vacinacao: { groups: 4, months: 3 },
    'resumo-de-producao': { months: 6 },
  };
  expect([(await save(limits)).status, await read()]).toEqual([200, limits]);
  // The same again is no change.
  await save(limits);
  expect((await events()).map(({ fields }) => fields)).toEqual([['resumo-de-producao', 'vacinacao']]);
});

test('ADM-N03 what a report does not count, and what is no whole number from 1 to 999, is refused at its field', async () => {
  const before = await read();
  for (const [report, limit, path, message] of [
    ['vacinacao', { groups: 0, months: 1 }, 'vacinacao.groups', 'O valor deve ser no mínimo 1.'],
    ['vacinacao', { groups: 12, months: 1000 }, 'vacinacao.months', 'O valor deve ser no máximo 999.'],
    ['vacinacao', { groups: 'doze', months: 1 }, 'vacinacao.groups', 'Valor fora do formato esperado.'],
    ['vacinacao', { groups: 1.5, months: 1 }, 'vacinacao.groups', 'Valor fora do formato esperado.'],
    ['vacinacao', { groups: 12 }, 'vacinacao.months', 'Preenchimento obrigatório.'],
    ['cadastro-individual', { groups: 28, months: 1 }, 'cadastro-individual.months', 'Campo desconhecido.'],
    ['resumo-de-producao', { groups: 1, months: 1 }, 'resumo-de-producao.groups', 'Campo desconhecido.'],
    ['outro-relatorio', { groups: 1 }, 'outro-relatorio', 'Campo desconhecido.'],
  ] as const) {
    const { status, body } = await save({ ...before, [report]: limit });
    expect([status, body.fields]).toEqual([400, [{ path, message }]]);
  }
  expect((await save({ vacinacao: { groups: 1, months: 1 } })).status).toBe(400);
  expect(await read()).toEqual(before);
});

test('only who answers for the installation reads or changes it', async () => {
  const person = await buildPerson(installation);
  await grant(installation, person, 'municipal-admin', await buildMunicipality(installation, '4205407'));
  const admin = await signedIn(installation, person);
  expect((await admin.call('GET', PATH)).status).toBe(403);
  expect((await admin.call('PUT', PATH, await read())).status).toBe(403);
});
