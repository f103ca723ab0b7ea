import { formatCpf, titleCaseName } from '@pec-aberto/brazil';
import { Button, Form, Notice, SubmitButton, TextField } from '#ui/light';
import type { Draft } from './draft.ts';

/** Step 3 of the set-up: what will be done, in sentences. */
export function FinishStep({
  draft,
  code: given,
  onBack,
  onFinish,
}: {
  draft: Draft;
  /** From the link of the server's console; empty where it has to be typed. */
  code: string;
  onBack: () => void;
  onFinish: (code: string) => Promise<void>;
}) {
  const { identity, installer } = draft;
  const training = identity.purpose === 'treinamento';
  return (
    <Form<{ code: string }>
      label="Finalizar instalação"
      defaults={{ code: given }}
      onSubmit={({ code }) => onFinish(code)}
    >
      <ul className="column gap-8">
        <li>
          A instalação <strong>{identity.name}</strong> atenderá em <strong>{identity.link}</strong>, como{' '}
          <strong>{identity.resources === 'centralizadora' ? 'centralizadora' : 'prontuário'}</strong>.
        </li>
        <li>
          {training
            ? 'É de treinamento: o aviso fica em todas as páginas e nada é transmitido.'
            : 'É de produção. A finalidade não muda depois.'}
        </li>
        <li>
          <strong>{titleCaseName(installer.name)}</strong> (CPF {formatCpf(installer.cpf)}) será o instalador
          e entra com a senha escolhida.
        </li>
      </ul>
      <Notice>
        Depois de finalizar, adicione os municípios e seus responsáveis. Cada responsável ativa a transmissão
        do seu município; o atendimento não depende disso.
      </Notice>
      <TextField
        name="code"
        label="Código de instalação"
        required
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        hint="Aparece no console do servidor ao iniciar, e no arquivo run/setup-code da pasta de dados."
      />
      <div className="form-foot">
        <Button onClick={onBack}>Voltar</Button>
        <SubmitButton sending="Configurando…">Finalizar</SubmitButton>
      </div>
    </Form>
  );
}
