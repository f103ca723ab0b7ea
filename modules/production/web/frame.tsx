import type { ReactNode } from 'react';
import { Page, TabLinks, usePages } from '#ui/index';

const TABS = [
  { label: 'Envio', to: '/transmissao-de-dados' },
  { label: 'Recebimento', to: '/transmissao-de-dados/recebimento' },
  { label: 'Configurações', to: '/transmissao-de-dados/configuracoes' },
] as const;

/** "Transmissão de dados": what goes up, what came, and with whom. Each access has the tabs that it may open. */
export function TransmissionFrame({
  tab,
  actions,
  children,
}: {
  tab: (typeof TABS)[number]['label'];
  actions?: ReactNode;
  children: ReactNode;
}) {
  const open = new Set<string>(usePages().map(({ path }) => path));
  return (
    <Page
      title="Transmissão de dados"
      tab={`Transmissão de dados: ${tab}`}
      crumbs={[{ label: 'Transmissão de dados' }, { label: tab }]}
      actions={actions}
    >
      <TabLinks label="Transmissão de dados" tabs={TABS.filter(({ to }) => open.has(to))} current={tab} />
      {children}
    </Page>
  );
}
