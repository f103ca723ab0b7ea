import { valueAt } from '#platform/contract/form/path';
import type { Struct } from '@pec-aberto/ledi';
import { BRAZILIAN, FOREIGN } from '#modules/citizens/contract/codes';
import { TABLES } from '#modules/citizens/contract/codes/tables';
import type { CitizenField } from '#modules/citizens/contract/definition/field';
import { FORM } from '#modules/citizens/contract/definition/registration';
import type { FormFields, FormInput } from '#modules/citizens/contract/fields';
import { dayAt, normaliseForm } from '#modules/citizens/index';

/** A registration as a `CidadaoTransportThrift` tells it. */
export type ImportedCitizen = {
  fields: FormFields;
  /** Fields that the record tells; the others say nothing. */
  told: ReadonlyArray<keyof FormFields>;
  deceased: boolean;
  /** Number of the paper record. */
  prontuario: string | null;
};

/** SexoThrift has codes of its own: 0 masculino, 1 feminino, 2 ambos, 3 não informado. */
const SEXES: Readonly<Record<number, number>> = { 0: 0, 1: 1, 2: 5, 3: 4 };

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const listed = <T>(codes: ReadonlyArray<{ code: T }>, code: T | null): T | null =>
  codes.some((one) => one.code === code) ? code : null;

/**
 * Reads a record of the layout of citizens. `ibgeOf` completes the six digits of a municipality;
 * dates are instants of their day in `timeZone`, that of the municipality that imports.
 */
export function readCitizen(
  record: Struct,
  timeZone: string,
  ibgeOf: (code: string) => string,
): ImportedCitizen {
  const form = formOf(record, timeZone, ibgeOf);
  const fields = normaliseForm(form);
  const told = (Object.keys(form) as Array<keyof FormFields>).filter((field) => {
    const value = fields[field];
    return value !== null && value !== false && value !== '';
  });
  return { fields, told, deceased: record['faleceu'] === true, prontuario: text(record['numeroProntuario']) };
}

/** What one field of the layout says; null where it says nothing that the registration knows. */
function valueOf(
  { kind, named, table, required }: CitizenField,
  told: unknown,
  timeZone: string,
  ibgeOf: (code: string) => string,
): string | number | boolean | null {
  if (kind === 'flag') return told === true;
  if (kind === 'day') return dayAt(number(told), timeZone);
  if (kind === 'text') {
    const code = text(told);
    return code !== null && named === 'municipality' ? ibgeOf(code) : code;
  }
  const code = number(told);
  // What the form asks of everybody is refused with a reason where its table does not have it.
  const isKept = required || table === undefined || TABLES[table].some((row) => row.code === code);
  return isKept ? code : null;
}

/** The form as a record fills it in. */
function formOf(record: Struct, timeZone: string, ibgeOf: (code: string) => string): FormInput {
  const told = Object.entries<CitizenField>(FORM).flatMap(([name, field]) =>
    field.file ? [[name, valueOf(field, valueAt(record, field.file), timeZone, ibgeOf)] as const] : [],
  );
  const blood = number(record['tipoSanguineo']);
  return {
    ...(Object.fromEntries(told) as Partial<FormInput>),
    name: text(record['nomeCompleto']) ?? '',
    ...(record['naoPossuiCns'] === true ? { cns: null } : {}),
    sex: SEXES[number(record['sexo']) ?? 3] ?? null,
    nationality: record['estrangeiro'] === true ? FOREIGN : BRAZILIAN,
    // TipoSanguineoThrift counts from A+ = 0, the table of LEDI from 1.
    bloodType: blood === null ? null : listed(TABLES.bloodTypes, blood + 1),
  };
}
