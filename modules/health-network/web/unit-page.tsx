import { formatCnpj, formatPhone } from '@pec-aberto/brazil';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { Card, ErrorState, Notice, Page as Frame, Skeleton, useAccess, useRoute } from '#platform/ui/index';
import { getUnit } from '../contract.ts';
import { addressLine } from './address.ts';
import { type Fact, Facts } from './facts.tsx';
import { ProfessionalsList } from './professionals-list.tsx';
import { TeamsCard } from './teams-card.tsx';
import './network.css';

type Unit = RouteOutput<typeof getUnit>;

const coded = (name: string, code: string) => (name && code ? `${name} (${code})` : name || code);

function factsOf(unit: Unit): Fact[] {
  const phones = [unit.phone1, unit.phone2].filter(Boolean).map(formatPhone);
  return [
    { label: 'CNES', value: unit.cnes },
    { label: 'CNPJ', value: formatCnpj(unit.cnpj) },
    { label: 'Tipo de unidade', value: coded(unit.typeName, unit.typeCode) },
    { label: 'Subtipo', value: coded(unit.subtypeName, unit.subtypeCode) },
    { label: 'Complexidade', value: unit.complexities.join(', ') },
    { label: 'Telefone', value: phones.join(' · ') },
    { label: 'Fax', value: formatPhone(unit.fax) },
    { label: 'E-mail', value: unit.email },
    { label: 'Endereço', value: addressLine(unit.address) },
    { label: 'Ponto de referência', value: unit.address.reference },
    { label: 'Município', value: `${unit.municipality.name} – ${unit.municipality.uf}` },
  ];
}

const TABS = [
  { key: 'informacoes', label: 'Informações', to: '/unidades/$id' },
  { key: 'equipes', label: 'Equipes', to: '/unidades/$id/equipes' },
  { key: 'profissionais', label: 'Profissionais', to: '/unidades/$id/profissionais' },
] as const;

/** Tabs are pages, so that each has its address and its own filters. */
function Tabs({ id, current }: { id: string; current: string }) {
  const seesPeople = useAccess().resources.includes('visualizar-profissionais');
  return (
    <nav className="unit-tabs" aria-label="Unidade de saúde">
      {TABS.filter(({ key }) => key !== 'profissionais' || seesPeople).map(({ key, label, to }) => (
        <Link
          key={key}
          to={to}
          params={{ id }}
          activeOptions={{ exact: true }}
          aria-current={key === current ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** One unit: data of SCNES, read-only, its teams and its professionals. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const last = useLocation().pathname.split('/').at(-1);
  const { key: tab, label } = TABS.find(({ key }) => key === last) ?? TABS[0];
  const [showInactiveTeams, setShowInactiveTeams] = useState(false);
  const { data, isError, error, refetch } = useRoute(getUnit, {
    params: { id },
    query: { showInactiveTeams },
  });
  const unit = data?.id === id ? data : undefined;
  const title = unit?.name ?? 'Unidade de saúde';
  return (
    <Frame
      title={title}
      tab={`${label} – ${title}`}
      crumbs={[{ label: 'Unidades de saúde', to: '/unidades' }, { label: title }]}
    >
      {!unit && isError ? <ErrorState what="a unidade" error={error} onRetry={() => void refetch()} /> : null}
      {!unit && !isError ? <Skeleton rows={8} /> : null}
      {unit ? (
        <>
          {unit.active ? null : (
            <Notice tone="warning">Unidade inativa: o último arquivo do CNES não a trouxe.</Notice>
          )}
          <Tabs id={id} current={tab} />
          {tab === 'informacoes' ? (
            <Card title="Informações" note="vêm do CNES e só mudam por lá">
              <Facts facts={factsOf(unit)} />
            </Card>
          ) : null}
          {tab === 'equipes' ? (
            <TeamsCard
              teams={unit.teams}
              showInactive={showInactiveTeams}
              onShowInactive={setShowInactiveTeams}
            />
          ) : null}
          {tab === 'profissionais' ? <ProfessionalsList unitId={unit.id} /> : null}
        </>
      ) : null}
    </Frame>
  );
}
