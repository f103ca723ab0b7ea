import { DAY_PARTS, type DayPart, DOSE_UNITS, type Dosage, type Period, type Schedule } from './dosage.ts';
import { isPlural, parseQuantity, quantityText } from './quantity.ts';

const PERIODS: Readonly<Record<Period, readonly [one: string, many: string]>> = {
  day: ['dia', 'dias'],
  week: ['semana', 'semanas'],
  month: ['mês', 'meses'],
};
const IN_PART: Readonly<Record<DayPart, string>> = {
  morning: 'pela manhã',
  afternoon: 'à tarde',
  night: 'à noite',
};

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const periods = (count: number, per: Period) => counted(count, ...PERIODS[per]);

/** '2 comprimidos', '1/2 comprimido', '15 UI'. */
export function doseText(quantity: string, unit: string): string {
  const parsed = parseQuantity(quantity);
  const plural = DOSE_UNITS.find(([singular]) => singular === unit)?.[1];
  return `${quantityText(quantity)} ${parsed && plural && isPlural(parsed) ? plural : unit}`;
}

/** 'por dia', 'por semana', 'a cada 2 dias'. */
const each = (every: number, per: Period) =>
  every === 1 ? `por ${PERIODS[per][0]}` : `a cada ${periods(every, per)}`;

function scheduleText(schedule: Schedule, unit: string): string {
  switch (schedule.kind) {
    case 'interval':
      return `a cada ${counted(schedule.hours, 'hora', 'horas')}`;
    case 'frequency':
      return `${counted(schedule.times, 'vez', 'vezes')} ${each(schedule.every, schedule.per)}`;
    case 'shift': {
      const { part, every, per } = schedule;
      const daily = every === 1 && per === 'day';
      return `${IN_PART[part]}, ${daily ? 'todos os dias' : `1 vez ${each(every, per)}`}`;
    }
    case 'divided': {
      const parts = DAY_PARTS.filter((part) => schedule[part].trim() !== '').map(
        (part) => `${doseText(schedule[part], unit)} ${IN_PART[part]}`,
      );
      return `por dia: ${parts.slice(0, -1).join(', ')} e ${parts.at(-1)}`;
    }
  }
}

function durationText({ duration, continuous }: Dosage): string {
  if (continuous) return ', uso contínuo';
  if (duration === null) return '';
  return duration === 'indefinite'
    ? ', por tempo indeterminado'
    : `, por ${periods(duration.count, duration.per)}`;
}

/**
 * "Posologia": the dosage as the prescription prints it. '1 comprimido a cada 8 horas, por 7 dias'; '45 UI por dia: 15 UI
 * pela manhã e 30 UI à noite, uso contínuo'; '1 comprimido em dose única'. Of a dosage without faults.
 */
export function posologyText(dosage: Dosage): string {
  const { dose, unit, schedule } = dosage;
  const how = schedule === null ? 'em dose única' : scheduleText(schedule, unit);
  return `${doseText(dose, unit)} ${how}${durationText(dosage)}`;
}
