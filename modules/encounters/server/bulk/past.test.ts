import { judgeDosage, judgeMeasurements } from '@pec-aberto/clinical';
import { Dice } from '@pec-aberto/matching';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { Listening, type Measured, Soap } from '../../contract/content.ts';
import { noRows, type Past, type Rows, writePast } from './past.ts';

const TODAY = '2026-11-20';
const past: Past = {
  dice: new Dice(7),
  municipalityId: 'm',
  timeZone: 'America/Sao_Paulo',
  from: Date.parse('2021-11-20'),
  today: Date.parse(TODAY),
  names: {},
};
const post = (id: string, cbo: string) => ({ id, unitId: 'u', teamId: null, cbo });
const staff = { assess: [post('p', '225142'), post('n', '223565')], technicians: [post('t', '322205')] };

function lived(birthDate: string, visits = 300): Rows {
  const rows = noRows();
  const made = writePast(past, { id: birthDate, birthDate }, staff, visits, rows);
  expect(made).toBe(rows.encounters.length);
  return rows;
}

test.each(['1950-03-02', '1990-07-14', '2015-01-30', '2025-06-01'])(
  'what somebody born on %s lived is as people write it, on working days between birth and yesterday',
  (birthDate) => {
    const { encounters, measured, prescribed } = lived(birthDate);
    expect(encounters.length).toBeGreaterThanOrEqual(300);
    for (const { kind, day, written } of encounters) {
      expect(Value.Errors(kind === 'escuta' ? Listening : Soap, written.content)).toEqual([]);
      expect(day > birthDate && day < TODAY && day >= '2021-11-18').toBe(true);
      expect([0, 6]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
      const { objective, measured: heard } = written.content as Soap & { measured?: Measured };
      expect(judgeMeasurements(heard ?? objective?.measured ?? {}).faults).toEqual([]);
    }
    expect(new Set(measured.map(({ encounterId, what }) => `${encounterId} ${what}`)).size).toBe(
      measured.length,
    );
    for (const { item } of prescribed) expect(judgeDosage(item.dosage, item.dosage.start)).toEqual([]);
  },
);

test('a problem has one row, and its evolutions in order', () => {
  const people = Array.from({ length: 10 }, () => lived('1950-03-02', 50));
  const problems = people.flatMap((one) => one.problems);
  const evolutions = people.flatMap((one) => one.evolutions);
  expect(problems.length).toBeGreaterThan(3);
  for (const problem of problems) {
    const own = evolutions.filter(({ problemId }) => problemId === problem.id);
    expect(own.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: problem.evolutions }, (_, at) => at + 1),
    );
  }
});

test('nothing is of who was born yesterday, or where nobody attends', () => {
  const nobody = { assess: [], technicians: [] };
  expect(writePast(past, { id: 'b', birthDate: '2026-11-18' }, staff, 5, noRows())).toBe(0);
  expect(writePast(past, { id: 'c', birthDate: '1980-01-01' }, nobody, 5, noRows())).toBe(0);
});
