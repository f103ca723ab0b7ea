import { IconDeviceMobile, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import {
  callApi,
  Form,
  MaskField,
  PasswordField,
  type SessionView,
  SubmitButton,
  TextField,
  useSession,
} from '#ui/light';
import { giveSecondFactor, signIn } from '../contract.ts';
import { FORGOTTEN_PATH } from './entry-paths.ts';
import { openInitialModule } from './initial-module.ts';
import { rememberCpf } from './who-signed-in.ts';

type Credentials = { cpf: string; password: string };

/** CPF and password; then the code, of who has a second factor. */
export function LoginForm({ onSending }: { onSending: () => void }) {
  const { session, accept } = useSession();
  const [ticket, setTicket] = useState<string | null>(null);
  function enter(view: SessionView): void {
    openInitialModule(view);
    accept(view);
  }
  if (ticket) return <CodeForm ticket={ticket} onEntered={enter} onBack={() => setTicket(null)} />;
  return (
    <Form<Credentials>
      label="Acesso"
      defaults={{ cpf: '', password: '' }}
      onSubmit={async (values, form) => {
        onSending();
        try {
          const view = await callApi(signIn, { body: values });
          rememberCpf(values.cpf);
          if (view.state === 'second-factor') setTicket(view.ticket);
          else enter(view);
        } catch (error) {
          form.setFocus('password', { shouldSelect: true });
          throw error;
        }
      }}
    >
      <MaskField
        name="cpf"
        mask="cpf"
        label="Usuário (CPF)"
        required
        large
        icon={IconUser}
        autoFocus
        autoComplete="username"
        placeholder="000.000.000-00"
      />
      <PasswordField
        name="password"
        label="Senha"
        autoComplete="current-password"
        large
        aside={
          session.installation.passwordByEmail ? (
            <a href={FORGOTTEN_PATH} className="caption">
              Esqueci minha senha
            </a>
          ) : null
        }
      />
      <SubmitButton size="large" wide keys="Enter" sending="Entrando…">
        Acessar
      </SubmitButton>
    </Form>
  );
}

function CodeForm({
  ticket,
  onEntered,
  onBack,
}: {
  ticket: string;
  onEntered: (view: SessionView) => void;
  onBack: () => void;
}) {
  return (
    <Form<{ code: string }>
      label="Código do aplicativo"
      defaults={{ code: '' }}
      onSubmit={async ({ code }) => onEntered(await callApi(giveSecondFactor, { body: { ticket, code } }))}
    >
      <TextField
        name="code"
        label="Código do aplicativo autenticador"
        hint="Sem o telefone, digite um dos códigos de recuperação."
        required
        large
        autoFocus
        icon={IconDeviceMobile}
        autoComplete="one-time-code"
      />
      <SubmitButton size="large" wide keys="Enter" sending="Entrando…">
        Confirmar
      </SubmitButton>
      <button type="button" className="link-button" onClick={onBack}>
        Entrar com outro CPF
      </button>
    </Form>
  );
}
