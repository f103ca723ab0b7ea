import { formatCnpj, formatPhone, sentenceCase, titleCasePlace } from '@pec-aberto/brazil';
import { useLocation, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  Card,
  ErrorState,
  Notice,
  Page as Frame,
  Skeleton,
  useAccess,
  useRoute,
  type Fact,
  Facts,
  TabLinks,
} from '#ui/index';
import { getUnit } from '../contract.ts';
import { addressLine } from './address.ts';
import { ProfessionalsList } from './professionals-list.tsx';
import { TeamsCard } from './teams-card.tsx';
import { UnitServiceTypes } from './unit-service-types.tsx';
import './network.css';

type Unit = RouteOutput<typeof getUnit>;

const coded = (name: string, code: string) =>
  name && code ? `${sentenceCase(name)} (${code})` : sentenceCase(name) || code;

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
    { label: 'Ponto de referência', value: titleCasePlace(unit.address.reference) },
    { label: 'Município', value: `${unit.municipality.name} – ${unit.municipality.uf}` },
  ];
}

const TABS = [
  { key: 'informacoes', label: 'Informações', path: '' },
  { key: 'tipos-de-servico', label: 'Tipos de serviço', path: '/tipos-de-servico' },
  { key: 'equipes', label: 'Equipes', path: '/equipes' },
  { key: 'profissionais', label: 'Profissionais', path: '/profissionais' },
] as const;

/** The unit's tabs that the access may open. */
function useTabs(id: string) {
  const seesPeople = useAccess().resources.includes('visualizar-profissionais');
  return TABS.filter(({ key }) => key !== 'profissionais' || seesPeople).map(({ label, path }) => ({
    label,
    to: `/unidades/${id}${path}`,
  }));
}

/** One unit: data of SCNES, read-only, its teams and its professionals. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const last = useLocation().pathname.split('/').at(-1);
  const { key: tab, label } = TABS.find(({ key }) => key === last) ?? TABS[0];
  const tabs = useTabs(id);
  const [showInactiveTeams, setShowInactiveTeams] = useState(false);
  const { data, isError, error, refetch } = useRoute(getUnit, {
    params: { id },
    query: { showInactiveTeams },
  });
  const unit = data?.id === id ? data : undefined;
  const title = unit ? titleCasePlace(unit.name) : 'Unidade de saúde';
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
          <TabLinks label="Unidade de saúde" tabs={tabs} current={label} />
          {tab === 'informacoes' ? (
            <Card title="Informações" note="vêm do CNES e só mudam por lá">
              <Facts facts={factsOf(unit)} />
            </Card>
          ) : null}
          {tab === 'tipos-de-servico' ? <UnitServiceTypes unitId={unit.id} /> : null}
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
