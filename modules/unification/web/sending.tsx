import { IconExternalLink } from '@tabler/icons-react';
import { ButtonAnchor, Card, type Column, Notice, SimpleTable, StepList } from '#ui/index';
import type { Process } from '../contract/process.ts';
import { STATE_COLUMNS } from './process/columns.tsx';
import { ProcessActs } from './process/process-acts.tsx';
import { ProcessView } from './process/process-view.tsx';
import { SupportLink } from './process/support-link.tsx';
import { ReportLink, ReportView } from './report/report-view.tsx';
import { RequestForm } from './request-form.tsx';
import { SpeedSetting } from './settings-dialogs.tsx';
import { hasGoneWrong, isOpen, STEPS, stepOf } from './states.ts';
import type { Unification } from './use-unification.ts';

const COLUMNS: readonly Column<Process>[] = [
  {
    key: 'link',
    title: 'Link da instalação central',
    className: 'unification-link',
    cell: ({ link }) => link,
  },
  ...STATE_COLUMNS,
];

function Acts({ process }: { process: Process }) {
  if (process.state !== 'unified') return <ProcessActs process={process} />;
  return (
    <span className="row end unification-acts">
      <ReportLink id={process.id} of="unification" />
      <ButtonAnchor size="small" look="primary" icon={IconExternalLink} href={process.link}>
        Abrir a instalação central
      </ButtonAnchor>
    </span>
  );
}

const ENDINGS: Partial<Record<Process['state'], string>> = {
  denied: 'Quem administra a central negou o pedido. Fale com a pessoa antes de pedir de novo.',
  cancelled: 'O pedido foi cancelado. Nada mudou em nenhuma das duas instalações.',
  undone: 'O que tinha entrado na central foi desfeito, e esta instalação voltou a funcionar como antes.',
};

/** After it ended: where to go now, or that another may be asked. */
function Ended({ process }: { process: Process }) {
  const { state, problem } = process;
  if (state === 'unified') {
    return (
      <Notice tone="success" title="Esta base agora é da instalação central.">
        Esta instalação está desativada: quem a abre lê o novo endereço. Mude-o também nos aplicativos. Guarde
        este computador como está até ter certeza de que nada falta.
      </Notice>
    );
  }
  return (
    <>
      <Notice>
        {ENDINGS[state]} {problem}
      </Notice>
      {hasGoneWrong(process) ? <SupportLink process={process} /> : null}
    </>
  );
}

function Asking({ unification: { name, cannotAsk } }: { unification: Unification }) {
  if (cannotAsk)
    return <Notice title="Agora não é possível pedir a unificação desta instalação.">{cannotAsk}</Notice>;
  return <RequestForm name={name} />;
}

/** The request as it stands, what may be done with it, and what it needs. */
function Asked({ process }: { process: Process }) {
  return (
    <>
      <SimpleTable
        label="Processo de envio para a instalação central do município"
        columns={COLUMNS}
        rows={[process]}
        rowKey={({ id }) => id}
      />
      <Acts process={process} />
      {isOpen(process) ? <ProcessView process={process} /> : <Ended process={process} />}
    </>
  );
}

/** "Envio de dados para a instalação central do município": the unit's side. */
export function Sending({ unification }: { unification: Unification }) {
  const { sending, settings } = unification;
  const mayAsk = sending === null || !(isOpen(sending) || sending.state === 'unified');
  return (
    <Card
      title="Envio de dados para a instalação central do município"
      action={sending?.state === 'unified' ? null : <SpeedSetting settings={settings} />}
    >
      <div className="unification-columns">
        <div className="unification-steps">
          <StepList steps={STEPS} current={stepOf(sending)} />
        </div>
        <div className="column gap-16">
          {sending ? (
            <Asked process={sending} />
          ) : (
            <p className="secondary text-3">Nenhuma solicitação de unificação realizada.</p>
          )}
          {mayAsk ? <Asking unification={unification} /> : null}
        </div>
      </div>
      {sending && isOpen(sending) ? <ReportView process={sending} /> : null}
    </Card>
  );
}
