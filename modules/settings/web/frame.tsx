import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '#platform/ui/index';
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
      <nav className="settings-tabs" aria-label="Configurações da instalação">
        {TABS.map(({ to, label }) => (
          <Link key={to} to={to} aria-current={label === tab ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      <div className="column gap-12 settings-blocks">{children}</div>
    </Page>
  );
}
