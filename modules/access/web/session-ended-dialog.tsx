import { IconLock, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  ApiProblem,
  Button,
  callApi,
  Dialog,
  Form,
  MaskField,
  PasswordField,
  type SessionView,
  SubmitButton,
  TextField,
  useAccess,
  useSession,
} from '#ui/index';
import { chooseAccess, giveSecondFactor, signIn, signOut } from '../contract.ts';
import { rememberCpf, typedCpf } from './who-signed-in.ts';

type Credentials = { cpf: string; password: string };
type Entered = RouteOutput<typeof signIn>;

/** Takes the answer back into the open page: the same person, in the same access. */
function useReturn() {
  const { session, accept } = useSession();
  const { id: accessId } = useAccess();
  return async (view: SessionView): Promise<void> => {
    if (view.user?.id !== session.user?.id) {
      await callApi(signOut, {});
      throw new ApiProblem(
        403,
        'another-person',
        'Esta página é de outra pessoa. Saia para entrar com o seu CPF.',
      );
    }
    // The server asks which access only when there are several.
    const chosen =
      view.state === 'choose-access' ? await callApi(chooseAccess, { body: { accessId } }) : view;
    accept(chosen);
  };
}

function Foot() {
  const { refresh } = useSession();
  return (
    <div className="form-foot">
      <Button onClick={() => void refresh()}>Sair e manter rascunho</Button>
      <SubmitButton keys="Enter" sending="Entrando…">
        Continuar
      </SubmitButton>
    </div>
  );
}

function PasswordStep({ onEntered }: { onEntered: (answer: Entered) => Promise<void> }) {
  const { user } = useSession().session;
  const name = user?.name ?? '';
  const [known] = useState(typedCpf);
  return (
    <Form<Credentials>
      label="Continuar a sessão"
      defaults={{ cpf: known ?? '', password: '' }}
      onSubmit={async (body) => {
        const answer = await callApi(signIn, { body });
        rememberCpf(body.cpf);
        await onEntered(answer);
      }}
    >
      {known ? null : (
        <MaskField
          name="cpf"
          mask="cpf"
          label="Usuário (CPF)"
          hint={user ? `O desta página é ${user.cpfMasked}` : undefined}
          required
          icon={IconUser}
          autoComplete="username"
        />
      )}
      <PasswordField name="password" label={`Senha de ${name}`} autoComplete="current-password" />
      <Foot />
    </Form>
  );
}

function CodeStep({
  ticket,
  onEntered,
}: {
  ticket: string;
  onEntered: (view: SessionView) => Promise<void>;
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
        required
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Foot />
    </Form>
  );
}

/**
 * The session ended while a page is open: the page and its text stay behind, the same person types
 * the password, and what was being saved goes on by itself.
 */
export function SessionEndedDialog() {
  const goBack = useReturn();
  const [ticket, setTicket] = useState<string | null>(null);
  async function entered(answer: Entered): Promise<void> {
    if (answer.state === 'second-factor') setTicket(answer.ticket);
    else await goBack(answer);
  }
  return (
    <Dialog title="Sua sessão terminou por inatividade" icon={IconLock} width={400}>
      <p className="text-2" style={{ marginBottom: 12 }}>
        {ticket
          ? 'Falta o código do aplicativo para continuar de onde parou.'
          : 'O que você escreveu está guardado. Digite a senha para continuar de onde parou.'}
      </p>
      {ticket ? <CodeStep ticket={ticket} onEntered={goBack} /> : <PasswordStep onEntered={entered} />}
    </Dialog>
  );
}
