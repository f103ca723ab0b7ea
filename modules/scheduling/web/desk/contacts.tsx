import { useEffect, useEffectEvent, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { getCitizenContract } from '#modules/citizens/contract';
import { MaskField, TextField, useRoute } from '#ui/index';
import type { Values } from './booking-values.ts';

/** What the registration has; undefined until it is read. */
export type Contacts = { phoneMobile: string; email: string } | undefined;

/** How the citizen is reached, as the registration has it: corrected here, it is corrected there. */
function useContacts(citizenId: string) {
  const { data } = useRoute(getCitizenContract, { params: { id: citizenId } }, { enabled: citizenId !== '' });
  const citizen = data?.id === citizenId ? data : undefined;
  return (
    citizen && {
      phoneMobile: citizen.phoneMobile ?? '',
      email: citizen.email ?? '',
      withheld: citizen.withheld,
    }
  );
}

/** Only what differs from what is known is sent. */
export function correctedContacts(
  { phoneMobile, email }: Pick<Values, 'phoneMobile' | 'email'>,
  known: Contacts,
): { phoneMobile?: string; email?: string } {
  return {
    ...(phoneMobile !== '' && phoneMobile !== known?.phoneMobile ? { phoneMobile } : {}),
    ...(email.trim() !== '' && email.trim() !== known?.email ? { email: email.trim() } : {}),
  };
}

const FIELDS = ['phoneMobile', 'email'] as const;

/** Telephone and e-mail of who is picked, where the registration is open to the unit. */
export function ContactFields({ citizenId }: { citizenId: string }) {
  const { getFieldState, resetField } = useFormContext<Values>();
  const known = useContacts(citizenId);
  // What was typed before the answer came stays; what the registration has was not typed.
  const fill = useEffectEvent(() => {
    if (!known || known.withheld) return;
    for (const field of FIELDS) {
      if (!getFieldState(field).isDirty) resetField(field, { defaultValue: known[field] });
    }
  });
  const { phoneMobile, email } = known ?? {};
  useEffect(() => fill(), [phoneMobile, email, citizenId]);
  if (known?.withheld) return <p className="caption text-3">{known.withheld}</p>;
  return (
    <div className="grid two">
      <MaskField name="phoneMobile" mask="phone" label="Telefone celular" />
      <TextField name="email" label="E-mail" type="email" maxLength={100} autoComplete="off" />
    </div>
  );
}

/** What the registration says of who is picked, for who sends. */
export function KnownContacts({
  citizenId,
  onKnown,
}: {
  citizenId: string;
  onKnown: (known: Contacts) => void;
}) {
  const { resetField } = useFormContext<Values>();
  const known = useContacts(citizenId);
  const [of, setOf] = useState(citizenId);
  // One person's number never becomes another's.
  const empty = useEffectEvent(() => {
    if (of !== '') for (const field of FIELDS) resetField(field, { defaultValue: '' });
    setOf(citizenId);
  });
  useEffect(() => {
    if (of !== citizenId) empty();
  }, [of, citizenId]);
  const tell = useEffectEvent(onKnown);
  const { phoneMobile, email } = known ?? {};
  useEffect(() => {
    tell(phoneMobile === undefined || email === undefined ? undefined : { phoneMobile, email });
  }, [phoneMobile, email]);
  return null;
}
