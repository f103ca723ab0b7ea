import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  callApi,
  Card,
  CheckboxField,
  type Choice,
  ConfirmDialog,
  ErrorState,
  Form,
  formatDateTime,
  routeKey,
  SelectField,
  showToast,
  Skeleton,
  SubmitButton,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { askPasswordOfEverybody, changeSecurity, getSecurity } from '../contract.ts';
import { SettingsFrame } from './frame.tsx';

type Security = RouteOutput<typeof getSecurity>;
type Setting = 'passwordMonths' | 'idleMinutes' | 'maxAttempts';

const numbers = (from: number, to: number, label: (value: number) => string): Choice[] =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place).map((value) => ({
    value: String(value),
    label: label(value),
  }));
const standard = (value: number, by: number, text: string) =>
  value === by ? `${text} (opção padrão)` : text;

const BLOCKS: { name: Setting; title: string; hint: string; choices: readonly Choice[] }[] = [
  {
    name: 'passwordMonths',
    title: 'Período para redefinição de senha',
    hint: 'Senha mais antiga que isso precisa ser trocada na entrada.',
    choices: numbers(1, 6, (value) => standard(value, 6, value === 1 ? '1 mês' : `${value} meses`)),
  },
  {
    name: 'idleMinutes',
    title: 'Período máximo de inatividade',
    hint: 'Sem uso por esse tempo, a senha é pedida de novo. O que estava escrito fica guardado.',
    choices: [
      { value: '30', label: '30 minutos' },
      { value: '60', label: '1 hora (opção padrão)' },
      { value: '120', label: '2 horas' },
      { value: '180', label: '3 horas' },
      { value: '240', label: '4 horas' },
    ],
  },
  {
    name: 'maxAttempts',
    title: 'Quantidade máxima de tentativas de login',
    hint: 'Senhas erradas seguidas até o login ser bloqueado.',
    choices: numbers(1, 10, (value) => standard(value, 5, String(value))),
  },
];

type Save = (change: Partial<Security>) => Promise<void>;

function Block({
  block,
  security,
  onSave,
}: {
  block: (typeof BLOCKS)[number];
  security: Security;
  onSave: Save;
}) {
  return (
    <section className="card">
      <div className="body">
        <Form<{ value: string }>
          label={block.title}
          defaults={{ value: String(security[block.name]) }}
          onSubmit={({ value }) => onSave({ [block.name]: Number(value) })}
        >
          <SelectField name="value" label={block.title} hint={block.hint} required choices={block.choices} />
          <div className="form-foot">
            <SubmitButton>Salvar</SubmitButton>
          </div>
        </Form>
      </div>
    </section>
  );
}

type Switch = { name: 'blockUntilFreed' | 'legacyFirstPassword'; title: string; label: string; hint: string };

const SWITCHES: readonly Switch[] = [
  {
    name: 'blockUntilFreed',
    title: 'Bloqueio por tentativas',
    label: 'Manter o bloqueio até alguém redefinir a senha',
    hint: 'Desligado, o bloqueio termina sozinho depois de alguns minutos. Ligado, qualquer pessoa que saiba um CPF pode deixar seu dono sem entrar.',
  },
  {
    name: 'legacyFirstPassword',
    title: 'Primeira senha',
    label: 'Aceitar CNS (ou CPF) seguido de “esus” como primeira senha',
    hint: 'Como nas versões antigas. Qualquer pessoa que saiba o CNS pode entrar antes do profissional: prefira o link de “Redefinir senha”.',
  },
];

function SwitchCard({ of, security, onSave }: { of: Switch; security: Security; onSave: Save }) {
  return (
    <Card title={of.title}>
      <Form<{ on: boolean }>
        label={of.title}
        defaults={{ on: security[of.name] }}
        onSubmit={({ on }) => onSave({ [of.name]: on })}
      >
        <CheckboxField name="on" label={of.label} hint={of.hint} />
        <div className="form-foot">
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

function ResetOfEverybody({ askedAt, onAsk }: { askedAt: string | null; onAsk: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  return (
    <Card title="Solicitação de redefinição de senha dos usuários no próximo acesso">
      <div className="column gap-16">
        <p className="text-2">
          Cada usuário, você também, define outra senha na próxima entrada. As senhas atuais continuam até lá
          e ninguém é desconectado.
          {askedAt ? ` Última solicitação: ${formatDateTime(askedAt)}.` : ''}
        </p>
        <div className="form-foot">
          <Button look="danger-outline" onClick={() => setAsking(true)}>
            Redefinir a senha de todos os usuários
          </Button>
        </div>
      </div>
      {asking ? (
        <ConfirmDialog
          title="Redefinir a senha de todos os usuários?"
          confirm="Redefinir a senha de todos"
          danger
          onConfirm={onAsk}
          onClose={() => setAsking(false)}
        >
          Todos os profissionais desta instalação, e você, terão de definir outra senha na próxima entrada.
          Não há como desfazer.
        </ConfirmDialog>
      ) : null}
    </Card>
  );
}

/** Tab "Segurança": each block is saved by itself. */
export function Page() {
  const client = useQueryClient();
  const security = useRoute(getSecurity, {});
  const keep = (view: Security) => client.setQueryData(routeKey(getSecurity, {}), view);
  const save: Save = async ({ passwordOfEverybodyAskedAt: _read, ...change }) => {
    keep(await callApi(changeSecurity, { body: change }));
    showToast('Configuração salva.');
  };
  const { data } = security;
  return (
    <SettingsFrame tab="Segurança">
      {data ? (
        <>
          {BLOCKS.map((block) => (
            <Block key={block.name} block={block} security={data} onSave={save} />
          ))}
          {SWITCHES.map((one) => (
            <SwitchCard key={one.name} of={one} security={data} onSave={save} />
          ))}
          <ResetOfEverybody
            askedAt={data.passwordOfEverybodyAskedAt}
            onAsk={async () => {
              keep(await callApi(askPasswordOfEverybody, { body: {} }));
              showToast('Nova senha pedida a todos.');
            }}
          />
        </>
      ) : null}
      {security.isPending ? <Skeleton rows={6} /> : null}
      {security.isError ? (
        <ErrorState what="as configurações" error={security.error} onRetry={() => void security.refetch()} />
      ) : null}
    </SettingsFrame>
  );
}
