import { normalizeDigits } from '@pec-aberto/brazil';
import type { UseCaseContext } from '#platform/usecase/context';
import { changeCitizen } from '../registration/change.ts';
import { contactFaults } from '../rules/contacts.ts';
import { requireGood } from '../rules/require-good.ts';

/** What a desk corrects while it speaks with the person; empty or left out, it stays as it is. */
export type Contacts = { phoneMobile?: string | undefined; email?: string | undefined };
const FIELDS = ['phoneMobile', 'email'] as const;

/** Corrects how a citizen is reached, without the whole form. 422 by field; nothing new, nothing is written. */
export async function correctContacts(
  context: UseCaseContext,
  id: string,
  { phoneMobile = '', email = '' }: Contacts,
): Promise<void> {
  const typed = { phoneMobile: normalizeDigits(phoneMobile), email: email.trim() };
  const told = FIELDS.filter((field) => typed[field] !== '');
  if (told.length === 0) return;
  await changeCitizen(context, { id, event: 'citizens.changed' }, ({ record }) => {
    const fields = Object.fromEntries(told.map((field) => [field, typed[field]]));
    const faults = [...contactFaults({ ...record, ...fields })];
    requireGood(faults.filter(({ path }) => told.some((field) => field === path)));
    return Promise.resolve({ fields });
  });
}
