import { isCboCode } from '@pec-aberto/brazil';
import {
  bloodTypes,
  type Code,
  educations,
  genderIdentities,
  maritalStatuses,
  sexualOrientations,
} from '../../contract/codes.ts';
import { isChild } from '../../contract/child.ts';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault, NOT_LISTED, REQUIRED } from './fault.ts';

/** "Informações complementares" (§2.4). Of the questions of identity only a "yes" asks further. */
export function* furtherFaults(fields: FormFields): Generator<Fault> {
  const { nis, occupationCbo } = fields;
  if (nis !== null && nis.length !== 11) yield fault('nis', 'O NIS tem 11 dígitos.');
  yield* listed('maritalStatus', fields.maritalStatus, maritalStatuses);
  yield* listed('bloodType', fields.bloodType, bloodTypes);
  if (occupationCbo !== null && !isCboCode(occupationCbo)) yield fault('occupationCbo', NOT_LISTED);
  yield* listed('education', fields.education, educations);
  yield* answered(fields, 'informsSexualOrientation', 'sexualOrientation', sexualOrientations);
  yield* answered(fields, 'informsGenderIdentity', 'genderIdentity', genderIdentities);
}

function* listed(path: string, code: number | null, table: readonly Code[]): Generator<Fault> {
  if (code !== null && !table.some((row) => row.code === code)) yield fault(path, NOT_LISTED);
}

function* answered(
  fields: FormFields,
  question: 'informsSexualOrientation' | 'informsGenderIdentity',
  answer: 'sexualOrientation' | 'genderIdentity',
  table: readonly Code[],
): Generator<Fault> {
  if (fields[question] !== true) return;
  if (fields[answer] === null) yield fault(answer, REQUIRED);
  else yield* listed(answer, fields[answer], table);
}

const QUESTIONS = ['informsSexualOrientation', 'informsGenderIdentity'] as const;
type Questions = Pick<FormFields, (typeof QUESTIONS)[number]>;

/**
 * Both questions of identity are answered when somebody is registered; an answer may be changed, not taken back.
 * A record that came without them is not held up for it, and nobody asks them of a child. `before`: the answers on
 * record, null for a new one.
 */
export function unansweredFaults(fields: FormFields, before: Questions | null, today: string): Fault[] {
  if (isChild(fields.birthDate, today)) return [];
  return QUESTIONS.filter((question) => fields[question] === null && before?.[question] !== null).map(
    (question) => fault(question, 'Responda sim ou não.'),
  );
}
