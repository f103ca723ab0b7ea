import { useWatch } from 'react-hook-form';
import { callApi, Form, PasswordField, showToast, SubmitButton, TextField, useSession } from '#ui/index';
import { requestUnification } from '../contract.ts';
import { useRefreshUnification } from './use-unification.ts';

type Values = { name: string; link: string; password: string };

const ADDRESS = /^https?:\/\/[^\s@?#]+$/;
const PLAIN =
  'Sem https: serve só dentro da rede local. O que viaja vai cifrado; comparem as quatro palavras.';

function LinkField() {
  const link = useWatch<Values, 'link'>({ name: 'link' });
  return (
    <TextField
      name="link"
      label="Link da instalação central"
      required
      inputMode="url"
      maxLength={500}
      autoComplete="off"
      spellCheck={false}
      placeholder="https://pec.municipio.gov.br"
      warning={link.trim().startsWith('http:') ? PLAIN : undefined}
      check={(text) =>
        ADDRESS.test(text.trim())
          ? undefined
          : 'Comece com https:// (ou http:// na rede local) e não deixe espaços, usuário, “?” nem “#”.'
      }
      hint="Como os navegadores chegam à central, com a porta se houver."
    />
  );
}

/** "Solicitação de envio para a instalação central do município". */
export function RequestForm({ name }: { name: string }) {
  const refresh = useRefreshUnification();
  const { user } = useSession().session;
  async function ask(values: Values): Promise<void> {
    const body = { name: values.name.trim(), link: values.link.trim(), password: values.password };
    await callApi(requestUnification, { body });
    showToast('Unificação solicitada. Quem administra a central precisa aceitar.');
    refresh();
  }
  return (
    <Form<Values>
      label="Solicitação de envio para a instalação central do município"
      defaults={{ name, link: '', password: '' }}
      onSubmit={ask}
    >
      <h3>Dados de envio</h3>
      <div className="form-columns">
        <TextField
          name="name"
          label="Nome da minha instalação"
          required
          maxLength={120}
          autoComplete="off"
          hint="É o que a central lê, e digita para confirmar."
        />
        <LinkField />
      </div>
      <h3>Dados de segurança</h3>
      <p className="secondary text-2">
        Informe a senha com que você entra na instalação central. Lá você é a mesma pessoa, de CPF{' '}
        <strong className="nowrap">{user?.cpfMasked}</strong>, e tem um acesso ativo. A senha serve a este
        pedido e não é guardada.
      </p>
      <div className="form-columns">
        <PasswordField name="password" label="Senha na instalação central" autoComplete="new-password" />
      </div>
      <div className="form-foot">
        <SubmitButton sending="Solicitando…">Solicitar unificação</SubmitButton>
      </div>
    </Form>
  );
}
