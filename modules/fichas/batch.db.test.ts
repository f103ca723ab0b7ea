import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '#modules/citizens/test/desk';
import { rowsOf, sql } from '#platform/db/database';
import { runUseCase } from '#platform/usecase/run';
import { acceptedForms } from './server/accepted.ts';
import { noon } from './test/fichas.ts';
import { bytesOf, personIn, type Sent } from './test/lots.ts';

let desks: readonly Desk[];
beforeAll(async () => {
  desks = [await openDesk(), await openDesk()];
}, 120_000);
afterAll(() => Promise.all(desks.map((desk) => desk.close())));

/** Fichas of which each meets what those before it wrote. */
function fichas(): Sent[] {
  const mother = personIn('ZENAIDE PRATES LEAL', 'OLGA PRATES', '1979-03-04');
  const child = personIn('IVO PRATES LEAL', 'ZENAIDE PRATES LEAL', '2012-05-06', {
    statusEhResponsavel: false,
    cpfResponsavelFamiliar: mother.cpf,
  });
  const lateCpf = generateCpf(99_001);
  const early = personIn('RUI ANTES PORTO', 'VERA ANTES', '2010-02-01', {
    statusEhResponsavel: false,
    cpfResponsavelFamiliar: lateCpf,
  });
  const late = personIn('VERA ANTES PORTO', 'NAIR ANTES', '1975-01-01', {
    cpfCidadao: lateCpf,
  });
  const twin = personIn('ELISA MOURA SALES', 'RITA MOURA', '1990-07-08');
  const alike = personIn('ELISE MOURA SALES', 'RITA MOURA', '1990-07-08', {
    telefoneCelular: twin.form.phoneMobile,
  });
  const borrowed = personIn('BENEDITO OUTRO NOME', 'CLARA NOME', '1950-09-10', { cpfCidadao: mother.cpf });
  const dies = personIn('AGENOR FINDO LIMA', 'ALZIRA FINDO', '1930-01-02');
  const carded = personIn('DALVA CARTOES REIS', 'EVA CARTOES', '1988-11-12', { cnsCidadao: generateCns(7) });
  const nameless = personIn('MARIA', 'ANA NOME CURTO', '1991-01-01', { nomeCidadao: 'AB' });
  const family = { social: { relacaoParentescoCidadao: 139 } };
  return [
    { person: mother.person, ine: '0000000001', number: 31_001 },
    { person: child.person, ...family, number: 31_002 },
    { person: early.person, ...family, number: 31_003 },
    { person: late.person, number: 31_004 },
    { person: twin.person, number: 31_005 },
    { person: alike.person, number: 31_006 },
    { person: borrowed.person, number: 31_007 },
    { person: dies.person, number: 31_008 },
    { person: carded.person, number: 31_009 },
    { person: nameless.person, number: 31_010 },
    // The same again; newer and older of one; another card; the death; a refusal; a unit that nobody knows.
    { person: mother.person, ine: '0000000001', number: 31_001 },
    { person: { ...mother.person, estadoCivil: 2 }, updates: 31_001, on: '2026-09-05', number: 31_011 },
    { person: { ...mother.person, estadoCivil: 3 }, updates: 31_001, on: '2026-09-03', number: 31_012 },
    { person: { ...carded.person, cnsCidadao: generateCns(8) }, on: '2026-09-04', number: 31_013 },
    {
      person: dies.person,
      on: '2026-09-06',
      number: 31_014,
      form: { saidaCidadaoCadastro: { motivoSaidaCidadao: 135, dataObito: noon('2026-09-05') } },
    },
    { number: 31_015, form: { statusTermoRecusaCadastroIndividualAtencaoBasica: true } },
    {
      person: personIn('SEM UNIDADE LOPES', 'IDA LOPES', '1985-05-05').person,
      cnes: '9999999',
      number: 31_016,
    },
  ];
}

const TABLES = [
  sql`select to_jsonb(t) as row from citizen t order by name, cpf`,
  sql`select to_jsonb(t) as row from citizen_document t order by number, kind`,
  sql`select to_jsonb(t) as row from citizen_revision t join citizen c on c.id = t.citizen_id order by c.name, t.version`,
  sql`select to_jsonb(t) as row from citizen_fci t order by uuid`,
  sql`select to_jsonb(t) as row from duplicate_pair t order by score, evidence::text`,
  sql`select to_jsonb(t) as row from citizen_review t order by number`,
  sql`select jsonb_build_array(table_name, row_id, operation) as row from changelog order by seq`,
  sql`select jsonb_build_array(type, actor_kind, municipality_id, subject_table, subject_id, fields, details) as row
    from audit_event where type like 'citizens.fci%' or type like 'duplicates.%' or type like 'citizens.number%' order by number`,
];

/** All that fichas left, with each id by the place where it first stands, and each instant of this test as now. */
async function left({ installation }: Desk, begun: number): Promise<string[]> {
  const places = new Map<string, number>();
  const lines: string[] = [];
  for (const table of TABLES) {
    const rows = await rowsOf<{ row: unknown }>(installation.platform.db, table as never);
    for (const { row } of rows) {
      const text = JSON.stringify(row)
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
          if (!places.has(id)) places.set(id, places.size);
          return `#${places.get(id)}`;
        })
        .replace(/\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-][0-9:]+)/g, (at) =>
          Date.parse(at) >= begun ? 'now' : at,
        );
      lines.push(text);
    }
  }
  return lines;
}

test('fichas applied in one transaction leave, row by row, what they leave one by one', async () => {
  const begun = Date.now() - 60_000;
  const envelopes = await bytesOf(fichas());
  const [handler] = acceptedForms;
  if (!handler) throw new Error('there is a handler');
  const [together, alone] = desks as [Desk, Desk];
  const apply = ({ installation }: Desk, some: readonly Buffer[]) =>
    runUseCase(installation.platform, { actor: { kind: 'command-line' } }, (context) =>
      handler.apply(context, some),
    );
  const waiting = await apply(together, envelopes);
  let waitingAlone = 0;
  for (const envelope of envelopes) waitingAlone += await apply(alone, [envelope]);
  expect(waiting).toBe(waitingAlone);
  const [one, other] = [await left(together, begun), await left(alone, begun)];
  expect(one).toEqual(other);
  // And of every kind there is one.
  const all = one.join('\n');
  for (const outcome of ['applied', 'older', 'review', 'refused'])
    expect(all).toContain(`"outcome":"${outcome}"`);
  for (const table of ['duplicate_pair', 'citizen_document']) expect(all).toContain(`["${table}"`);
  expect(waiting).toBeGreaterThan(0);
});
