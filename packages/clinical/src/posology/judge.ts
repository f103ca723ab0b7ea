import type { Day } from '../days.ts';
import { DAY_PARTS, type Dosage, type DayPart, PERIOD_DAYS, type Schedule } from './dosage.ts';
import { isSumOf, parseQuantity, type Quantity, sumText } from './quantity.ts';

/**
 * What is wrong with a dosage, in Portuguese. REQ: not filled in; RANGE: no such quantity or number; SINGLE_DOSE: what a
 * single dose excludes; DIVIDED: the parts of the day are fewer than two, or not the dose together; DURATION: no longer
 * than from one dose to the next; DATE_ORDER: begins before the attendance.
 */
export type DosageFault = {
  code: 'REQ' | 'RANGE' | 'SINGLE_DOSE' | 'DIVIDED' | 'DURATION' | 'DATE_ORDER';
  /** `every`: of the schedule, "a cada" so many periods. */
  field: 'dose' | 'unit' | 'schedule' | 'every' | 'start' | 'duration' | 'continuous';
  message: string;
};

/** Most hours between doses, and times in a period (LEDI: a number of up to 99). */
const MOST_TIMES = 99;
/** LEDI: up to 999. */
const MOST_PERIODS = 999;

/** Everything wrong with a dosage prescribed on a civil day. Sources: those of {@link Dosage}. */
export function judgeDosage(dosage: Dosage, on: Day): DosageFault[] {
  const { dose, unit, start } = dosage;
  const faults: DosageFault[] = [];
  if (dose.trim() === '') faults.push(fault('REQ', 'dose', 'Informe a quantidade da dose.'));
  else if (!parseQuantity(dose)) faults.push(fault('RANGE', 'dose', WRONG_QUANTITY));
  if (unit.trim() === '') faults.push(fault('REQ', 'unit', 'Informe a unidade de medida da dose.'));
  if (start === '') faults.push(fault('REQ', 'start', 'Informe o início do tratamento.'));
  else if (start < on) {
    faults.push(fault('DATE_ORDER', 'start', 'O tratamento não pode começar antes do atendimento.'));
  }
  return [...faults, ...(dosage.doseKind === 'single' ? singleFaults(dosage) : repeatedFaults(dosage))];
}

const WRONG_QUANTITY = 'A quantidade deve ser um número ou uma fração: 1, 0,5 ou 1/2.';

const fault = (code: DosageFault['code'], field: DosageFault['field'], message: string): DosageFault => ({
  code,
  field,
  message,
});

function singleFaults({ schedule, duration, continuous }: Dosage): DosageFault[] {
  const told: [boolean, DosageFault['field'], string][] = [
    [schedule !== null, 'schedule', 'Dose única não tem periodicidade.'],
    [duration !== null, 'duration', 'Dose única não tem duração.'],
    [continuous, 'continuous', 'Dose única não pode ser de uso contínuo.'],
  ];
  return told.flatMap(([is, field, message]) => (is ? [fault('SINGLE_DOSE', field, message)] : []));
}

function repeatedFaults(dosage: Dosage): DosageFault[] {
  const { doseKind, schedule } = dosage;
  const isOfKind = schedule !== null && (schedule.kind === 'divided') === (doseKind === 'divided');
  const ofSchedule = isOfKind
    ? scheduleFaults(schedule, dosage)
    : [fault('REQ', 'schedule', doseKind === 'divided' ? TWO_PARTS : 'Informe a periodicidade.')];
  return [...ofSchedule, ...durationFaults(dosage, isOfKind && ofSchedule.length === 0 ? schedule : null)];
}

const isWhole = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;

function scheduleFaults(schedule: Schedule, { dose }: Dosage): DosageFault[] {
  if (schedule.kind === 'divided') return dividedFaults(schedule, parseQuantity(dose), dose);
  const out: DosageFault[] = [];
  if (schedule.kind === 'interval') {
    if (!isWhole(schedule.hours, MOST_TIMES)) {
      out.push(fault('RANGE', 'schedule', `O intervalo deve ser de 1 a ${MOST_TIMES} horas.`));
    }
    return out;
  }
  if (schedule.kind === 'frequency' && !isWhole(schedule.times, MOST_TIMES)) {
    out.push(fault('RANGE', 'schedule', `A frequência deve ser de 1 a ${MOST_TIMES} vezes.`));
  }
  if (!isWhole(schedule.every, MOST_PERIODS)) {
    out.push(fault('RANGE', 'every', `O período da dose deve ser de 1 a ${MOST_PERIODS}.`));
  }
  return out;
}

const TWO_PARTS = 'Informe a dose de dois ou três turnos.';
/** The dose of a part of the day in a ficha: two digits on each side of the comma, or one digit on each of the bar. */
const PART_FORM = /^(?:\d{1,2}(?:[.,]\d{1,2})?|\d\/[1-9])$/;

function dividedFaults(
  schedule: Readonly<Record<DayPart, string>>,
  whole: Quantity | null,
  dose: string,
): DosageFault[] {
  const filled = DAY_PARTS.map((part) => schedule[part].trim()).filter((text) => text !== '');
  const parts = filled.flatMap((text) => (PART_FORM.test(text) ? (parseQuantity(text) ?? []) : []));
  if (parts.length < filled.length) {
    const message = 'A dose de cada turno deve ser um número de até 99,99 ou uma fração: 15, 0,5 ou 1/2.';
    return [fault('RANGE', 'schedule', message)];
  }
  if (parts.length < 2) return [fault('DIVIDED', 'schedule', TWO_PARTS)];
  if (whole === null || isSumOf(whole, parts)) return [];
  const message = `Os turnos somam ${sumText(parts)}, e a dose é ${dose.trim()}. Devem ser iguais.`;
  return [fault('DIVIDED', 'schedule', message)];
}

/** Days from one dose to the next; 0 where several come in a day, or the LEDI does not ask. */
function daysBetweenDoses(schedule: Schedule): number {
  if (schedule.kind === 'divided') return 0;
  return schedule.kind === 'interval' ? schedule.hours / 24 : schedule.every * PERIOD_DAYS[schedule.per];
}

function durationFaults({ duration }: Dosage, schedule: Schedule | null): DosageFault[] {
  if (duration === 'indefinite') return [];
  if (duration === null) return [fault('REQ', 'duration', 'Informe a duração do tratamento.')];
  if (!isWhole(duration.count, MOST_PERIODS)) {
    return [fault('RANGE', 'duration', `A duração deve ser de 1 a ${MOST_PERIODS}.`)];
  }
  if (schedule === null || duration.count * PERIOD_DAYS[duration.per] > daysBetweenDoses(schedule)) return [];
  return [
    fault('DURATION', 'duration', 'A duração do tratamento deve ser maior que o período entre as doses.'),
  ];
}
