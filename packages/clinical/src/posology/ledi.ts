import type { Day } from '../days.ts';
import type { DayPart, Dosage, Period } from './dosage.ts';
import { quantityText } from './quantity.ts';
import { doseText } from './text.ts';

/** A row of `medicamentos` (LEDI: FAI, FAO) but for the medicine, its route and the quantity; days are civil. */
export type MedicationRow = {
  dose: string;
  doseUnica: boolean;
  usoContinuo: boolean;
  /** 1 Turno, 2 Frequência, 3 Intervalo, 4 Fracionada. */
  doseFrequenciaTipo?: number;
  doseFrequencia?: string;
  doseFrequenciaQuantidade?: number;
  /** 1 dias, 2 semanas, 3 meses. */
  doseFrequenciaUnidadeMedida?: number;
  dtInicioTratamento: Day;
  duracaoTratamento?: number;
  /** As above, and 4 indeterminado. */
  duracaoTratamentoMedida?: number;
  qtDoseManha?: string;
  qtDoseTarde?: string;
  qtDoseNoite?: string;
};

const PERIOD: Readonly<Record<Period, number>> = { day: 1, week: 2, month: 3 };
const INDEFINITE = 4;
const PART: Readonly<Record<DayPart, string>> = { morning: 'manhã', afternoon: 'tarde', night: 'noite' };

/** The dosage, without faults, as a ficha says it. */
export function medicationRow(dosage: Dosage): MedicationRow {
  const { dose, unit, doseKind, start, continuous } = dosage;
  return {
    dose: doseText(dose, unit),
    doseUnica: doseKind === 'single',
    usoContinuo: continuous,
    ...frequency(dosage),
    dtInicioTratamento: start,
    ...duration(dosage),
  };
}

function frequency({ schedule }: Dosage): Partial<MedicationRow> {
  switch (schedule?.kind) {
    case undefined:
      return {};
    case 'interval':
      return { doseFrequenciaTipo: 3, doseFrequencia: String(schedule.hours) };
    case 'frequency':
      return { doseFrequenciaTipo: 2, doseFrequencia: String(schedule.times), ...every(schedule) };
    case 'shift':
      return { doseFrequenciaTipo: 1, doseFrequencia: PART[schedule.part], ...every(schedule) };
    case 'divided': {
      const { morning, afternoon, night } = schedule;
      return {
        doseFrequenciaTipo: 4,
        ...(morning.trim() && { qtDoseManha: quantityText(morning) }),
        ...(afternoon.trim() && { qtDoseTarde: quantityText(afternoon) }),
        ...(night.trim() && { qtDoseNoite: quantityText(night) }),
      };
    }
  }
}

const every = ({ every: count, per }: { every: number; per: Period }) => ({
  doseFrequenciaQuantidade: count,
  doseFrequenciaUnidadeMedida: PERIOD[per],
});

function duration({ duration: told }: Dosage): Partial<MedicationRow> {
  if (told === null) return {};
  if (told === 'indefinite') return { duracaoTratamentoMedida: INDEFINITE };
  return { duracaoTratamento: told.count, duracaoTratamentoMedida: PERIOD[told.per] };
}
