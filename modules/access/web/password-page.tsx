import { Button, Notice, PlainPage, useSession } from '#ui/light';
import { LeaveButton } from './leave-button.tsx';
import { PasswordForm } from './password-form.tsx';
import './access.css';

/** Definition of a new password before anything else (provisional password, expired password). */
export function PasswordPage({ onBack }: { onBack?: () => void }) {
  const { session } = useSession();
  const name = session.user?.name ?? '';
  return (
    <PlainPage
      title="Alterar senha"
      purpose={session.installation.purpose}
      width={480}
      aside={<LeaveButton name={name} />}
    >
      <div className="column gap-16">
        <h1>{onBack ? 'Alterar senha' : 'Defina sua nova senha'}</h1>
        {onBack ? null : (
          <Notice>A senha que você recebeu vale só para esta entrada. A nova fica só com você.</Notice>
        )}
        <PasswordForm
          currentLabel={onBack ? 'Senha atual' : 'Senha recebida'}
          aside={onBack ? <Button onClick={onBack}>Cancelar</Button> : null}
          {...(onBack ? { onChanged: onBack } : {})}
        />
      </div>
    </PlainPage>
  );
}
