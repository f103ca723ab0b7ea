import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyMassIndex, classifyBloodPressure, classifyBodyMass, classifyWaist } from './index.ts';

describe('body mass index', () => {
  it.each([
    [70, 165, 25.71], // ENC-05
    [55, 150, 24.44], // ENC-37
    [0.5, 250, 0.08],
    [100, 200, 25],
    // 25.125 and 18.495: a half goes up, whatever the binary fraction.
    [100.5, 200, 25.13],
    [73.98, 200, 18.5],
  ])('%d kg and %d cm are %d kg/m²', (weight, height, index) =>
    expect(bodyMassIndex({ weight, height })).toBe(index),
  );

  it('is none without one of the two, or with one that cannot be', () => {
    expect(bodyMassIndex({ weight: 70 })).toBeNull();
    expect(bodyMassIndex({ weight: 70, height: null })).toBeNull();
    expect(bodyMassIndex({ weight: 70, height: 1.65 })).toBeNull();
    expect(bodyMassIndex({ weight: 7000, height: 165 })).toBeNull();
  });

  it('is never further than half a hundredth from the quotient', () => {
    const grams = fc.integer({ min: 500, max: 500_000 });
    const millimetres = fc.integer({ min: 200, max: 2500 });
    fc.assert(
      fc.property(grams, millimetres, (g, mm) => {
        const index = bodyMassIndex({ weight: g / 1000, height: mm / 10 }) ?? Number.NaN;
        expect(Math.abs(index - (g * 1000) / mm ** 2)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });

  it.each([
    [19, 24, null],
    [20, 18.49, 'Baixo peso'],
    [59, 18.5, 'Adequado'],
    [40, 24.99, 'Adequado'],
    [40, 25, 'Sobrepeso'],
    [40, 29.99, 'Sobrepeso'],
    [40, 30, 'Obesidade grau I'],
    [40, 35, 'Obesidade grau II'],
    [40, 40, 'Obesidade grau III'],
    [60, 22, 'Baixo peso'],
    [60, 22.01, 'Adequado'],
    [69, 24.44, 'Adequado'], // ENC-37
    [60, 26.99, 'Adequado'],
    [60, 27, 'Sobrepeso'],
  ])('at %i years %d is %s', (years, index, label) =>
    expect(classifyBodyMass(index, years)?.label ?? null).toBe(label),
  );
});

describe('abdominal circumference', () => {
  it.each([
    [0, 94, 'usual'],
    [0, 94.1, 'increased'],
    [0, 102, 'increased'],
    [0, 102.1, 'high'],
    [1, 80, 'usual'],
    [1, 80.1, 'increased'],
    [1, 88.1, 'high'],
  ])('sex %i, %d cm: %s', (sex, cm, code) => expect(classifyWaist(cm, sex, 40)?.code).toBe(code));

  it('is not classed in children, nor where the sex is not one of the two', () => {
    expect(classifyWaist(120, 1, 19)).toBeNull();
    expect(classifyWaist(120, 5, 40)).toBeNull();
  });
});

describe('blood pressure', () => {
  it.each([
    [119, 79, 'PA ótima'],
    [120, 79, 'PA normal'],
    [119, 80, 'PA normal'],
    [129, 84, 'PA normal'],
    [130, 84, 'Pré-hipertensão'],
    [119, 85, 'Pré-hipertensão'],
    [139, 90, 'HA estágio 1'],
    [159, 99, 'HA estágio 1'],
    [160, 70, 'HA estágio 2'],
    [179, 109, 'HA estágio 2'],
    [180, 70, 'HA estágio 3'],
    [120, 110, 'HA estágio 3'],
    [0, 0, 'PA ótima'],
  ])('%i by %i: %s', (systolic, diastolic, label) =>
    expect(classifyBloodPressure(systolic, diastolic, 40)?.label).toBe(label),
  );

  it('is not classed under 18', () => expect(classifyBloodPressure(140, 90, 17)).toBeNull());
});
