import type { ReactNode } from 'react';
import { Page, TabLinks } from '#ui/index';

const TABS = [
  { label: 'Envio', to: '/transmissao-de-dados' },
  { label: 'Recebimento', to: '/transmissao-de-dados/recebimento' },
] as const;

/** "Transmissão de dados": what goes up, and what came. */
export function TransmissionFrame({
  tab,
  actions,
  children,
}: {
  tab: (typeof TABS)[number]['label'];
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Page
      title="Transmissão de dados"
      tab={`Transmissão de dados: ${tab}`}
      crumbs={[{ label: 'Transmissão de dados' }, { label: tab }]}
      actions={actions}
    >
      <TabLinks label="Transmissão de dados" tabs={TABS} current={tab} />
      {children}
    </Page>
  );
}
