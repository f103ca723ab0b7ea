import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBloodPressure,
  formatMeasurement,
  judgeMeasurements,
  type MeasurementKey,
  measurementKeys,
  measurementRow,
  MEASUREMENTS,
  parseBloodPressure,
  parseMeasurement,
} from './index.ts';
import { judgeFai } from './testing/judge-fai.ts';

const said = (values: Parameters<typeof judgeMeasurements>[0]) => {
  const { faults, warnings } = judgeMeasurements(values);
  return [...faults, ...warnings].map(({ code, field }) => `${code} ${field}`);
};

describe('faults', () => {
  it('half a blood pressure, a glucose without its moment, a moment without glucose', () => {
    expect(said({ systolic: 120, diastolic: null })).toEqual(['PA_PAIR diastolic']);
    expect(said({ diastolic: 80 })).toEqual(['PA_PAIR systolic']);
    expect(said({ capillaryGlucose: 95 })).toEqual(['GLIC_MOMENT glucoseMoment']);
    expect(said({ capillaryGlucose: 95, glucoseMoment: 9 })).toEqual(['GLIC_MOMENT glucoseMoment']);
    expect(said({ glucoseMoment: 0 })).toEqual(['GLIC_MOMENT capillaryGlucose']);
    expect(said({ capillaryGlucose: 95, glucoseMoment: 0, systolic: 120, diastolic: 80 })).toEqual([]);
  });

  it('a pressure in centimetres of mercury, as people say it; the lowest of the living is none', () => {
    expect(said({ systolic: 12, diastolic: 8 })[0]).toBe('PA_CMHG systolic');
    expect(judgeMeasurements({ systolic: 14, diastolic: 9 }).faults.map(({ message }) => message)).toEqual([
      'Quis dizer 140/90? Informe a pressão em mmHg.',
    ]);
    expect(judgeMeasurements({ systolic: 40, diastolic: 20 }).faults).toEqual([]);
    expect(judgeMeasurements({ systolic: 0, diastolic: 0 }).faults).toEqual([]);
  });

  it('46 °C is out of range, 45 °C is not', () => {
    expect(said({ temperature: 46 })).toEqual(['RANGE temperature']);
    expect(judgeMeasurements({ temperature: 45 }).faults).toEqual([]);
    expect(judgeMeasurements({ temperature: 46 }).faults[0]?.message).toBe(
      'Temperatura: de 20 a 45 °C, com até 1 casa.',
    );
  });

  it('a pressure is whole', () =>
    expect(said({ systolic: 120.5, diastolic: 80 })).toEqual(['RANGE systolic']));

  it('are the ranges of the LEDI, neither more nor less', () => {
    const near = (key: MeasurementKey) => {
      const { min, max, decimals } = MEASUREMENTS[key];
      // A whole number cannot be written to a ficha otherwise.
      const step = decimals === 0 ? 1 : 10 ** -(decimals + 1);
      return [min, min - 1, min - step, min + step, max, max + 1, max - step].filter((value) => value >= 0);
    };
    for (const key of measurementKeys) {
      for (const value of near(key)) {
        const ledi = `medicoes.${MEASUREMENTS[key].ledi}.faixa`;
        const errors = judgeFai((child) => {
          child.medicoes = { [MEASUREMENTS[key].ledi]: value };
        });
        const here = said({ [key]: value }).includes(`RANGE ${key}`);
        expect([key, value, here]).toEqual([key, value, errors.some(({ code }) => code === ledi)]);
      }
    }
  });
});

describe('as a ficha says them', () => {
  it('what was measured is there, what was not is absent', () => {
    expect(measurementRow({ weight: 70, height: null, capillaryGlucose: 0, glucoseMoment: 0 })).toEqual({
      peso: 70,
      glicemiaCapilar: 0,
      tipoGlicemiaCapilar: 0,
    });
  });

  it('what has no fault here has none in a ficha, and the other way round but for a pressure in cmHg', () => {
    const near = (key: MeasurementKey) => {
      const { min, max, decimals } = MEASUREMENTS[key];
      const inRange = fc.double({ min, max, noNaN: true }).map((value) => Number(value.toFixed(decimals)));
      return fc.option(fc.oneof({ weight: 9, arbitrary: inRange }, fc.constantFrom(min - 1, max + 1)));
    };
    const anyValues = fc.record({
      ...Object.fromEntries(measurementKeys.map((key) => [key, near(key)])),
      glucoseMoment: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    const seen = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(anyValues, (values) => {
        const errors = judgeFai((child) => {
          child.medicoes = measurementRow(values);
        }).filter(({ code }) => code.startsWith('medicoes.'));
        const isRight = judgeMeasurements(values).faults.every(({ code }) => code === 'PA_CMHG');
        seen[isRight ? 'right' : 'wrong'] += 1;
        expect(errors.length === 0).toBe(isRight);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(20);
  });
});

describe('warnings', () => {
  it('asks to look again at what is unusual, and blocks none of it', () => {
    const { faults, warnings } = judgeMeasurements({ systolic: 40, diastolic: 8, oxygenSaturation: 69 });
    expect(faults).toEqual([]);
    expect(warnings.map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'systolic: Pressão arterial sistólica de 40 mmHg é incomum. Confira o valor.',
      'diastolic: Pressão arterial diastólica de 8 mmHg é incomum. Confira o valor.',
      'oxygenSaturation: Saturação de O₂ de 69 % é incomum. Confira o valor.',
    ]);
    expect(said({ heartRate: 250, respiratoryRate: 5, temperature: 42, oxygenSaturation: 70 })).toEqual([]);
  });

  it('asks to look again at a diastolic pressure that is not below the systolic', () => {
    expect(said({ systolic: 80, diastolic: 120 })).toEqual(['IMPLAUSIBLE diastolic']);
    expect(said({ systolic: 80, diastolic: 80 })).toEqual(['IMPLAUSIBLE diastolic']);
  });

  it('says once what is wrong: a value out of range has no warning too', () => {
    expect(said({ systolic: 1200, diastolic: 80 })).toEqual(['RANGE systolic']);
  });
});

describe('what is typed', () => {
  it.each<[MeasurementKey, string, number | null]>([
    ['temperature', '38,6', 38.6],
    ['temperature', '38.6', 38.6],
    ['temperature', ' 38,6 °C ', 38.6],
    ['weight', '72,5 kg', 72.5],
    ['weight', '3,250', 3.25],
    ['height', '165', 165],
    ['height', '165 cm', 165],
    ['height', '1,65', 165],
    ['height', '1.655 m', 165.5],
    ['height', '1,15', 115],
    ['height', '50,5', 50.5],
    ['height', '2', 2],
    ['heartRate', '80', 80],
    ['weight', '', null],
    ['weight', '-70', null],
    ['weight', '1.234,5', null],
    ['weight', '7O', null],
    ['weight', '70 cm', null],
    ['heartRate', '1e2', null],
  ])('%s "%s" is %s', (key, text, value) => expect(parseMeasurement(key, text)).toBe(value));

  it.each<[string, number | null, number | null]>([
    ['156/98', 156, 98],
    ['156 / 98 mmHg', 156, 98],
    ['156x98', 156, 98],
    ['156 98', 156, 98],
    ['12/8', 12, 8],
    ['156/', 156, null],
    ['/98', null, 98],
    ['156', 156, null],
  ])('blood pressure "%s" is %s by %s', (text, systolic, diastolic) =>
    expect(parseBloodPressure(text)).toEqual({ systolic, diastolic }),
  );

  it.each(['', '/', 'x', '156/98/70', '15,6/9,8', '12080', 'alta'])('"%s" is no blood pressure', (text) =>
    expect(parseBloodPressure(text)).toBeNull(),
  );

  it('comes back from what is shown, whatever was measured', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...measurementKeys),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (key, at) => {
          const { min, max, decimals } = MEASUREMENTS[key];
          const value = Number((min + at * (max - min)).toFixed(decimals));
          expect(parseMeasurement(key, formatMeasurement(key, value))).toBe(value);
        },
      ),
    );
  });
});

it('is shown as it is read in Brazil', () => {
  expect(formatMeasurement('temperature', 38.6)).toBe('38,6 °C');
  expect(formatMeasurement('oxygenSaturation', 98)).toBe('98%');
  expect(formatBloodPressure(156, 98)).toBe('156/98 mmHg');
});
