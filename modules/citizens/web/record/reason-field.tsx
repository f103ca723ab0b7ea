import { TextAreaField } from '#ui/index';

const MOST = 200;
const check = (reason: string) =>
  reason.trim().length < 3 ? 'Escreva o motivo, com ao menos 3 letras.' : undefined;

/** Why something is done to a record; kept in its history with who did it. */
export function ReasonField({ label = 'Motivo', hint }: { label?: string; hint?: string }) {
  return (
    <TextAreaField name="reason" label={label} required rows={2} maxLength={MOST} check={check} hint={hint} />
  );
}
