import type { Struct } from '@pec-aberto/ledi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf, sql } from '#platform/db/database';
import { type Desk, IBGE, openDesk } from '#modules/citizens/test/desk';
import { noon } from './test/fichas.ts';
import { encodeCitizen, importedRecord, openImports, zipOf } from '#modules/citizen-import/test/imports';
import { applyBytes, applyFichas, bytesOf, personIn, type Sent } from './test/lots.ts';

let desk: Desk;
let imports: Awaited<ReturnType<typeof openImports>>;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  imports = await openImports(desk);
}, 60_000);
afterAll(() => desk.close());

/** Replaced in the bytes by what no encoder writes, as long: half a surrogate pair, and NUL. */
const HALF = '\u0905';
const NUL = '|';
const TEXTS = [
  'MARIA '.repeat(84).trim(),
  'MARIA \u202eAVLIS',
  `MARIA${NUL} SILVA`,
  'MARIA 😀 SILVA',
  `MARIA ${HALF} SILVA`,
  HALF,
  NUL,
  '\ufeff',
  "'; drop table citizen; --",
];
/** Those that a base does not take. */
const WORST = [`MARIA${NUL} SILVA`, `MARIA ${HALF} SILVA`, 'MARIA '.repeat(84).trim()];
const NUMBERS = [9e15, -9e15, -62_135_596_800_001, 0];
const SMALL = [2 ** 31 - 1, -40_000];

function raw(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const half = Buffer.from(HALF).toString('latin1');
  return Buffer.from(text.replaceAll(half, '\u00ed\u00a0\u0080').replaceAll(NUL, '\0'), 'latin1');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
let made = 0;
/** Somebody unlike the others. */
function someone(change: Struct = {}): Struct {
  made += 1;
  const letters = [made % 26, Math.floor(made / 26) % 26].map((place) => LETTERS[place]).join('');
  return personIn(`ZULMIRA${letters} ORT${letters}`, `MAE${letters} ORT${letters}`, '1961-07-08', change)
    .person;
}
const header = (change: Struct): Struct => ({
  profissionalCNS: '700000000000005',
  cboCodigo_2002: '515105',
  cnes: '3127128',
  dataAtendimento: noon('2026-09-01'),
  codigoIbgeMunicipio: IBGE,
  ...change,
});
const leaving = (change: Struct) => ({ saidaCidadaoCadastro: { motivoSaidaCidadao: 135, ...change } });

/** Every field that reaches a column or a rule, with what does not belong there. */
function hostile(): Sent[] {
  const names = ['nomeCidadao', 'nomeMaeCidadao'].flatMap((field) =>
    TEXTS.map((text) => someone({ [field]: text })),
  );
  const persons = [
    'nomeSocial',
    'emailCidadao',
    'dnv',
    'cpfCidadao',
    'cpfResponsavelFamiliar',
    'microArea',
    'numeroNisPisPasep',
    'portariaNaturalizacao',
    'codigoIbgeMunicipioNascimento',
    'telefoneCelular',
  ].flatMap((field) => WORST.map((text) => someone({ [field]: text })));
  const numbers = ['dataNascimentoCidadao', 'dtNaturalizacao', 'dtEntradaBrasil'].flatMap((field) =>
    NUMBERS.flatMap((value) =>
      [2, 3].map((nacionalidadeCidadao) => someone({ nacionalidadeCidadao, [field]: value })),
    ),
  );
  const codes = ['sexoCidadao', 'racaCorCidadao', 'etnia', 'estadoCivil', 'paisNascimento'].flatMap((field) =>
    SMALL.map((value) => someone({ [field]: value })),
  );
  return [
    ...[...names, ...persons, ...numbers, ...codes].map((person) => ({ person })),
    ...SMALL.map((code) => ({ person: someone(), social: { relacaoParentescoCidadao: code } })),
    ...SMALL.map((code) => ({ person: someone(), form: leaving({ motivoSaidaCidadao: code }) })),
    ...NUMBERS.map((day) => ({ person: someone(), form: leaving({ dataObito: day }) })),
    ...WORST.map((text) => ({ person: someone(), form: leaving({ numeroDO: text }) })),
    ...NUMBERS.map((day) => ({
      person: someone(),
      form: { headerTransport: header({ dataAtendimento: day }) },
    })),
    ...WORST.flatMap((text) =>
      ['cnes', 'ine', 'codigoIbgeMunicipio', 'cboCodigo_2002'].map((field) => ({
        person: someone(),
        form: { headerTransport: header({ [field]: text }) },
      })),
    ),
    ...WORST.map((text) => ({ person: someone(), form: { uuidFichaOriginadora: text } })),
    ...WORST.map((text) => ({ person: someone(), form: { uuid: text } })),
    ...WORST.map((text) => ({ person: someone(), transport: { uuidDadoSerializado: text } })),
  ];
}

test('a lot of hostile fichas: each has its outcome, what is readable is kept as it came, and the last is applied', async () => {
  const sent = [...hostile(), { person: someone() }];
  const bytes = (await bytesOf(sent)).map(raw);
  const lines = await applyBytes(desk, bytes);
  expect(lines).toHaveLength(sent.length);
  expect(lines.at(-1)).toMatchObject({ outcome: 'applied', unfit: [] });
  // Nothing came to the net that is there for what nobody foresaw.
  expect(lines.filter(({ reason }) => reason?.startsWith('O programa não conseguiu'))).toEqual([]);
  expect(new Set(lines.map(({ outcome }) => outcome))).toContain('refused');
  const kept = await rowsOf<{ uuid: string; bytes: Buffer }>(
    desk.installation.platform.db,
    sql`select uuid, bytes from citizen_fci`,
  );
  const byUuid = new Map(kept.map((row) => [row.uuid, row.bytes]));
  const lost = lines.flatMap((line, place) => {
    const isKept = ['applied', 'refused', 'review', 'older'].includes(line.outcome);
    return isKept && !byUuid.get(line.uuid ?? '')?.equals(bytes[place] ?? Buffer.alloc(0)) ? [line] : [];
  });
  expect(lost).toEqual([]);
  // What was refused is judged anew, and no outcome turns into a fault the second time.
  const again = await applyBytes(desk, bytes);
  expect(again.map(({ outcome }) => outcome)).toEqual(
    lines.map(({ outcome }) => (outcome === 'applied' || outcome === 'older' ? 'repeated' : outcome)),
  );
  const bad = await rowsOf(
    desk.installation.platform.db,
    sql`select name from citizen where name ~ '[[:cntrl:]]' or length(name) > 70 or mother_name ~ '[[:cntrl:]]'`,
  );
  expect(bad).toEqual([]);
});

test('an absurd date of birth, of attendance or of death is told, and the fichas after it go on', async () => {
  const lines = await applyFichas(
    desk,
    { person: someone({ dataNascimentoCidadao: 9e15 }) },
    { person: someone(), form: { headerTransport: header({ dataAtendimento: 9e15 }) } },
    { person: someone(), form: leaving({ dataObito: 9e15 }) },
    { person: someone() },
  );
  expect(lines.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'applied']);
  for (const { reason } of lines.slice(0, 3)) expect(reason).toMatch(/data/i);
});

test('what nobody foresaw stops one ficha, not those after it', async () => {
  const { db } = desk.installation.platform;
  await sql`create or replace function refuse_one() returns trigger language plpgsql as $$
    begin if new.name like 'IMPREVISTA%' then raise exception 'unforeseen'; end if; return new; end $$`.execute(
    db,
  );
  await sql`create trigger refuse_one before insert on citizen for each row execute function refuse_one()`.execute(
    db,
  );
  const sent = await bytesOf([
    { person: someone({ nomeCidadao: 'IMPREVISTA ORTEGA' }) },
    { person: someone() },
  ]);
  const lines = await applyBytes(desk, sent);
  expect(lines.map(({ outcome }) => outcome)).toEqual(['unreadable', 'applied']);
  await sql`drop trigger refuse_one on citizen`.execute(db);
  expect((await applyBytes(desk, sent)).map(({ outcome }) => outcome)).toEqual(['applied', 'repeated']);
});

test('a hostile file of citizens: each record has its outcome and the good ones enter', async () => {
  const fields = [
    'nomeCompleto',
    'nomeMae',
    'nomeSocial',
    'email',
    'cns',
    'cpf',
    'numeroProntuario',
    'cboNumero',
  ];
  const records = [
    ...fields.flatMap((field) =>
      WORST.map((text) => importedRecord({ naoPossuiCns: field !== 'cns', [field]: text })),
    ),
    ...['bairroNome', 'logradouro', 'numero', 'complemento', 'area', 'ufSigla', 'localidadeIbge'].flatMap(
      (field) => WORST.map((text) => importedRecord({ endereco: { [field]: text } })),
    ),
    ...NUMBERS.map((value) => importedRecord({ dataNascimento: value })),
    ...['sexo', 'racaCorId', 'etniaId', 'estadoCivilId', 'tipoSanguineo', 'escolaridadeId'].flatMap((field) =>
      SMALL.map((value) => importedRecord({ [field]: value })),
    ),
  ];
  const entries = await Promise.all(
    records.map(async (one, place) => [`${place}.cid`, raw(await encodeCitizen(one))] as const),
  );
  const last = await encodeCitizen(importedRecord({ nomeCompleto: 'ULTIMA PESSOA BOA' }));
  const id = await imports.send(
    await zipOf({ ...Object.fromEntries(entries), 'mal\u0000\u0001 \u202e\ud800.cid': last, 'z.cid': last }),
  );
  expect(await imports.see(id)).toMatchObject({ status: 'preview', error: null });
  await imports.apply(id, 'overwrite');
  const view = await imports.see(id);
  expect(view).toMatchObject({ status: 'imported', error: null });
  const { applied = 0, ...outcomes } = view.counts;
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(records.length + 2);
  expect(applied).toBeGreaterThan(0);
  const good = await rowsOf(
    desk.installation.platform.db,
    sql`select 1 from citizen where name = 'ULTIMA PESSOA BOA'`,
  );
  expect(good).toHaveLength(1);
  const unforeseen = await rowsOf(
    desk.installation.platform.db,
    sql`select 1 from citizen_import_row where reasons::text like '%não pôde ser gravado%'`,
  );
  expect(unforeseen).toEqual([]);
});
