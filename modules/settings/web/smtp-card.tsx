import { useEffect, useEffectEvent, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  Button,
  callApi,
  Card,
  CheckboxField,
  Form,
  formatDateTime,
  Notice,
  PasswordField,
  showToast,
  SubmitButton,
  TextField,
  useAction,
  useJob,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { disableSmtp, enableSmtp, type getServers } from '../contract.ts';

type Smtp = RouteOutput<typeof getServers>['smtp'];
type Values = {
  host: string;
  port: string;
  requireTls: boolean;
  login: string;
  sameSender: boolean;
  sender: string;
  password: string;
};

const mail = (value: string) => (/^[^\s@]+@[^\s@]+$/.test(value) ? undefined : 'Informe um e-mail válido.');

const valuesOf = (smtp: Smtp): Values => ({
  host: smtp?.host ?? '',
  port: String(smtp?.port ?? 587),
  requireTls: smtp?.requireTls ?? true,
  login: smtp?.login ?? '',
  sameSender: smtp ? smtp.sender === smtp.login : true,
  sender: smtp?.sender ?? '',
  password: '',
});

/** "E-mail remetente": a copy of the login while the box is ticked (ADM-D05). */
function Sender() {
  const { setValue } = useFormContext<Values>();
  const [same, login] = useWatch<Values, ['sameSender', 'login']>({ name: ['sameSender', 'login'] });
  useEffect(() => {
    if (same) setValue('sender', login);
  }, [same, login, setValue]);
  return (
    <>
      <CheckboxField name="sameSender" label="Usar como e-mail remetente" />
      <TextField
        name="sender"
        label="E-mail remetente"
        type="email"
        required={!same}
        readOnly={same}
        check={mail}
      />
    </>
  );
}

function Fields({ smtp }: { smtp: Smtp }) {
  return (
    <>
      <TextField name="host" label="Endereço do servidor do e-mail (SMTP)" required maxLength={200} />
      <TextField
        name="port"
        label="Porta"
        required
        inputMode="numeric"
        hint="587 na maioria dos servidores; 465 se ele só fala TLS."
        check={(value) => {
          const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
          return port >= 1 && port <= 65_535 ? undefined : 'Informe um número de 1 a 65535.';
        }}
      />
      <CheckboxField
        name="requireTls"
        label="Exigir conexão segura (TLS)"
        hint="Desmarque só para um servidor da própria rede que não tenha TLS: sem ela a senha viaja aberta."
      />
      <TextField name="login" label="Login" type="email" required autoComplete="off" check={mail} />
      <Sender />
      {smtp?.hasPassword ? (
        <TextField
          name="password"
          label="Senha"
          type="password"
          autoComplete="new-password"
          hint="Há uma senha guardada. Digite só para trocá-la."
        />
      ) : (
        <PasswordField name="password" label="Senha" autoComplete="new-password" />
      )}
    </>
  );
}

function Situation({ smtp }: { smtp: Smtp }) {
  if (!smtp?.tested) return smtp ? <Notice>Ainda não testado.</Notice> : null;
  const { at, problem } = smtp.tested;
  const when = `Último teste em ${formatDateTime(at).replace(' ', ' às ')}.`;
  if (problem) {
    return (
      <Notice tone="danger" title="Conexão mal sucedida.">
        {problem} {when}
      </Notice>
    );
  }
  return (
    <Notice
      tone={smtp.enabled ? 'success' : 'info'}
      title={smtp.enabled ? 'Conexão bem sucedida.' : 'Desabilitado.'}
    >
      {when}
    </Notice>
  );
}

/** Follows the test until it ends. */
function useTest(onEnd: () => Promise<void>) {
  const [jobId, setJobId] = useState<string | null>(null);
  const state = useJob(jobId).data?.state;
  const ended = state === 'done' || state === 'failed' || state === 'cancelled';
  const end = useEffectEvent(() => {
    setJobId(null);
    void onEnd();
  });
  useEffect(() => {
    if (ended) end();
  }, [ended]);
  return { testing: jobId !== null, follow: setJobId };
}

/** Block "Servidor SMTP": on only after a test that sent a letter. */
export function SmtpCard({ smtp, onChanged }: { smtp: Smtp; onChanged: () => Promise<void> }) {
  const { testing, follow } = useTest(onChanged);
  const off = useAction(disableSmtp);
  return (
    <Card title="Servidor SMTP" note={smtp?.enabled ? 'habilitado' : 'desabilitado'}>
      <div className="column gap-16">
        <p className="text-2">
          Com ele, “Esqueci minha senha” aparece na página de acesso e o link vai para o e-mail do
          profissional.
        </p>
        <div aria-live="polite">
          {testing ? <Notice>Testando a conexão e enviando uma mensagem…</Notice> : <Situation smtp={smtp} />}
        </div>
        <Form<Values>
          label="Servidor SMTP"
          defaults={valuesOf(smtp)}
          onSubmit={async ({ host, port, requireTls, login, sender, sameSender, password }, form) => {
            const body = { host, port: Number(port), requireTls, login, sender: sameSender ? login : sender };
            const answer = await callApi(enableSmtp, { body: password ? { ...body, password } : body });
            form.setValue('password', '');
            follow(answer.jobId);
          }}
        >
          <Fields smtp={smtp} />
          <div className="form-foot">
            {smtp?.enabled ? (
              <Button
                busy={off.isPending && 'Desabilitando…'}
                onClick={() =>
                  off.mutate(
                    { body: {} },
                    {
                      onSuccess: () => {
                        showToast('Servidor SMTP desabilitado.');
                        void onChanged();
                      },
                    },
                  )
                }
              >
                Desabilitar
              </Button>
            ) : null}
            <SubmitButton sending="Testando…">
              {smtp?.enabled ? 'Salvar e testar de novo' : 'Habilitar'}
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Card>
  );
}
