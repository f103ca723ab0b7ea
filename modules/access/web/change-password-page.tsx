import { useNavigate } from '@tanstack/react-router';
import { Card, Page as Frame, showToast } from '#ui/index';
import { PasswordForm } from './password-form.tsx';

/** "Alterar senha" by choice, from the user menu. */
export function Page() {
  const navigate = useNavigate();
  return (
    <Frame title="Alterar senha">
      <div style={{ maxWidth: 480 }}>
        <Card title="Sua senha">
          <PasswordForm
            currentLabel="Senha atual"
            onChanged={() => {
              showToast('Senha alterada. As outras sessões foram encerradas.');
              void navigate({ to: '/' });
            }}
          />
        </Card>
      </div>
    </Frame>
  );
}
