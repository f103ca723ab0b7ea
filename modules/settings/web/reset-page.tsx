import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import {
  ButtonAnchor,
  callApi,
  CopyField,
  Form,
  formatDateTime,
  MaskField,
  Notice,
  PlainPage,
  QrCode,
  RadioCards,
  SubmitButton,
  TextAreaField,
  useSession,
} from '#ui/light';
import type { RouteOutput } from '#platform/contract/route';
import { askInstallerReset, checkInstallerReset } from '../contract.ts';
import { ConcludeForm } from './reset-conclusion.tsx';

type Asked = RouteOutput<typeof askInstallerReset>;
type Answered = RouteOutput<typeof checkInstallerReset> & { contraChave: string };

function AskForm({ onAsked }: { onAsked: (asked: Asked) => void }) {
  return (
    <Form<{ action: 'password' | 'installer'; cpf: string }>
      label="Pedido de redefinição"
      defaults={{ cpf: '' }}
      onSubmit={async (body) => onAsked(await callApi(askInstallerReset, { body }))}
    >
      <RadioCards
        name="action"
        label="O que você precisa?"
        required
        choices={[
          {
            value: 'password',
            label: 'Redefinir a senha do instalador atual',
            description: 'O responsável pela instalação é o mesmo e perdeu a senha.',
          },
          {
            value: 'installer',
            label: 'Definir novo instalador',
            description:
              'Outra pessoa passa a responder pela instalação; a anterior deixa de ter esse acesso.',
          },
        ]}
      />
      <MaskField name="cpf" mask="cpf" label="CPF do instalador" required icon={IconUser} />
      <div className="form-foot">
        <ButtonAnchor href="/">Cancelar</ButtonAnchor>
        <SubmitButton sending="Gerando chave…">Gerar chave</SubmitButton>
      </div>
    </Form>
  );
}

function AnswerForm({ asked, onAnswered }: { asked: Asked; onAnswered: (answered: Answered) => void }) {
  const chave = asked.chave.match(/.{1,4}/g)?.join(' ') ?? asked.chave;
  return (
    <Form<{ contraChave: string }>
      label="Conferência da contra-chave"
      defaults={{ contraChave: '' }}
      onSubmit={async ({ contraChave }) => {
        const params = { id: asked.id };
        const found = await callApi(checkInstallerReset, { params, body: { contraChave } });
        onAnswered({ ...found, contraChave });
      }}
    >
      <CopyField label="Chave" value={chave} />
      <QrCode text={asked.chave} label="QR code da chave" />
      <Notice>
        Envie a chave a quem autoriza as contra-chaves desta instalação e cole aqui a resposta. Esta chave
        vale até {formatDateTime(asked.expiresAt)}; não feche esta página.
      </Notice>
      <TextAreaField name="contraChave" label="Contra-chave" required rows={4} maxLength={4000} />
      <div className="form-foot">
        <ButtonAnchor href="/">Cancelar</ButtonAnchor>
        <SubmitButton sending="Conferindo…">Conferir</SubmitButton>
      </div>
    </Form>
  );
}

/** `/reset`: an installer who lost the password, or another one, by contra-chave. */
export function Page() {
  const { installation } = useSession().session;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [done, setDone] = useState(false);
  return (
    <PlainPage title="Redefinir instalador" purpose={installation.purpose} width={560}>
      <div className="column gap-16">
        <h1>{done ? 'Pronto' : 'Senha ou troca do instalador'}</h1>
        {asked === null ? (
          <>
            <p className="text-2">
              Quem tem acesso ao servidor pode também usar o comando <code>pec user provisional</code>, sem
              contra-chave.
            </p>
            <AskForm onAsked={setAsked} />
          </>
        ) : null}
        {asked && !answered ? <AnswerForm asked={asked} onAnswered={setAnswered} /> : null}
        {asked && answered && !done ? (
          <ConcludeForm id={asked.id} answered={answered} onDone={() => setDone(true)} />
        ) : null}
        {done ? (
          <>
            <Notice tone="success">O instalador já pode entrar com CPF e senha.</Notice>
            <ButtonAnchor look="primary" href="/">
              Ir para o acesso
            </ButtonAnchor>
          </>
        ) : null}
      </div>
    </PlainPage>
  );
}
