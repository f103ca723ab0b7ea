import { expect, it } from 'vitest';
import type { Medicine } from '../../contract/chart.ts';
import { fromDay, renewable } from './renew.ts';

const DAY = '2026-11-22';
const medicine = (name: string, change: Partial<Medicine> = {}): Medicine => ({
  id: name,
  encounterId: name,
  name,
  posology: '',
  continuous: true,
  startsOn: '2026-08-01',
  endsOn: null,
  stopped: null,
  item: {
    catmat: name,
    name,
    recipe: 'comum',
    route: 0,
    quantity: 30,
    dosage: {
      doseKind: 'regular',
      dose: '1',
      unit: 'comprimido',
      schedule: { kind: 'interval', hours: 24 },
      start: '2026-08-01',
      duration: 'indefinite',
      continuous: true,
    },
  },
  ...change,
});
const namesOf = (...list: Parameters<typeof renewable>) => renewable(...list).map(({ name }) => name);

it('what is in use may be renewed, from the day on; nothing that ended or was stopped', () => {
  const ended = medicine('amoxicilina', { continuous: false, endsOn: '2026-11-21' });
  const runs = medicine('prednisona', { continuous: false, endsOn: DAY });
  const stopped = medicine('enalapril', { stopped: { on: '2026-11-01', how: 'interrupted' } });
  expect(namesOf([medicine('losartana'), ended, runs, stopped], DAY, [])).toEqual([
    'losartana',
    'prednisona',
  ]);
  expect(fromDay(medicine('losartana').item, DAY).dosage.start).toBe(DAY);
});

it('a medicine is renewed once, as it was prescribed last, and not where it is prescribed already', () => {
  const older = medicine('losartana', { startsOn: '2025-01-01' });
  const item = { ...medicine('losartana').item, quantity: 60 };
  const newer = medicine('losartana', { startsOn: '2026-02-01', item });
  expect(renewable([older, newer], DAY, []).map((one) => one.item.quantity)).toEqual([60]);
  expect(renewable([older], DAY, [item])).toEqual([]);
});
