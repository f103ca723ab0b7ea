import type { ReactNode } from 'react';
import { callApi, Form, PasswordField, SubmitButton, useSession } from '#ui/light';
import { changePassword } from '../contract.ts';
import { NewPasswordFields } from './password-fields.tsx';

type Passwords = { current: string; next: string; confirmation: string };
const EMPTY: Passwords = { current: '', next: '', confirmation: '' };

/** Change of one's own password: forced after a provisional one, or by choice. */
export function PasswordForm({
  currentLabel,
  aside,
  onChanged,
}: {
  currentLabel: string;
  /** Beside the main button, e.g. "Cancelar". */
  aside?: ReactNode;
  onChanged?: () => void;
}) {
  const { session, accept } = useSession();
  return (
    <Form<Passwords>
      label="Alteração de senha"
      defaults={EMPTY}
      onSubmit={async ({ current, next }) => {
        accept(await callApi(changePassword, { body: { current, next } }));
        onChanged?.();
      }}
    >
      <PasswordField name="current" label={currentLabel} autoComplete="current-password" autoFocus />
      <NewPasswordFields field="next" personName={session.user?.name ?? ''} compare />
      <div className="form-foot">
        {aside}
        <SubmitButton>Salvar nova senha</SubmitButton>
      </div>
    </Form>
  );
}
