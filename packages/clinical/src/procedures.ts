import type { MeasurementValues } from './measurements.ts';
import { isNumber } from './numbers.ts';

/**
 * Procedures of the SIGTAP (10 digits) that measuring makes by itself: they are put on the list and may be taken off.
 * Weight and height together are one. Sources: screens of the PEC for 0101040024 and 0301100039, names of the SIGTAP
 * for the others.
 */
export function measurementProcedures(values: MeasurementValues): string[] {
  const { weight, height, systolic, diastolic, temperature, capillaryGlucose } = values;
  const weighed = isNumber(weight);
  const measured = isNumber(height);
  const made: [boolean, string][] = [
    [weighed && measured, '0101040024'], // Avaliação antropométrica
    [weighed && !measured, '0101040083'], // Medição de peso
    [measured && !weighed, '0101040075'], // Medição de altura
    [isNumber(systolic) && isNumber(diastolic), '0301100039'], // Aferição de pressão arterial
    [isNumber(temperature), '0301100250'], // Aferição de temperatura
    [isNumber(capillaryGlucose), '0214010015'], // Glicemia capilar
  ];
  return made.flatMap(([is, code]) => (is ? [code] : []));
}

/** How a unit attends, by which its automatic procedures differ. */
export type UnitKind = 'primary' | 'polyclinic' | 'emergency';

const POLYCLINIC = '04';
const EMERGENCY = '73';
const EMERGENCY_SUBTYPES = new Set([1, 2, 3]);

/**
 * Kind of a unit by the codes of type and subtype of the CNES ('02' and '', '73' and '001'): policlínica is type 04,
 * pronto atendimento 73 of the subtypes 001 to 003. All others are taken as a UBS, as the PEC knows only these three.
 */
export function unitKind(typeCode: string, subtypeCode: string): UnitKind {
  if (typeCode === POLYCLINIC) return 'polyclinic';
  const isEmergency = typeCode === EMERGENCY && EMERGENCY_SUBTYPES.has(Number(subtypeCode));
  return isEmergency ? 'emergency' : 'primary';
}

/** "Acolhimento com classificação de risco": what the escuta inicial of a pronto atendimento makes by itself. */
export const screeningProcedures = (kind: UnitKind): string[] => (kind === 'emergency' ? ['0301060118'] : []);

const URGENCY = 6;
const FIRST_DENTAL_CONSULTATION = 1;
const GENERAL_DENTIST = '223208';

type Author = 'physician' | 'dentist' | 'other';

/** By the CBO: physicians are 225 and the older 2231, dentists 2232, other higher-level professions group 2. */
function authorOf(cbo: string): Author | null {
  if (/^(?:225|2231)/.test(cbo)) return 'physician';
  if (cbo.startsWith('2232')) return 'dentist';
  return cbo.startsWith('2') ? 'other' : null;
}

export type Consultation = {
  unit: UnitKind;
  /** CBO of the author, 6 characters. */
  cbo: string;
  /** "Tipo de atendimento" of the LEDI: 1 and 2 scheduled, 5 on the day, 6 urgency. */
  attendance: number;
  /** "Cidadão em observação". */
  observation?: boolean;
  /** "Tipo de consulta" of a dental attendance: 1 first, 2 return, 4 maintenance; null where none was told. */
  dental?: number | null;
};

/**
 * The procedure of the SIGTAP that a finished consultation makes by itself; null where there is none. It is put on the
 * list, and may be taken off or replaced. Who has no higher-level profession makes none.
 * Source: manual of the PEC, chapter 6 (finalização do atendimento), by kind of unit; urgency at a UBS by the name of
 * the procedure in the SIGTAP. Of what the manual shows for "no dia" a scheduled consultation is the same.
 */
export function consultationProcedure(consultation: Consultation): string | null {
  const author = authorOf(consultation.cbo);
  return author && BY_UNIT[consultation.unit](author, consultation);
}

const FIRST_DENTAL = '0301010153'; // Primeira consulta odontológica programática
const PRIMARY_URGENCY = '0301060037'; // Atendimento de urgência em atenção básica
const PRIMARY_MEDICAL = '0301010064'; // Consulta médica em atenção primária
const PRIMARY_HIGHER = '0301010030'; // Consulta de profissionais de nível superior na atenção primária (exceto médico)
const SPECIALISED_URGENCY = '0301060061'; // Atendimento de urgência em atenção especializada
const SPECIALISED_OBSERVED = '0301060029'; // Atendimento de urgência com observação até 24 horas
const SPECIALISED_MEDICAL = '0301010072'; // Consulta médica em atenção especializada
const SPECIALISED_HIGHER = '0301010048'; // Consulta de nível superior na atenção especializada (exceto médico)
const EMERGENCY_MEDICAL = '0301060096'; // Atendimento médico em unidade de pronto atendimento

const BY_UNIT: Record<UnitKind, (author: Author, consultation: Consultation) => string | null> = {
  primary: (author, { attendance, dental }) => {
    if (author === 'dentist' && dental === FIRST_DENTAL_CONSULTATION) return FIRST_DENTAL;
    if (attendance === URGENCY) return PRIMARY_URGENCY;
    if (author === 'dentist' && !isNumber(dental)) return null;
    return author === 'physician' ? PRIMARY_MEDICAL : PRIMARY_HIGHER;
  },
  polyclinic: (author, { attendance, dental }) => {
    if (author === 'dentist' && dental === FIRST_DENTAL_CONSULTATION) return FIRST_DENTAL;
    if (attendance === URGENCY) return SPECIALISED_URGENCY;
    return author === 'physician' ? SPECIALISED_MEDICAL : SPECIALISED_HIGHER;
  },
  emergency: (author, { attendance, observation, cbo }) => {
    if (attendance === URGENCY) {
      if (author === 'other') return null;
      return observation ? SPECIALISED_OBSERVED : SPECIALISED_URGENCY;
    }
    return author === 'physician' || cbo === GENERAL_DENTIST ? EMERGENCY_MEDICAL : SPECIALISED_HIGHER;
  },
};
