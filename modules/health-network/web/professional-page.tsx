import { formatCns, formatCpf, formatPhone, titleCaseName } from '@pec-aberto/brazil';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useFactorRemoval } from '#modules/access/web/index';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  Card,
  ErrorState,
  formatDate,
  Notice,
  Page as Frame,
  Skeleton,
  useAccess,
  useSession,
  useRoute,
  useUrlFilters,
  type Fact,
  Facts,
} from '#ui/index';
import { getProfessional } from '../contract.ts';
import { AccessesCard } from './accesses-card.tsx';
import { addressLine } from './address.ts';
import { LotacoesCard } from './lotacoes-card.tsx';
import { usePersonActions } from './person-actions.tsx';
import { NOT_MANAGED, shownCouncil } from './shown.ts';
import './network.css';

type Professional = RouteOutput<typeof getProfessional>;

const SEXES: Record<string, string> = { M: 'Masculino', F: 'Feminino' };

function factsOf(person: Professional): Fact[] {
  return [
    { label: 'CPF', value: person.cpf ? formatCpf(person.cpf) : '' },
    { label: 'CNS', value: person.cns ? formatCns(person.cns) : '' },
    ...(person.socialName ? [{ label: 'Nome social', value: titleCaseName(person.socialName) }] : []),
    { label: 'Data de nascimento', value: person.birthDate ? formatDate(person.birthDate) : '' },
    { label: 'Sexo', value: SEXES[person.sex] ?? person.sex },
    { label: 'Conselho de classe', value: shownCouncil(person) },
    { label: 'Telefone', value: formatPhone(person.phone) },
    { label: 'E-mail', value: person.email },
    { label: 'Endereço residencial', value: addressLine(person.address) },
    { label: 'Origem do cadastro', value: person.origin === 'cnes' ? 'CNES' : 'Cadastro manual' },
  ];
}

/** Whoever came to reset the password is asked at once, and not again when the page is reloaded. */
function useAskedReset(person: Professional | undefined, ask: (person: Professional) => void): void {
  const navigate = useNavigate();
  const asked = useLocation({ select: ({ state }) => state.askedReset === true });
  const tell = useEffectEvent((one: Professional) => {
    ask(one);
    void navigate({ to: '.', replace: true, state: {} });
  });
  useEffect(() => {
    if (asked && person) tell(person);
  }, [asked, person]);
}

/** One professional: personal data and "Lotações e acessos". */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const [{ inativas, inativos }, setFilters] = useUrlFilters({ inativas: false, inativos: false });
  const { data, isError, error, refetch } = useRoute(getProfessional, {
    params: { id },
    query: { showInactive: inativas, showInactiveAccesses: inativos },
  });
  const { kind, resources } = useAccess();
  const { user } = useSession().session;
  const seesAccesses = resources.includes('visualizar-profissionais.visualizar-acessos');
  const mayManage = ['cadastrar-editar-e-excluir', 'redefinir-senha'].some((act) =>
    resources.includes(`visualizar-profissionais.${act}`),
  );
  const navigate = useNavigate();
  const actions = usePersonActions(() => void navigate({ to: '/profissionais' }));
  const factor = useFactorRemoval(refetch);
  const person = data?.id === id ? data : undefined;
  useAskedReset(person, actions.askReset);
  const title = person ? titleCaseName(person.name) : 'Profissional';
  // One's own is turned off with password and code, on its own page.
  const mayRemoveFactor =
    person?.secondFactor &&
    person.id !== user?.id &&
    resources.includes('visualizar-profissionais.redefinir-senha');
  const offered = person
    ? [
        ...actions.actions(person),
        ...(mayRemoveFactor ? [factor.action({ id: person.id, name: title })] : []),
      ]
    : [];
  return (
    <Frame
      title={title}
      tab="Profissional"
      crumbs={[{ label: 'Profissionais', to: '/profissionais' }, { label: title }]}
      actions={offered.map(({ label, icon, danger, run }) => (
        <Button key={label} icon={icon} look={danger ? 'danger-outline' : 'outline'} onClick={run}>
          {label}
        </Button>
      ))}
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
          {person.manageable || person.id === user?.id || !mayManage ? null : <Notice>{NOT_MANAGED}</Notice>}
          <Card title="Dados pessoais">
            <Facts facts={factsOf(person)} />
          </Card>
          {seesAccesses ? (
            <LotacoesCard
              professionalId={person.id}
              lotacoes={person.lotacoes}
              showInactive={inativas}
              onShowInactive={(show) => setFilters({ inativas: show })}
            />
          ) : null}
          {seesAccesses && kind !== 'lotacao' ? (
            <AccessesCard
              professionalId={person.id}
              accesses={person.accesses}
              showInactive={inativos}
              onShowInactive={(show) => setFilters({ inativos: show })}
            />
          ) : null}
        </>
      ) : null}
      {actions.dialogs}
      {factor.dialogs}
    </Frame>
  );
}
