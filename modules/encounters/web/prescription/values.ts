import { type Dosage, judgeDosage, type Period, posologyText } from '@pec-aberto/clinical';
import type { Prescribed } from '../../contract/content.ts';

/** A medicine as it is prescribed, as the dialog holds it. */
export type TypedMedicine = {
  /** '' of one typed by hand. */
  catmat: string;
  name: string;
  /** '' of a listed one until it is known what the municipality marked. */
  recipe: string;
  /** Of the CATMAT; '' where it says none, or until it is known. */
  supplyUnit: string;
  route: string;
  doseKind: string;
  dose: string;
  unit: string;
  /** "Periodicidade": interval, frequency or shift; a divided dose has its own. */
  schedule: string;
  hours: string;
  times: string;
  every: string;
  per: string;
  part: string;
  morning: string;
  afternoon: string;
  night: string;
  start: string;
  /** '': so many periods; 'indefinite'. */
  indefinite: boolean;
  count: string;
  countPer: string;
  continuous: boolean;
  quantity: string;
  advice: string;
};

/** What is known of a medicine of the table before it is prescribed. */
export type KnownMedicine = Pick<TypedMedicine, 'catmat' | 'name'>;

/** A medicine of which no more is known; treatment begins on the day of the encounter. */
export const newMedicine = (
  day: string,
  { catmat, name }: KnownMedicine = { catmat: '', name: '' },
): TypedMedicine => ({
  catmat,
  name,
  recipe: catmat === '' ? 'comum' : '',
  supplyUnit: '',
  route: '',
  doseKind: 'regular',
  dose: '',
  unit: '',
  schedule: 'interval',
  hours: '',
  times: '',
  every: '1',
  per: 'day',
  part: 'morning',
  morning: '',
  afternoon: '',
  night: '',
  start: day,
  indefinite: false,
  count: '',
  countPer: 'day',
  continuous: false,
  quantity: '',
  advice: '',
});

/** One that was prescribed, to be changed. */
export function typedOf({ dosage, ...item }: Prescribed): TypedMedicine {
  const { schedule, duration, start, doseKind, dose, unit, continuous } = dosage;
  const base = newMedicine(start, { name: item.name, catmat: item.catmat ?? '' });
  const count = duration !== null && duration !== 'indefinite' ? duration : null;
  return {
    ...base,
    recipe: item.recipe,
    supplyUnit: item.supplyUnit ?? '',
    route: String(item.route),
    quantity: String(item.quantity),
    advice: item.advice ?? '',
    doseKind,
    dose,
    unit,
    continuous,
    indefinite: duration === 'indefinite',
    ...(count ? { count: String(count.count), countPer: count.per } : {}),
    ...scheduleFields(schedule),
  };
}

function scheduleFields(schedule: Prescribed['dosage']['schedule']): Partial<TypedMedicine> {
  if (schedule === null) return {};
  const { kind } = schedule;
  switch (kind) {
    case 'interval':
      return { schedule: kind, hours: String(schedule.hours) };
    case 'frequency':
      return {
        schedule: kind,
        times: String(schedule.times),
        every: String(schedule.every),
        per: schedule.per,
      };
    case 'shift':
      return { schedule: kind, part: schedule.part, every: String(schedule.every), per: schedule.per };
    case 'divided':
      return { morning: schedule.morning, afternoon: schedule.afternoon, night: schedule.night };
  }
}

const whole = (typed: string): number => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0);

function scheduleOf(typed: TypedMedicine): Dosage['schedule'] {
  const { doseKind, schedule, part, morning, afternoon, night } = typed;
  if (doseKind === 'single') return null;
  if (doseKind === 'divided') return { kind: 'divided', morning, afternoon, night };
  const every = { every: whole(typed.every), per: typed.per as Period };
  if (schedule === 'interval') return { kind: 'interval', hours: whole(typed.hours) };
  if (schedule === 'shift')
    return { kind: 'shift', part: part as 'morning' | 'afternoon' | 'night', ...every };
  return { kind: 'frequency', times: whole(typed.times), ...every };
}

function durationOf({
  doseKind,
  indefinite,
  continuous,
  count,
  countPer,
}: TypedMedicine): Dosage['duration'] {
  if (doseKind === 'single') return null;
  if (indefinite || continuous) return 'indefinite';
  return count.trim() === '' ? null : { count: whole(count), per: countPer as Period };
}

export const dosageOf = (typed: TypedMedicine): Dosage => ({
  doseKind: typed.doseKind as Dosage['doseKind'],
  dose: typed.dose.trim(),
  unit: typed.unit,
  schedule: scheduleOf(typed),
  start: typed.start,
  duration: durationOf(typed),
  continuous: typed.doseKind !== 'single' && typed.continuous,
});

/** As it is sent. */
export function prescribedOf(typed: TypedMedicine): Prescribed {
  const { catmat, name, recipe, route, quantity, supplyUnit, advice } = typed;
  return {
    ...(catmat === '' ? {} : { catmat }),
    name: name.trim(),
    recipe: recipe as Prescribed['recipe'],
    route: Number(route),
    dosage: dosageOf(typed),
    quantity: whole(quantity),
    ...(supplyUnit === '' ? {} : { supplyUnit }),
    ...(advice.trim() === '' ? {} : { advice: advice.trim() }),
  };
}

/** "Posologia", as it is told while it is typed; '' while something is missing. */
export const posologyOf = (dosage: Dosage, day: string): string =>
  judgeDosage(dosage, day).length === 0 ? posologyText(dosage) : '';
