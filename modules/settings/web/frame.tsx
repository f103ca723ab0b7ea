import type { ReactNode } from 'react';
import { Page, TabLinks } from '#ui/index';
import './settings.css';

const TABS = [
  { to: '/configuracoes', label: 'Segurança' },
  { to: '/configuracoes/servidores', label: 'Servidores' },
] as const;

/** "Configurações da instalação": its tabs are pages, so that each has an address. */
export function SettingsFrame({
  tab,
  children,
}: {
  tab: (typeof TABS)[number]['label'];
  children: ReactNode;
}) {
  return (
    <Page title="Configurações da instalação" tab={`${tab} – Configurações da instalação`}>
      <TabLinks label="Configurações da instalação" tabs={TABS} current={tab} />
      <div className="column gap-12 settings-blocks">{children}</div>
    </Page>
  );
}
