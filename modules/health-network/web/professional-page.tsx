import { findCouncil, formatCns, formatCpf, formatPhone, titleCaseName } from '@pec-aberto/brazil';
import { useParams } from '@tanstack/react-router';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  Card,
  ErrorState,
  formatDate,
  Page as Frame,
  Skeleton,
  useRoute,
  useUrlFilters,
} from '#platform/ui/index';
import { getProfessional } from '../contract.ts';
import { addressLine } from './address.ts';
import { type Fact, Facts } from './facts.tsx';
import { LotacoesCard } from './lotacoes-card.tsx';
import { useProvisionalPassword } from './provisional-password.tsx';
import './network.css';

type Professional = RouteOutput<typeof getProfessional>;

const SEXES: Record<string, string> = { M: 'Masculino', F: 'Feminino' };

function factsOf(person: Professional): Fact[] {
  const acronym = findCouncil(person.council)?.acronym ?? person.council;
  const council = [acronym, person.councilUf, person.councilNumber].filter(Boolean).join(' ');
  return [
    { label: 'CPF', value: person.cpf ? formatCpf(person.cpf) : '' },
    { label: 'CNS', value: person.cns ? formatCns(person.cns) : '' },
    ...(person.socialName ? [{ label: 'Nome social', value: titleCaseName(person.socialName) }] : []),
    { label: 'Data de nascimento', value: person.birthDate ? formatDate(person.birthDate) : '' },
    { label: 'Sexo', value: SEXES[person.sex] ?? person.sex },
    { label: 'Conselho de classe', value: council },
    { label: 'Telefone', value: formatPhone(person.phone) },
    { label: 'E-mail', value: person.email },
    { label: 'Endereço residencial', value: addressLine(person.address) },
    { label: 'Origem do cadastro', value: person.origin === 'cnes' ? 'CNES' : 'Cadastro manual' },
  ];
}

/** One professional: personal data and "Lotações e acessos". */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const [{ inativas }, setFilters] = useUrlFilters({ inativas: false });
  const { data, isError, error, refetch } = useRoute(getProfessional, {
    params: { id },
    query: { showInactive: inativas },
  });
  const password = useProvisionalPassword();
  const person = data?.id === id ? data : undefined;
  const title = person ? titleCaseName(person.name) : 'Profissional';
  return (
    <Frame
      title={title}
      tab="Profissional"
      crumbs={[{ label: 'Profissionais', to: '/profissionais' }, { label: title }]}
      actions={
        person
          ? password.actions(person).map(({ label, icon, run }) => (
              <Button key={label} icon={icon} onClick={run}>
                {label}
              </Button>
            ))
          : null
      }
    >
      {!person && isError ? (
        <ErrorState what="o profissional" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!person && !isError ? <Skeleton rows={8} /> : null}
      {person ? (
        <>
          {person.blocked ? (
            <div className="row">
              <span className="tag danger">Login bloqueado</span>
            </div>
          ) : null}
          <Card title="Dados pessoais">
            <Facts facts={factsOf(person)} />
          </Card>
          <LotacoesCard
            lotacoes={person.lotacoes}
            showInactive={inativas}
            onShowInactive={(show) => setFilters({ inativas: show })}
          />
        </>
      ) : null}
      {password.dialogs}
    </Frame>
  );
}
