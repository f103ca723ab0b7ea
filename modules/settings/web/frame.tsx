import type { ReactNode } from 'react';
import { classes, Page, TabLinks } from '#ui/index';
import './settings.css';

const TABS = [
  { to: '/configuracoes/conexao', label: 'Conexão' },
  { to: '/configuracoes', label: 'Segurança' },
  { to: '/configuracoes/servidores', label: 'Servidores' },
  { to: '/configuracoes/agenda-online', label: 'Agenda online' },
  { to: '/configuracoes/avancadas', label: 'Configurações avançadas' },
  { to: '/configuracoes/unificacao', label: 'Unificação de bases' },
] as const;

/** "Configurações da instalação": its tabs are pages, so that each has an address. */
export function SettingsFrame({
  tab,
  wide = false,
  children,
}: {
  tab: (typeof TABS)[number]['label'];
  /** Lists, not only forms: as wide as the page. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Page title="Configurações da instalação" tab={`${tab} – Configurações da instalação`}>
      <TabLinks label="Configurações da instalação" tabs={TABS} current={tab} />
      <div className={classes('column gap-12', !wide && 'settings-blocks')}>{children}</div>
    </Page>
  );
}
