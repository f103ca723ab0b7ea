import { describe, expect, test } from 'vitest';
import { EXAMPLE_DAY, exampleRecords } from './examples/index.ts';
import { toJson } from './json.ts';
import { toCurrentModel } from './older.ts';
import { decodeRecord, encodeRecord, headOf } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import { hasSamples, layout, samples } from './testing/samples.ts';
import { LayoutWriter } from './to-layout.ts';
import { Validator } from './validate.ts';
import { isStruct, type Struct } from './wire.ts';

const writer = new LayoutWriter(layout);
const validator = new Validator(layout);
const today = { today: EXAMPLE_DAY };

/** Every valid record of the newest layout at hand, by a name. */
function validOnes(): [string, LediRecord][] {
  const shared = hasSamples ? samples().filter(({ valid }) => valid) : [];
  const all: [string, LediRecord][] = [
    ...exampleRecords(layout).map(({ form, record }): [string, LediRecord] => [form, record]),
    ...shared.map(({ file, bytes }): [string, LediRecord] => [file, decodeRecord(layout, bytes)]),
  ];
  return all.filter(([, { transport }]) => headOf(transport).version === layout.newest);
}

const example = (form: string, place = 0): LediRecord => {
  const found = exampleRecords(layout).filter((one) => one.form === form)[place]?.record;
  if (!found) throw new Error('no fixture');
  return found;
};

/** Each value of a struct by its path. */
function leavesOf(value: unknown, path: string, out = new Map<string, unknown>()): Map<string, unknown> {
  if (Array.isArray(value) && value.some(isStruct)) {
    for (const [place, item] of value.entries()) leavesOf(item, `${path}[${place}]`, out);
  } else if (isStruct(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (name.startsWith('#')) out.set(path === '' ? name : `${path}.${name}`, JSON.stringify(item));
      else leavesOf(item, path === '' ? name : `${path}.${name}`, out);
    }
  } else out.set(path, JSON.stringify(value));
  return out;
}

/** Values gone or changed that were not told, and values new that were not moved there. */
function silent(before: LediRecord, after: LediRecord, told: string[], arrived: string[]): string[] {
  const [old, written] = [before, after].map((record) => leavesOf(toJson(record).form, ''));
  const gone = [...(old ?? [])].filter(([path, value]) => written?.get(path) !== value);
  const added = [...(written ?? [])].filter(([path]) => !old?.has(path));
  return [
    ...gone.map(([path]) => path).filter((path) => !told.includes(path)),
    ...added
      .map(([path]) => path)
      .filter((path) => !arrived.some((to) => path === to || path.startsWith(`${to}.`))),
  ];
}

/** The last layout of each minor number, from the oldest that records are written in. */
const TARGETS = layout.data.structure.layouts
  .map(({ version }) => version)
  .filter((version) => writer.canWrite(version) && version !== layout.newest)
  .filter((version, place, all) => !all[place + 1]?.startsWith(version.replace(/\d+$/, '')));

test('issue 11 (6): every valid example of 8.7.0 as 7.2.2 is valid there, or its loss is told', () => {
  const counts = { written: 0, losing: 0, refused: 0 };
  const wrong: unknown[] = [];
  for (const [name, record] of validOnes()) {
    const { record: written, losses, refusals } = writer.toLayout(record, '7.2.2', today);
    if (!written) {
      counts.refused += 1;
      const isTold = refusals.every(({ code, path, message }) => code && path && message);
      if (refusals.length === 0 || !isTold) wrong.push([name, refusals]);
      continue;
    }
    const read = decodeRecord(layout, encodeRecord(layout, written));
    const { valid, errors } = validator.judge(read, { ...today, closedTables: true });
    if (headOf(read.transport).version !== '7.2.2' || valid !== true) wrong.push([name, errors]);
    counts.written += 1;
    if (losses.length > 0) counts.losing += 1;
  }
  process.stdout.write(`8.7.0 as 7.2.2: ${JSON.stringify(counts)}
`);
  expect(wrong).toEqual([]);
  expect(counts.written).toBeGreaterThan(counts.refused * 5);
});

test(`nothing is lost, moved or added in silence, in ${TARGETS.length} older layouts`, () => {
  const all = validOnes();
  let count = 0;
  for (const target of TARGETS) {
    for (const [name, record] of all) {
      const before = encodeRecord(layout, record);
      const { record: written, losses, moved, refusals } = writer.toLayout(record, target, today);
      expect(Buffer.compare(encodeRecord(layout, record), before)).toBe(0);
      expect(written === null).toBe(refusals.length > 0);
      if (!written) continue;
      count += 1;
      const told = [...losses.map(({ path }) => path), ...moved.map(({ from }) => from)];
      expect([
        name,
        target,
        silent(
          record,
          written,
          told,
          moved.map(({ to }) => to),
        ),
      ]).toEqual([name, target, []]);
    }
  }
  expect(count).toBeGreaterThan(TARGETS.length * 10);
}, 120_000);

describe('what is said elsewhere in older layouts', () => {
  const structsIn = (value: unknown): Struct[] => (Array.isArray(value) ? value.filter(isStruct) : []);
  const firstDose = () => structsIn(structsIn(example('fv').form?.vacinacoes)[0]?.vacinas)[0];
  /** The first child of a record alone, with the changes put in it, as `target` has it. */
  const child = (form: string, list: string, changes: Struct, target: string) => {
    const record = example(form);
    const [item] = structsIn(record.form?.[list]);
    const given = { ...record, form: { ...record.form, [list]: [{ ...item, ...changes }] } };
    const result = writer.toLayout(given, target, today);
    const [older] = structsIn(result.record?.form?.[list]);
    return { ...result, older };
  };
  const dose = (changes: Struct, target = '7.2.2') =>
    child('fv', 'vacinacoes', { vacinas: [{ ...firstDose(), ...changes }] }, target);

  test('the maker by its name; of two names, the one of the vaccine', () => {
    const nameOf = ({ older }: ReturnType<typeof dose>) => structsIn(older?.vacinas)[0]?.fabricante;
    expect(nameOf(dose({ coRndsFabricante: '28290' }))).toBe('PFIZER-BELGICA');
    expect(nameOf(dose({ coRndsFabricante: '36271' }))).toBe('ABBOTT-HOLAN');
    const covid = { coRndsFabricante: '28290', imunobiologico: 87, estrategiaVacinacao: 5, dose: 1 };
    expect(nameOf(dose(covid)) ?? dose(covid).refusals).toBe('PFIZER/BIONTECH');
  });

  test('a maker that had no name refuses the dose', () => {
    const { record, refusals } = dose({ coRndsFabricante: '47619' });
    expect(record).toBeNull();
    expect(refusals).toContainEqual({
      code: 'fv.fabricante.obrigatorio',
      path: 'vacinacoes[0].vacinas[0].fabricante',
      message: expect.stringContaining('Fabricante') as string,
    });
  });

  test.each([
    [{ sexo: 1, condicaoMaternal: 1 }, false, false],
    [{ sexo: 1, condicaoMaternal: 2 }, true, false],
    [{ sexo: 1, condicaoMaternal: 3 }, false, true],
    [{ sexo: 0, condicaoMaternal: undefined }, false, false],
  ])('maternal condition %o is two flags', (changes, gestante, puerpera) => {
    const { older, refusals } = child('fv', 'vacinacoes', { ...changes, vacinas: calendarDose() }, '7.2.1');
    expect([refusals, older?.gestante, older?.puerpera]).toEqual([[], gestante, puerpera]);
    expect(older?.condicaoMaternal).toBeUndefined();
  });

  const calendarDose = () => [{ ...firstDose(), stPesquisaClinica: false }];

  test('a referral by the classification of the occupation, where the codes have one pair', () => {
    const referral = { especialidade: 1, classificacaoRisco: 0 };
    const { older, moved } = child(
      'fai',
      'atendimentosIndividuais',
      { encaminhamentos: [{ ...referral, hipoteseDiagnosticoCiap2: 'A02' }] },
      '7.2.2',
    );
    expect(older?.encaminhamentos).toEqual([{ ...referral, hipoteseDiagnosticoCid10: 'R688' }]);
    expect(moved).toContainEqual({
      from: 'atendimentosIndividuais[0].encaminhamentos[0].hipoteseDiagnosticoCiap2',
      to: 'atendimentosIndividuais[0].encaminhamentos[0].hipoteseDiagnosticoCid10',
    });
  });

  test('measures, team and assessed problems before 6.2.0, and back again', () => {
    const problemasCondicoes = [
      { ciap: 'ABP003', isAvaliado: true },
      { ciap: 'A03', isAvaliado: true },
      { cid10: 'I10', isAvaliado: true },
      { ciap: 'K86', isAvaliado: false },
      { cid10: 'E11', isAvaliado: true },
      { cid10: 'E66', isAvaliado: true },
    ];
    const changes = {
      medicoes: { peso: 70.5, altura: 170 },
      emultis: [1],
      problemasCondicoes,
      medicamentos: undefined,
    };
    const { record, older, losses, refusals } = child('fai', 'atendimentosIndividuais', changes, '5.4.0');
    expect(older).toMatchObject({
      pesoAcompanhamentoNutricional: 70.5,
      alturaAcompanhamentoNutricional: 170,
      nasfs: [1],
      problemaCondicaoAvaliada: { ciaps: ['ABP003'], outroCiap1: 'A03', cid10: 'I10', cid10_2: 'E11' },
    });
    expect(refusals).toEqual([]);
    // What was not assessed, and the third CID-10, for which there was no place.
    const lost = losses.map(({ path }) => path.replace('atendimentosIndividuais[0].problemasCondicoes', ''));
    expect(lost.filter((path) => path.startsWith('['))).toEqual([
      '[3].ciap',
      '[3].isAvaliado',
      '[5].cid10',
      '[5].isAvaliado',
    ]);
    const back = record && structsIn(toCurrentModel(layout, record).form?.atendimentosIndividuais)[0];
    expect(back?.medicoes).toEqual(changes.medicoes);
    expect(back?.emultis).toEqual([1]);
    expect(structsIn(back?.problemasCondicoes).map(({ ciap, cid10 }) => ciap ?? cid10)).toEqual([
      'ABP003',
      'A03',
      'I10',
      'E11',
    ]);
  });

  test.each([
    ['stRegistroAnterior', '4.1.4', { dataRegistroAnterior: Date.UTC(2020, 0, 1, 15) }],
    ['stAplicadoExterior', '4.3.3', {}],
    ['stPesquisaClinica', '7.2.1', {}],
  ])('a dose whose %s would be hushed up is refused', (name, target, more) => {
    const { record, refusals } = dose({ [name]: true, ...more }, target);
    expect(record).toBeNull();
    expect(refusals).toContainEqual({
      code: 'escrita.mudaria-o-sentido',
      path: `vacinacoes[0].vacinas[0].${name}`,
      message: expect.stringContaining('contada como') as string,
    });
  });

  test.each([
    ['fac', { praticasEmSaude: [33] }, '8.5.0', 'praticasEmSaude[0]'],
    ['fac', { praticasEmSaude: [34] }, '8.6.0', 'praticasEmSaude[0]'],
    ['fac', { publicoAlvo: [1, 19] }, '8.4.0', 'publicoAlvo[1]'],
    ['fac', { publicoAlvo: [20] }, '8.4.0', 'publicoAlvo[0]'],
  ])('%s with %o is refused as %s', (form, changes, target, path) => {
    const record = example(form);
    const { refusals } = writer.toLayout({ ...record, form: { ...record.form, ...changes } }, target, today);
    expect(refusals.map((one) => one.path)).toContain(path);
  });

  test('the route 7 is refused where routes exist, and lost where they do not', () => {
    const { refusals } = dose({ viaAdministracao: 7, localAplicacao: 22 }, '7.4.2');
    expect(refusals.map(({ path }) => path)).toContain('vacinacoes[0].vacinas[0].viaAdministracao');
    const { record, losses } = dose({ viaAdministracao: 7, localAplicacao: 22 }, '7.2.3');
    expect(record).not.toBeNull();
    expect(losses).toContainEqual({
      path: 'vacinacoes[0].vacinas[0].viaAdministracao',
      type: 'i64',
      code: 'campo-mais-novo',
      reason: 'O campo "Via de administração" não existe no layout 7.2.3.',
    });
  });
});

describe('what is not written', () => {
  const codesOf = (record: LediRecord, target: string) =>
    writer.toLayout(record, target, today).refusals.map(({ code }) => code);
  const declaring = (versao: Struct | undefined): LediRecord => {
    const record = example('fci');
    return { ...record, transport: { ...record.transport, versao } };
  };

  test('a model the layout has not, a layout this package has not, no layout, an unreadable form', () => {
    expect(codesOf(example('fcc'), '5.2.0')).toEqual(['escrita.modelo-mais-novo']);
    expect(codesOf(declaring({ major: 9, minor: 0, revision: 0 }), '7.2.2')).toEqual([
      'escrita.layout-mais-novo',
    ]);
    expect(codesOf(declaring(undefined), '7.2.2')).toEqual(['escrita.sem-layout']);
    expect(codesOf({ ...example('fci'), form: null }, '7.2.2')).toEqual(['escrita.ilegivel']);
  });

  test.each(['3.2.4', '7.2.9', '8.3.0', '9.0.0', '7.2', 'x'])(
    'a target that is no published layout: %s',
    (target) => {
      expect(writer.canWrite(target)).toBe(false);
      expect(() => writer.toLayout(example('fci'), target)).toThrow(
        expect.objectContaining({ code: 'valor-invalido' }),
      );
    },
  );
});

test('a record of that layout or an older one is written as it came', () => {
  const [old] = exampleRecords(layout, '7.2.2');
  if (!old) throw new Error('no fixture');
  for (const target of ['7.2.2', '7.4.2', '8.7.0']) {
    const { record, losses, moved } = writer.toLayout(old.record, target, today);
    expect([record, losses, moved]).toEqual([old.record, [], []]);
  }
});

test('an error that the record already had does not refuse it, and is told', () => {
  const record = example('fci');
  const wrong = { ...record, transport: { ...record.transport, codIbge: '9999999' } };
  const { record: written, verdict } = writer.toLayout(wrong, '7.2.2', today);
  expect(written).not.toBeNull();
  expect(verdict?.errors.map(({ path }) => path)).toContain('codIbge');
});

test('fields no layout has are left out and told', () => {
  const record = example('fci');
  const form: Struct = { ...record.form, '#900': { type: 8, bytes: Uint8Array.of(0, 0, 0, 1) } };
  const { record: written, losses } = writer.toLayout({ ...record, form }, '7.2.2', today);
  expect(Object.keys(written?.form ?? {})).not.toContain('#900');
  expect(losses.map(({ path, type }) => [path, type])).toContainEqual(['#900', 'desconhecido']);
});
