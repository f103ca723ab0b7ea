import { IconClipboardText, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  ButtonLink,
  CopyField,
  Dialog,
  ErrorState,
  Notice,
  Page as Frame,
  Skeleton,
  useRoute,
} from '#ui/index';
import { getInstallationStatus } from '../contract.ts';
import { JobsCard } from './jobs-card.tsx';
import { ServicesCard } from './services-card.tsx';
import { type Status, statusReport } from './status.ts';
import { StatusCards } from './status-cards.tsx';
import './status.css';

const REFRESH_MS = 10_000;
const TONES = { ok: 'success', warn: 'warning', fail: 'danger' } as const;

function Situation({ status, onCheck }: { status: Status; onCheck: () => Promise<unknown> }) {
  const [checking, setChecking] = useState(false);
  async function check(): Promise<void> {
    setChecking(true);
    await onCheck();
    setChecking(false);
  }
  return (
    <>
      <Notice tone={TONES[status.level]}>{status.sentence}</Notice>
      <StatusCards cards={status.cards} />
      <div className="status-panes">
        <ServicesCard status={status} checking={checking} onCheck={() => void check()} />
        <JobsCard jobs={status.jobs} />
      </div>
    </>
  );
}

/** Whether all is well, in one sentence and in detail; asked again every 10 s (picture 14). */
export function Page() {
  const { data, isError, error, refetch } = useRoute(
    getInstallationStatus,
    {},
    { refetchInterval: REFRESH_MS },
  );
  const [copying, setCopying] = useState(false);
  const actions = data ? (
    <>
      <ButtonLink icon={IconLock} to="/situacao/fechar">
        Fechar para manutenção
      </ButtonLink>
      <Button icon={IconClipboardText} onClick={() => setCopying(true)}>
        Copiar detalhes
      </Button>
    </>
  ) : null;
  return (
    <Frame title="Situação da instalação" actions={actions}>
      {isError ? (
        <ErrorState what="a situação da instalação" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? <Situation status={data} onCheck={refetch} /> : null}
      {data || isError ? null : <Skeleton rows={8} label="Verificando os serviços" />}
      {copying && data ? (
        <Dialog title="Detalhes para o suporte" width={640} onClose={() => setCopying(false)}>
          <CopyField label="Sem dados pessoais" value={statusReport(data)} />
        </Dialog>
      ) : null}
    </Frame>
  );
}
