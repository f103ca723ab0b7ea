import { expect, it } from 'vitest';
import { newMedicine, posologyOf, prescribedOf, dosageOf, typedOf } from './values.ts';

const DAY = '2026-11-22';
const typed = {
  ...newMedicine(DAY, { catmat: 'BR0268856', name: 'Losartana potássica 50 mg' }),
  route: '0',
  dose: '1',
  unit: 'comprimido',
  hours: '12',
  continuous: true,
  quantity: '180',
};

it('what is typed is prescribed, and opens again as it was', () => {
  const item = prescribedOf(typed);
  expect(item).toMatchObject({ catmat: 'BR0268856', route: 0, quantity: 180 });
  expect(item.dosage).toMatchObject({ schedule: { kind: 'interval', hours: 12 }, duration: 'indefinite' });
  expect(prescribedOf(typedOf(item))).toEqual(item);
});

it.each([
  [{ schedule: 'frequency', times: '3' }],
  [{ schedule: 'shift', part: 'night' }],
  [{ doseKind: 'divided', dose: '45', unit: 'UI', morning: '15', night: '30' }],
  [{ doseKind: 'single', continuous: false }],
  [{ continuous: false, count: '7', countPer: 'day' }],
])('%o comes back as it went', (change) => {
  const item = prescribedOf({ ...typed, ...change });
  expect(prescribedOf(typedOf(item))).toEqual(item);
  expect(posologyOf(dosageOf({ ...typed, ...change }), DAY)).not.toBe('');
});

it('the posology is told once nothing is missing', () => {
  expect(posologyOf(dosageOf({ ...typed, hours: '' }), DAY)).toBe('');
  expect(posologyOf(dosageOf(typed), DAY)).toBe('1 comprimido a cada 12 horas, uso contínuo');
});
