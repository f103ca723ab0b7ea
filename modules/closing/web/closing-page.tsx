import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { Closing } from '#platform/permissions/closed';
import {
  Button,
  callApi,
  Card,
  type Choice,
  ConfirmDialog,
  ErrorState,
  Form,
  Page as Frame,
  Notice,
  problemSentence,
  RadioCards,
  SelectField,
  serverNow,
  showToast,
  Skeleton,
  SubmitButton,
  TextField,
  useAction,
  useRoute,
} from '#ui/index';
import { closeInstallation, getClosing, openInstallation } from '../contract.ts';
import { promiseText, whyText } from './closed-text.ts';

type Values = { kind: Closing['kind']; why: string; minutes: string; goTo: string };

const KINDS = [
  { value: 'maintenance', label: 'Manutenção', description: 'Volta a funcionar aqui, no mesmo endereço.' },
  {
    value: 'moved',
    label: 'Desativada',
    description: 'Foi trocada por outra instalação, em outro endereço.',
  },
];

const DURATIONS: readonly Choice[] = [
  { value: '15', label: '15 minutos' },
  { value: '30', label: '30 minutos' },
  { value: '60', label: '1 hora' },
  { value: '120', label: '2 horas' },
  { value: '240', label: '4 horas' },
  { value: '480', label: '8 horas' },
];

function Fields() {
  const kind = useWatch<Values, 'kind'>({ name: 'kind' });
  return (
    <>
      <RadioCards name="kind" label="O que acontece" choices={KINDS} />
      <TextField
        name="why"
        label="Por quê"
        required
        maxLength={200}
        hint="Uma frase para quem espera, como “Troca do servidor da unidade”."
      />
      {kind === 'moved' ? (
        <TextField name="goTo" label="Endereço a usar agora" required maxLength={200} />
      ) : (
        <SelectField name="minutes" label="Volta em" choices={DURATIONS} placeholder="Sem hora marcada" />
      )}
      <div className="form-foot">
        <SubmitButton icon={IconLock} sending="Fechando…">
          Fechar a instalação
        </SubmitButton>
      </div>
    </>
  );
}

function CloseForm({ onClosed }: { onClosed: () => Promise<unknown> }) {
  return (
    <Card title="Fechar para todos, menos administradores">
      <Form<Values>
        label="Fechar a instalação"
        defaults={{ kind: 'maintenance', why: '', minutes: '30', goTo: '' }}
        onSubmit={async ({ kind, why, minutes, goTo }) => {
          await callApi(closeInstallation, {
            body: {
              kind,
              why,
              minutes: kind === 'moved' || minutes === '' ? null : Number(minutes),
              goTo: kind === 'moved' ? goTo : null,
            },
          });
          showToast('Instalação fechada. Só administradores entram.');
          await onClosed();
        }}
      >
        <Fields />
      </Form>
    </Card>
  );
}

function ClosedCard({ closing, onOpened }: { closing: Closing; onOpened: () => Promise<unknown> }) {
  const opening = useAction(openInstallation);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const moved = closing.kind === 'moved';
  async function open(): Promise<void> {
    await opening.mutateAsync({ query: { moved } });
    showToast('Instalação aberta para todos.');
    await onOpened();
  }
  const press = () => (moved ? setAsking(true) : open().catch((error) => setProblem(problemSentence(error))));
  return (
    <Card title={moved ? 'Instalação desativada' : 'Fechada para manutenção'}>
      <div className="column gap-12">
        <Notice tone="warning">
          {whyText(closing)} {promiseText(closing, new Date(serverNow()))}
          {closing.goTo ? ` Novo endereço: ${closing.goTo}` : ''}
        </Notice>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <Button look="primary" icon={IconLockOpen} onClick={() => void press()}>
          Abrir para todos
        </Button>
        {asking ? (
          <ConfirmDialog
            title="Abrir uma instalação desativada?"
            confirm="Abrir mesmo assim"
            danger
            onConfirm={open}
            onClose={() => setAsking(false)}
          >
            Outra tomou o lugar desta{closing.goTo ? `: ${closing.goTo}` : ''}. O que for gravado aqui não
            chega lá.
          </ConfirmDialog>
        ) : null}
      </div>
    </Card>
  );
}

/** Whether people may work now, and the way to close and to open. */
export function Page() {
  const { data, isError, error, refetch } = useRoute(getClosing, {});
  return (
    <Frame title="Fechar a instalação">
      <p className="text-2">
        Quem está trabalhando lê por quê e até quando; o que foi digitado fica guardado, e a página volta
        sozinha quando abrir. As instalações que enviam lotes esperam e tentam de novo.
      </p>
      {isError ? (
        <ErrorState what="se a instalação está aberta" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data?.closing ? <ClosedCard closing={data.closing} onOpened={refetch} /> : null}
      {data && !data.closing ? <CloseForm onClosed={refetch} /> : null}
      {data || isError ? null : <Skeleton rows={4} label="Verificando se está aberta" />}
    </Frame>
  );
}
