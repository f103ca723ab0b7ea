import { expect, test } from 'vitest';
import { toCurrentModel } from './older.ts';
import { exampleRecords } from './examples/index.ts';
import { layout } from './testing/samples.ts';
import type { Struct } from './wire.ts';

function current(code: string, list: string, old: Struct): { item: Struct; moved: string[]; before: Struct } {
  const record = exampleRecords(layout, '5.0.4').find(({ form }) => form === code)?.record;
  if (!record) throw new Error('no fixture');
  const { form, moved } = toCurrentModel(layout, { ...record, form: { ...record.form, [list]: [old] } });
  const [item] = (form?.[list] ?? []) as Struct[];
  if (!item) throw new Error('no item');
  return { item, moved: moved.map(({ from, to }) => `${from} > ${to}`), before: old };
}

test('individual attendance before 6.2.0: measures, problems, exams, NASF', () => {
  const { item, moved } = current('fai', 'atendimentosIndividuais', {
    pesoAcompanhamentoNutricional: 70,
    alturaAcompanhamentoNutricional: 170,
    perimetroCefalico: 50,
    medicoes: { altura: 171 },
    nasfs: [1],
    problemaCondicaoAvaliada: { ciaps: ['ABP003'], outroCiap1: 'A03', cid10: 'I10', cid10_2: 'E11' },
    examesSolicitados: ['ABEX002'],
    resultadosExames: [{ exame: '0202010503', resultado: '5,4' }],
  });
  expect(item.medicoes).toEqual({ altura: 171, peso: 70, perimetroCefalico: 50 });
  expect(item.problemasCondicoes).toEqual([
    { ciap: 'ABP003', isAvaliado: true },
    { ciap: 'A03', isAvaliado: true },
    { cid10: 'I10', isAvaliado: true },
    { cid10: 'E11', isAvaliado: true },
  ]);
  expect(item.exame).toEqual([{ codigoExame: 'ABEX002', solicitadoAvaliado: ['S'] }]);
  expect(item.emultis).toEqual([1]);
  expect(item.resultadosExames).toEqual([
    { exame: '0202010503', resultado: '5,4', resultadoExame: [{ tipoResultado: 1, valorResultado: '5,4' }] },
  ]);
  expect(item.pesoAcompanhamentoNutricional).toBe(70);
  expect(moved).toContain(
    'atendimentosIndividuais[0].pesoAcompanhamentoNutricional > atendimentosIndividuais[0].medicoes.peso',
  );
});

test('home care before 6.2.0: CID and CIAP become problems', () => {
  const { item } = current('fad', 'atendimentosDomiciliares', { cid: 'I10', ciap: 'A03' });
  expect(item.problemasCondicoes).toEqual([
    { ciap: 'A03', isAvaliado: true },
    { cid10: 'I10', isAvaliado: true },
  ]);
});

test.each([
  [{ gestante: true, puerpera: false, sexo: 1 }, 2],
  [{ gestante: false, puerpera: true, sexo: 1 }, 3],
  [{ gestante: false, puerpera: false, sexo: 1 }, 1],
  [{ gestante: false, puerpera: false, sexo: 0 }, undefined],
  [{ sexo: 1 }, undefined],
  [{ gestante: true, sexo: 1, condicaoMaternal: 1 }, 1],
])('maternal condition of %o is %s', (old, expected) => {
  expect(current('fv', 'vacinacoes', old).item.condicaoMaternal).toBe(expected);
});

test('maker of a vaccine by name becomes its RNDS code, the name stays', () => {
  const { item } = current('fv', 'vacinacoes', {
    vacinas: [{ fabricante: 'ASTRAZENECA' }, { fabricante: 'OUTRO' }],
  });
  expect(item.vacinas).toEqual([
    { fabricante: 'ASTRAZENECA', coRndsFabricante: '29909' },
    { fabricante: 'OUTRO' },
  ]);
});

test('nothing of the record given changes, and a current record stays as it is', () => {
  for (const { record } of exampleRecords(layout)) {
    const before = JSON.stringify(record.form);
    const { form, moved } = toCurrentModel(layout, record);
    expect(moved).toEqual([]);
    expect(JSON.stringify(record.form)).toBe(before);
    expect(JSON.stringify(form)).toBe(before);
  }
});

test('food markers before 4.3.5: the identification was a name, and stays where it came', () => {
  const record = exampleRecords(layout, '4.3.4').find(({ form }) => form === 'mca')?.record;
  if (!record) throw new Error('no fixture');
  const { cnsCidadao: _, ...rest } = record.form ?? {};
  const old = { ...rest, identificacaoUsuario: 'MARIA DA SILVA' };
  expect(toCurrentModel(layout, { ...record, form: old })).toEqual({ form: old, moved: [] });
});
