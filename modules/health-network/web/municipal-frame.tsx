import type { ReactNode } from 'react';
import { EmptyState, Page, TabLinks, useAccess, usePages } from '#ui/index';

const TABS = [
  { label: 'Configuração da agenda padrão', to: '/gestao-municipal' },
  { label: 'Configuração RNDS', to: '/gestao-municipal/rnds' },
  { label: 'Grupos de exames', to: '/gestao-municipal/grupos-de-exames' },
  { label: 'Tipos de receita', to: '/gestao-municipal/tipos-de-receita' },
  { label: 'Tipos de serviço', to: '/gestao-municipal/tipos-de-servico' },
] as const;

/** "Gestão municipal": its tabs are pages of several rooms, each where the access may open it. */
export function MunicipalFrame({
  tab,
  actions,
  children,
}: {
  tab: (typeof TABS)[number]['label'];
  actions?: ReactNode;
  children: (municipality: { ibge: string; name: string }) => ReactNode;
}) {
  const { municipality } = useAccess();
  const open = new Set<string>(usePages().map(({ path }) => path));
  return (
    <Page title="Gestão municipal" tab={`${tab} – Gestão municipal`} actions={municipality ? actions : null}>
      <TabLinks label="Gestão municipal" tabs={TABS.filter(({ to }) => open.has(to))} current={tab} />
      {municipality ? (
        children(municipality)
      ) : (
        <EmptyState title="Este acesso não é de um município">
          Troque para o acesso de administrador municipal.
        </EmptyState>
      )}
    </Page>
  );
}
