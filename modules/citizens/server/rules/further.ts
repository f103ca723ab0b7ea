import { isCboCode } from '@pec-aberto/brazil';
import { NOT_LISTED } from '#platform/contract/form/faults';
import { isChild } from '../../contract/child.ts';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault } from './fault.ts';

/** "Informações complementares". */
export function* furtherFaults({ nis, occupationCbo }: FormFields): Generator<Fault> {
  if (nis !== null && nis.length !== 11) yield fault('nis', 'O NIS tem 11 dígitos.');
  if (occupationCbo !== null && !isCboCode(occupationCbo)) yield fault('occupationCbo', NOT_LISTED);
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
