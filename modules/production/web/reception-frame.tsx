import { IconReportAnalytics } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Button, TabLinks, useAccess } from '#ui/index';
import { TransmissionFrame } from './frame.tsx';
import { PeriodReport } from './period-report.tsx';
import { Processing } from './processing.tsx';
import { SendLote } from './send-lote.tsx';

const GROUPINGS = [
  { label: 'Lote', to: '/transmissao-de-dados/recebimento' },
  { label: 'CNES', to: '/transmissao-de-dados/recebimento/cnes' },
] as const;

/** "Recebimento": what may be done there, over what came by lot or by CNES. */
export function ReceptionFrame({
  grouping,
  children,
}: {
  grouping: (typeof GROUPINGS)[number]['label'];
  children: ReactNode;
}) {
  const isAdmin = useAccess().kind === 'municipal-admin';
  const [isReporting, setReporting] = useState(false);
  return (
    <TransmissionFrame
      tab="Recebimento"
      actions={
        <Button icon={IconReportAnalytics} onClick={() => setReporting(true)}>
          Gerar relatório de inconsistências
        </Button>
      }
    >
      <p className="secondary text-2">
        As fichas válidas entram mesmo que outras do lote não entrem. Retida é a ficha de um layout mais novo
        que o do programa: ela espera a atualização e não se perde.
      </p>
      {isAdmin ? <SendLote /> : null}
      <Processing />
      <TabLinks label="Tipo de agrupamento" tabs={GROUPINGS} current={grouping} />
      {children}
      {isReporting ? <PeriodReport onClose={() => setReporting(false)} /> : null}
    </TransmissionFrame>
  );
}
