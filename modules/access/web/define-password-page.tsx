import { titleCaseName } from '@pec-aberto/brazil';
import { useState } from 'react';
import {
  ButtonAnchor,
  callApi,
  ErrorState,
  Form,
  Notice,
  PlainPage,
  Skeleton,
  SubmitButton,
  useLoaded,
  useSession,
} from '#ui/light';
import { definePassword, readPasswordLink } from '../contract.ts';
import { tokenIn } from './entry-paths.ts';
import { NewPasswordFields } from './password-fields.tsx';

type Passwords = { password: string; confirmation: string };

function DefineForm({ token, name, onDone }: { token: string; name: string; onDone: () => void }) {
  return (
    <Form<Passwords>
      label="Definição de senha"
      defaults={{ password: '', confirmation: '' }}
      onSubmit={async ({ password }) => {
        await callApi(definePassword, { body: { token, password } });
        onDone();
      }}
    >
      <NewPasswordFields field="password" personName={name} autoFocus />
      <div className="form-foot">
        <SubmitButton>Salvar senha</SubmitButton>
      </div>
    </Form>
  );
}

/** `/recuperarSenha/<token>`: whoever opens the link defines the password, once (CIT-02). */
export function Page() {
  const { installation } = useSession().session;
  const [token] = useState(() => tokenIn(location.pathname) ?? '');
  const {
    data: link,
    failure,
    retry,
  } = useLoaded(token, () => callApi(readPasswordLink, { body: { token } }));
  const [done, setDone] = useState(false);
  return (
    <PlainPage title="Definir senha" purpose={installation.purpose} width={480}>
      <div className="column gap-16">
        <h1>{done ? 'Senha definida' : 'Defina sua senha'}</h1>
        {link || failure ? null : <Skeleton rows={3} />}
        {failure ? <ErrorState what="o link" error={failure.error} onRetry={retry} /> : null}
        {link && !done ? (
          <>
            <p className="text-2">
              {titleCaseName(link.name)}, a senha é só sua. Ela precisa ser diferente da anterior.
            </p>
            <DefineForm token={token} name={link.name} onDone={() => setDone(true)} />
          </>
        ) : null}
        {done ? (
          <>
            <Notice tone="success">Entre com o seu CPF e a senha que acabou de definir.</Notice>
            <ButtonAnchor look="primary" href="/">
              Ir para o acesso
            </ButtonAnchor>
          </>
        ) : null}
      </div>
    </PlainPage>
  );
}
