import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Dosage,
  endOfTreatment,
  judgeDosage,
  medicationRow,
  posologyText,
  prescriptionStatus,
  type Schedule,
} from '../index.ts';
import { addDays } from '../days.ts';
import { judgeFai } from '../testing/judge-fai.ts';
import { isSumOf, parseQuantity } from './quantity.ts';

const TODAY = '2026-10-20';

const dosage = (change: Partial<Dosage> = {}): Dosage => ({
  doseKind: 'regular',
  dose: '1',
  unit: 'comprimido',
  schedule: { kind: 'interval', hours: 8 },
  start: TODAY,
  duration: { count: 7, per: 'day' },
  continuous: false,
  ...change,
});
const single = (change: Partial<Dosage> = {}) =>
  dosage({ doseKind: 'single', schedule: null, duration: null, ...change });
const divided = (parts: Partial<Record<'morning' | 'afternoon' | 'night', string>>, dose = '45') =>
  dosage({
    doseKind: 'divided',
    dose,
    unit: 'UI',
    schedule: { kind: 'divided', morning: '', afternoon: '', night: '', ...parts },
    duration: 'indefinite',
    continuous: true,
  });
const faults = (one: Dosage) => judgeDosage(one, TODAY).map(({ code, field }) => `${code} ${field}`);

describe('posology in words', () => {
  const every = (times: number, count: number, per: 'day' | 'week' | 'month'): Partial<Dosage> => ({
    schedule: { kind: 'frequency', times, every: count, per },
    duration: { count: 6, per: 'month' },
  });
  it.each<[Dosage, string]>([
    [dosage(), '1 comprimido a cada 8 horas, por 7 dias'],
    [
      dosage({ dose: '2', duration: { count: 1, per: 'week' } }),
      '2 comprimidos a cada 8 horas, por 1 semana',
    ],
    [dosage({ dose: '1/2' }), '1/2 comprimido a cada 8 horas, por 7 dias'],
    [dosage({ dose: '0.5', unit: 'mL' }), '0,5 mL a cada 8 horas, por 7 dias'],
    [dosage({ dose: '1,5' }), '1,5 comprimido a cada 8 horas, por 7 dias'],
    [dosage({ dose: '3', unit: 'puff' }), '3 puff a cada 8 horas, por 7 dias'],
    [dosage({ ...every(1, 1, 'day'), continuous: true }), '1 comprimido 1 vez por dia, uso contínuo'],
    [dosage(every(3, 1, 'day')), '1 comprimido 3 vezes por dia, por 6 meses'],
    [dosage(every(2, 3, 'day')), '1 comprimido 2 vezes a cada 3 dias, por 6 meses'],
    [dosage(every(1, 1, 'week')), '1 comprimido 1 vez por semana, por 6 meses'],
    [dosage(every(1, 2, 'month')), '1 comprimido 1 vez a cada 2 meses, por 6 meses'],
    [
      dosage({ schedule: { kind: 'shift', part: 'night', every: 1, per: 'day' }, duration: 'indefinite' }),
      '1 comprimido à noite, todos os dias, por tempo indeterminado',
    ],
    [
      dosage({ schedule: { kind: 'shift', part: 'morning', every: 2, per: 'day' } }),
      '1 comprimido pela manhã, 1 vez a cada 2 dias, por 7 dias',
    ],
    [single(), '1 comprimido em dose única'],
    [
      divided({ morning: '15', night: '30' }),
      '45 UI por dia: 15 UI pela manhã e 30 UI à noite, uso contínuo',
    ],
    [
      divided({ morning: '15', afternoon: '10', night: '20' }),
      '45 UI por dia: 15 UI pela manhã, 10 UI à tarde e 20 UI à noite, uso contínuo',
    ],
  ])('%o', (one, text) => {
    expect(faults(one)).toEqual([]);
    expect(posologyText(one)).toBe(text);
  });
});

describe('faults', () => {
  // ENC-26
  it('the parts of the day are two or three, and together the dose', () => {
    expect(faults(divided({ morning: '15', night: '30' }))).toEqual([]);
    expect(faults(divided({ morning: '15', night: '25' }))).toEqual(['DIVIDED schedule']);
    expect(faults(divided({ morning: '45' }))).toEqual(['DIVIDED schedule']);
    expect(faults(divided({}))).toEqual(['DIVIDED schedule']);
    expect(faults(divided({ morning: '1/3', night: '2/3' }, '1'))).toEqual([]);
    expect(faults(divided({ morning: '0,1', afternoon: '0.2' }, '0,3'))).toEqual([]);
    expect(faults(divided({ morning: '150', night: '30' }, '180'))).toEqual(['RANGE schedule']);
    expect(judgeDosage(divided({ morning: '15', night: '25' }), TODAY)[0]?.message).toBe(
      'Os turnos somam 40, e a dose é 45. Devem ser iguais.',
    );
  });

  it('a divided dose is taken each day, so that one day is long enough', () => {
    const oneDay = { ...divided({ morning: '15', night: '30' }), continuous: false };
    expect(faults({ ...oneDay, duration: { count: 1, per: 'day' } })).toEqual([]);
  });

  it('only a divided dose is divided', () => {
    const { schedule } = divided({ morning: '15', night: '30' });
    expect(faults(dosage({ schedule }))).toEqual(['REQ schedule']);
    expect(faults(dosage({ doseKind: 'divided' }))).toEqual(['REQ schedule']);
  });

  // ENC-27
  it('a single dose excludes periodicity, duration and continuous use', () => {
    expect(faults(single())).toEqual([]);
    expect(faults(dosage({ doseKind: 'single', continuous: true }))).toEqual([
      'SINGLE_DOSE schedule',
      'SINGLE_DOSE duration',
      'SINGLE_DOSE continuous',
    ]);
  });

  // ENC-27
  it.each<[Schedule, number, 'day' | 'week' | 'month', boolean]>([
    [{ kind: 'frequency', times: 1, every: 2, per: 'day' }, 1, 'day', false],
    [{ kind: 'frequency', times: 1, every: 2, per: 'day' }, 2, 'day', false],
    [{ kind: 'frequency', times: 1, every: 2, per: 'day' }, 3, 'day', true],
    [{ kind: 'shift', part: 'night', every: 1, per: 'week' }, 7, 'day', false],
    [{ kind: 'shift', part: 'night', every: 1, per: 'week' }, 8, 'day', true],
    [{ kind: 'frequency', times: 1, every: 1, per: 'month' }, 4, 'week', false],
    [{ kind: 'frequency', times: 1, every: 1, per: 'month' }, 5, 'week', true],
    [{ kind: 'interval', hours: 48 }, 1, 'day', false],
    [{ kind: 'interval', hours: 8 }, 1, 'day', true],
  ])('%o for %i %s: longer than from dose to dose is %s', (schedule, count, per, isRight) => {
    expect(faults(dosage({ schedule, duration: { count, per } }))).toEqual(
      isRight ? [] : ['DURATION duration'],
    );
  });

  it.each<[Partial<Dosage>, string[]]>([
    [{ dose: '' }, ['REQ dose']],
    [{ dose: '0' }, ['RANGE dose']],
    [{ dose: '1/0' }, ['RANGE dose']],
    [{ dose: 'meio' }, ['RANGE dose']],
    [{ dose: '-1' }, ['RANGE dose']],
    [{ unit: ' ' }, ['REQ unit']],
    [{ schedule: null }, ['REQ schedule']],
    [{ schedule: { kind: 'interval', hours: 100 } }, ['RANGE schedule']],
    [{ schedule: { kind: 'interval', hours: 0 } }, ['RANGE schedule']],
    [{ schedule: { kind: 'frequency', times: 1.5, every: 1, per: 'day' } }, ['RANGE schedule']],
    [{ duration: null }, ['REQ duration']],
    [{ duration: { count: 1000, per: 'day' } }, ['RANGE duration']],
    [{ start: '' }, ['REQ start']],
    [{ start: '2026-10-19' }, ['DATE_ORDER start']],
    [{ start: '2027-01-01' }, []],
  ])('%o', (change, expected) => expect(faults(dosage(change))).toEqual(expected));
});

describe('end of the treatment', () => {
  it.each<[string, number, 'day' | 'week' | 'month', string]>([
    ['2026-10-01', 7, 'day', '2026-10-07'],
    ['2026-10-01', 1, 'day', '2026-10-01'],
    ['2026-10-01', 2, 'week', '2026-10-14'],
    ['2026-10-01', 1, 'month', '2026-10-31'],
    ['2026-10-15', 3, 'month', '2027-01-14'],
    ['2026-01-31', 1, 'month', '2026-02-28'],
    ['2026-01-29', 1, 'month', '2026-02-28'],
    ['2023-12-31', 2, 'month', '2024-02-29'],
  ])('from %s, %i %s: %s', (start, count, per, end) =>
    expect(endOfTreatment(dosage({ start, duration: { count, per } }))).toBe(end),
  );

  it('of a single dose is its day, of an indefinite duration none', () => {
    expect(endOfTreatment(single())).toBe(TODAY);
    expect(endOfTreatment(dosage({ duration: 'indefinite' }))).toBeNull();
  });

  it('a month more never ends earlier', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2024-01-01', count));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 998 }), (start, count) => {
        const end = (months: number) =>
          endOfTreatment(dosage({ start, duration: { count: months, per: 'month' } })) ?? '';
        expect(end(count) < end(count + 1)).toBe(true);
      }),
    );
  });
});

describe('status of a prescription', () => {
  const prescribed = { end: '2026-10-26', continuous: false, stopped: null };
  it.each([
    ['until its end it is in use', prescribed, '2026-10-26', 'in-use'],
    ['after it, concluded', prescribed, '2026-10-27', 'concluded'],
    ['continuous, in use', { ...prescribed, continuous: true }, '2027-10-27', 'in-use'],
    ['without end, in use', { ...prescribed, end: null }, '2027-10-27', 'in-use'],
    [
      'interrupted from that day on',
      { ...prescribed, continuous: true, stopped: { on: '2026-10-22', how: 'interrupted' as const } },
      '2026-10-22',
      'interrupted',
    ],
    [
      'and not before',
      { ...prescribed, stopped: { on: '2026-10-22', how: 'interrupted' as const } },
      '2026-10-21',
      'in-use',
    ],
    [
      'concluded by somebody',
      { ...prescribed, continuous: true, stopped: { on: '2026-10-22', how: 'concluded' as const } },
      '2026-10-30',
      'concluded',
    ],
  ])('%s', (_, one, day, status) => expect(prescriptionStatus(one, day)).toBe(status));
});

describe('as a ficha says it', () => {
  /** Errors of the LEDI in the medicines of an attendance on the day of the start. */
  const errorsOf = (one: Dosage) =>
    judgeFai((child) => {
      const { dtInicioTratamento, ...row } = medicationRow(one);
      const noon = Date.parse(`${dtInicioTratamento}T15:00:00Z`);
      child.medicamentos = [
        {
          codigoCatmat: 'BR0268315',
          viaAdministracao: 0,
          quantidadeReceitada: 21,
          dtInicioTratamento: noon,
          ...row,
        },
      ];
    })
      .map(({ code }) => code)
      .filter((code) => code.startsWith('medicamento'));
  const later = { start: '2027-01-01' };

  it('ranges and rows', () => {
    expect(medicationRow(divided({ morning: '15', night: '30' }))).toEqual({
      dose: '45 UI',
      doseUnica: false,
      usoContinuo: true,
      doseFrequenciaTipo: 4,
      dtInicioTratamento: TODAY,
      duracaoTratamentoMedida: 4,
      qtDoseManha: '15',
      qtDoseNoite: '30',
    });
    expect(medicationRow(single())).toEqual({
      dose: '1 comprimido',
      doseUnica: true,
      usoContinuo: false,
      dtInicioTratamento: TODAY,
    });
    const shift = dosage({ schedule: { kind: 'shift', part: 'morning', every: 2, per: 'day' } });
    expect(medicationRow(shift)).toMatchObject({
      doseFrequenciaTipo: 1,
      doseFrequencia: 'manhã',
      doseFrequenciaQuantidade: 2,
      doseFrequenciaUnidadeMedida: 1,
      duracaoTratamento: 7,
      duracaoTratamentoMedida: 1,
    });
  });

  const per = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
  const upTo = (most: number) => fc.integer({ min: 0, max: most + 1 });
  const quantity = fc.constantFrom(
    '1',
    '2',
    '0,5',
    '1/2',
    '1/3',
    '2/3',
    '15',
    '30',
    '45',
    '',
    '100',
    '0,125',
  );
  const schedule: fc.Arbitrary<Schedule | null> = fc.oneof(
    fc.constant(null),
    fc.record({ kind: fc.constant('interval' as const), hours: upTo(99) }),
    fc.record({ kind: fc.constant('frequency' as const), times: upTo(99), every: upTo(999), per }),
    fc.record({
      kind: fc.constant('shift' as const),
      part: fc.constantFrom('morning' as const, 'afternoon' as const, 'night' as const),
      every: upTo(999),
      per,
    }),
    fc.record({
      kind: fc.constant('divided' as const),
      morning: quantity,
      afternoon: quantity,
      night: quantity,
    }),
  );
  const anyDosage: fc.Arbitrary<Dosage> = fc.record({
    doseKind: fc.constantFrom('regular' as const, 'single' as const, 'divided' as const),
    dose: quantity,
    unit: fc.constantFrom('comprimido', 'mL', ''),
    schedule,
    start: fc.constant(later.start),
    duration: fc.oneof(fc.constantFrom(null, 'indefinite' as const), fc.record({ count: upTo(999), per })),
    continuous: fc.boolean(),
  });

  it('what has no fault here has none in a ficha', () => {
    let judged = 0;
    fc.assert(
      fc.property(anyDosage, (one) => {
        if (judgeDosage(one, later.start).length > 0) return;
        judged += 1;
        expect(errorsOf(one)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(judged).toBeGreaterThan(50);
  });

  it('the LEDI refuses what ENC-26 and ENC-27 refuse', () => {
    const short: Schedule = { kind: 'frequency', times: 1, every: 2, per: 'day' };
    expect(errorsOf(dosage({ ...later, schedule: short, duration: { count: 1, per: 'day' } }))).not.toEqual(
      [],
    );
    expect(errorsOf({ ...divided({ morning: '45' }), ...later })).not.toEqual([]);
    expect(errorsOf(dosage({ ...later, doseKind: 'single' }))).not.toEqual([]);
  });
});

it('a quantity is exact', () => {
  const part = fc.record({ over: fc.integer({ min: 1, max: 99 }), under: fc.integer({ min: 1, max: 99 }) });
  fc.assert(
    fc.property(part, part, (a, b) => {
      const whole = { numerator: a.over * b.under + b.over * a.under, denominator: a.under * b.under };
      const parts = [a, b].flatMap(({ over, under }) => parseQuantity(`${over}/${under}`) ?? []);
      expect(isSumOf(whole, parts)).toBe(true);
      expect(isSumOf({ ...whole, numerator: whole.numerator + 1 }, parts)).toBe(false);
    }),
  );
});
