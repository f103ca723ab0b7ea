import { IconInbox } from '@tabler/icons-react';
import { titleCaseName } from '@pec-aberto/brazil';
import { ButtonLink, Card, type Column, EmptyState, SimpleTable } from '#ui/index';
import type { Process } from '../contract/process.ts';
import { STATE_COLUMNS } from './process/columns.tsx';
import { ProcessActs } from './process/process-acts.tsx';
import { ProcessView } from './process/process-view.tsx';
import { SupportLink } from './process/support-link.tsx';
import { ReportLink, ReportView } from './report/report-view.tsx';
import { HoursSetting } from './settings-dialogs.tsx';
import { isOpen, stateOf } from './states.ts';
import type { Unification } from './use-unification.ts';

const COLUMNS: readonly Column<Process>[] = [
  { key: 'peer', title: 'Instalação', cell: ({ peer }) => <span className="strong">{peer}</span> },
  { key: 'who', title: 'Responsável', cell: ({ responsible }) => titleCaseName(responsible) },
  ...STATE_COLUMNS,
];

/** People of both bases stand in the queue of duplicates, which opens to who joins registrations. */
function Main({ process }: { process: Process }) {
  const { id, state } = process;
  if (state === 'undone') return <SupportLink process={process} />;
  if (state !== 'unified') return <ProcessActs process={process} />;
  return (
    <span className="row end unification-acts">
      <ReportLink id={id} of="unification" />
      <ButtonLink size="small" to="/unificacao" search={{ bases: 'diferentes' }}>
        Cidadãos duplicados
      </ButtonLink>
    </span>
  );
}

/** "Recebimento de dados de instalações locais": the centre's side. */
export function Receiving({ unification }: { unification: Unification }) {
  const { receiving: processes, settings } = unification;
  return (
    <>
      <Card title="Recebimento de dados de instalações locais" action={<HoursSetting settings={settings} />}>
        {processes.length === 0 ? (
          <EmptyState icon={IconInbox} title="Nenhuma solicitação de unificação recebida">
            Quando uma instalação local pedir para ser unificada a esta, o pedido aparece aqui para você
            aceitar ou negar.
          </EmptyState>
        ) : (
          <div className="column">
            <p className="secondary text-2">
              É preciso aceitar para que a unificação comece. Ao final, a instalação que envia é desativada, e
              quem unifica cadastros decide os cidadãos duplicados.
            </p>
            <SimpleTable
              label="Recebimento de dados de instalações locais"
              columns={COLUMNS}
              rows={processes}
              rowKey={({ id }) => id}
              main={(process) => <Main process={process} />}
            />
          </div>
        )}
      </Card>
      {processes.filter(isOpen).map((process) => (
        <Card key={process.id} title={process.peer} note={stateOf(process).word}>
          <div className="column gap-16">
            <ProcessView process={process} />
            <ReportView process={process} />
          </div>
        </Card>
      ))}
    </>
  );
}
