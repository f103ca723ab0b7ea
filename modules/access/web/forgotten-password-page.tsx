import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import {
  ButtonAnchor,
  callApi,
  Form,
  MaskField,
  Notice,
  PlainPage,
  SubmitButton,
  useSession,
} from '#ui/light';
import { askPasswordByEmail } from '../contract.ts';

const BACK = (
  <ButtonAnchor look="outline" href="/">
    Voltar ao acesso
  </ButtonAnchor>
);

/** "Esqueci minha senha": what it says is the same whoever the CPF is of. */
export function Page() {
  const { installation } = useSession().session;
  const [asked, setAsked] = useState(false);
  return (
    <PlainPage title="Esqueci minha senha" purpose={installation.purpose} width={480}>
      <div className="column gap-16">
        <h1>Esqueci minha senha</h1>
        {asked ? (
          <>
            <Notice>
              Se este CPF tem acesso e e-mail cadastrado, uma mensagem com o link chega em alguns minutos.
              Veja também a caixa de spam. Sem mensagem, peça um link à coordenação da unidade.
            </Notice>
            {BACK}
          </>
        ) : (
          <Form<{ cpf: string }>
            label="Pedido de nova senha"
            defaults={{ cpf: '' }}
            onSubmit={async (body) => {
              await callApi(askPasswordByEmail, { body });
              setAsked(true);
            }}
          >
            <p className="text-2">O link para definir outra senha vai para o e-mail do seu cadastro.</p>
            <MaskField
              name="cpf"
              mask="cpf"
              label="Usuário (CPF)"
              required
              icon={IconUser}
              autoFocus
              autoComplete="username"
            />
            <div className="form-foot">
              {BACK}
              <SubmitButton sending="Enviando…">Enviar link</SubmitButton>
            </div>
          </Form>
        )}
      </div>
    </PlainPage>
  );
}
