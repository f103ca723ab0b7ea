import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { callApi, Form, Icon, PasswordField, SubmitButton, useSession } from '#platform/ui/light';
import { changePassword } from '../contract.ts';
import { PASSWORD_RULES } from './password-rules.ts';

type Passwords = { current: string; next: string; confirmation: string };
const EMPTY: Passwords = { current: '', next: '', confirmation: '' };

/** The rules, ticked as the new password meets them. */
function Rules() {
  const { user } = useSession().session;
  const { current, next } = useWatch<Passwords>() as Passwords;
  const candidate = { current, next, name: user?.name ?? '' };
  return (
    <ul className="rules" aria-label="A nova senha precisa ter">
      {PASSWORD_RULES.map((rule) => {
        const met = rule.met(candidate);
        return (
          <li key={rule.text} className={met ? 'met' : ''}>
            <Icon of={met ? IconCircleCheck : IconCircle} size="small" />
            {rule.text}
            {met ? <span className="visually-hidden">: atendido</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Fields({ currentLabel }: { currentLabel: string }) {
  const { user } = useSession().session;
  const { current, next } = useWatch<Passwords>() as Passwords;
  const checkNext = (value: string) => {
    const broken = PASSWORD_RULES.find((rule) => !rule.met({ next: value, current, name: user?.name ?? '' }));
    return broken ? `Falta atender: ${broken.text}.` : undefined;
  };
  return (
    <>
      <PasswordField name="current" label={currentLabel} autoComplete="current-password" autoFocus />
      <PasswordField name="next" label="Nova senha" autoComplete="new-password" check={checkNext} />
      <Rules />
      <PasswordField
        name="confirmation"
        label="Confirmação de senha"
        autoComplete="new-password"
        check={(value) => (value === next ? undefined : 'As senhas digitadas são diferentes.')}
      />
    </>
  );
}

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
  const { accept } = useSession();
  return (
    <Form<Passwords>
      label="Alteração de senha"
      defaults={EMPTY}
      onSubmit={async ({ current, next }) => {
        accept(await callApi(changePassword, { body: { current, next } }));
        onChanged?.();
      }}
    >
      <Fields currentLabel={currentLabel} />
      <div className="form-foot">
        {aside}
        <SubmitButton>Salvar nova senha</SubmitButton>
      </div>
    </Form>
  );
}
