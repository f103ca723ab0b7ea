import { fieldJudgeOf } from '#platform/contract/form/faults';
import { TABLES } from '../../contract/codes/tables.ts';
import { FORM } from '../../contract/definition/registration.ts';
import type { FormFields, FormInput } from '../../contract/fields.ts';
import { contactFaults } from './contacts.ts';
import { lifeFaults } from './death.ts';
import { type Fault, fault } from './fault.ts';
import { furtherFaults, unansweredFaults } from './further.ts';
import { nationalityFaults } from './nationality.ts';
import { normaliseForm } from './normalise.ts';
import { personalFaults } from './personal.ts';
import { residenceFaults } from './residence.ts';
import { signFault } from './text.ts';

const fieldFaults = fieldJudgeOf(FORM, TABLES);
const ORDER = new Map(Object.keys(FORM).map((path, place) => [path, place]));

/** The form as it is kept, with the death where one is registered: that is an act of its own. */
type Kept = FormFields & { diedOn?: string | null };

/** What the form asks of a registration as it is kept: at most one fault a field, in the order of the form. */
export function registrationFaults(fields: Kept, today: string): Fault[] {
  return firstOfEach([
    ...fieldFaults(fields),
    ...personalFaults(fields, today),
    ...nationalityFaults(fields, today),
    ...contactFaults(fields),
    ...residenceFaults(fields),
    ...furtherFaults(fields),
    ...lifeFaults(fields),
  ]);
}

/**
 * What is wrong with a typed form that would be kept as `fields`: the signs it carries, then the rules. `before`: the
 * record it is typed over, null for a new one.
 */
export function formFaults(
  input: FormInput,
  fields: Kept,
  today: string,
  before: FormFields | null = null,
): Fault[] {
  const signs = Object.entries(input).flatMap(([path, value]) => {
    const message = typeof value === 'string' ? signFault(value.trim()) : undefined;
    return message ? [fault(path, message)] : [];
  });
  return firstOfEach([
    ...signs,
    ...registrationFaults(fields, today),
    ...unansweredFaults(fields, before, today),
  ]);
}

/**
 * A typed form: how it would be kept, and what is wrong with it; without faults it may
 * be stored. `today` is the civil day of the municipality, aaaa-mm-dd.
 */
export function checkRegistration(input: FormInput, today: string): { fields: FormFields; faults: Fault[] } {
  const fields = normaliseForm(input);
  return { fields, faults: formFaults(input, fields, today) };
}

function firstOfEach(faults: readonly Fault[]): Fault[] {
  const first = new Map<string, Fault>();
  for (const one of faults) if (!first.has(one.path)) first.set(one.path, one);
  const placeOf = ({ path }: Fault) => ORDER.get(path) ?? ORDER.size;
  return [...first.values()].toSorted((a, b) => placeOf(a) - placeOf(b));
}
