import { IconEdit } from '@tabler/icons-react';
import { Navigate, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  ApiProblem,
  Button,
  EmptyState,
  ErrorState,
  Notice,
  Page as Frame,
  Skeleton,
  type TabLink,
  TabLinks,
  useRoute,
  useShortcuts,
} from '#ui/index';
import { getCitizenContract } from '../../contract/registration.ts';
import { mergedUnderWay } from '../carried.ts';
import type { CitizenView } from '../form/values.ts';
import { useCitizenActions } from './actions.tsx';
import { CitizenHead, shownName, tabName } from './head.tsx';
import { useRights } from './rights.ts';
import '../citizens.css';

/** The tabs that this access may open. */
function useTabs(id: string): TabLink[] {
  const { chart, history, problems, antecedents, reminders, lgpd } = useRights();
  const at = (part: string) => `/cidadao/${id}${part}`;
  return [
    { label: 'Informações', to: at('') },
    ...(chart ? [{ label: 'Folha de rosto', to: at('/folha-de-rosto') }] : []),
    ...(history ? [{ label: 'Histórico', to: at('/historico') }] : []),
    ...(problems ? [{ label: 'Problemas e alergias', to: at('/problemas') }] : []),
    ...(antecedents ? [{ label: 'Antecedentes', to: at('/antecedentes') }] : []),
    ...(reminders ? [{ label: 'Lembretes', to: at('/lembretes') }] : []),
    { label: 'Agendamentos', to: at('/agendamentos') },
    { label: 'Unificações', to: at('/unificacoes') },
    { label: 'Alterações', to: at('/alteracoes') },
    ...(lgpd ? [{ label: 'Acessos', to: at('/acessos') }] : []),
  ];
}

function Loaded({
  citizen,
  tab,
  children,
}: {
  citizen: CitizenView;
  tab: string;
  children: (citizen: CitizenView) => ReactNode;
}) {
  const { id } = citizen;
  const navigate = useNavigate();
  const edit = useRights().edit && citizen.withheld === null;
  const mergedFrom = mergedUnderWay.get(useLocation({ select: ({ state }) => state.mergedFrom }));
  const tabs = useTabs(id);
  const { menu, dialogs } = useCitizenActions(citizen);
  const update = () => void navigate({ to: '/cidadao/$id/editar', params: { id } });
  useShortcuts(edit ? [{ keys: 'E', label: 'Atualizar cadastro', run: update }] : []);
  return (
    <Frame
      title={shownName(citizen)}
      tab={`${tab} – ${tabName(citizen)}`}
      crumbs={[{ label: 'Cidadão', to: '/cidadao' }, { label: 'Visualizar' }]}
      actions={
        <>
          {edit ? (
            <Button look="primary" icon={IconEdit} keys="E" onClick={update}>
              Atualizar cadastro
            </Button>
          ) : null}
          {menu}
        </>
      }
    >
      {mergedFrom ? <Notice tone="warning">O cadastro de {mergedFrom} foi unificado com este.</Notice> : null}
      <CitizenHead citizen={citizen} />
      <TabLinks label="Cadastro do cidadão" tabs={tabs} current={tab} />
      {children(citizen)}
      {dialogs}
    </Frame>
  );
}

/** The page of the record in which a merged one lives on. */
function ToSurvivor({ id, from }: { id: string; from: string }) {
  const [mergedFrom] = useState(() => mergedUnderWay.put(from));
  return <Navigate to="/cidadao/$id" params={{ id }} state={{ mergedFrom }} replace />;
}

/**
 * "Visualizar cidadão": head, tabs and actions around one tab. A merged record leads to the one in which it
 * lives on, and says so.
 */
export function CitizenFrame({
  tab,
  children,
}: {
  /** Label of the open one. */
  tab: string;
  children: (citizen: CitizenView) => ReactNode;
}) {
  const { id = '' } = useParams({ strict: false });
  const { data, isError, error, refetch } = useRoute(getCitizenContract, { params: { id } });
  const citizen = data?.id === id ? data : undefined;
  if (citizen?.mergedInto) {
    return <ToSurvivor id={citizen.mergedInto} from={shownName(citizen)} />;
  }
  if (citizen) {
    return (
      <Loaded key={id} citizen={citizen} tab={tab}>
        {children}
      </Loaded>
    );
  }
  const gone = isError && error instanceof ApiProblem && error.status === 404;
  return (
    <Frame title="Cidadão" crumbs={[{ label: 'Cidadão', to: '/cidadao' }, { label: 'Visualizar' }]}>
      {gone ? (
        <EmptyState title="Este cadastro não existe mais">
          Foi excluído, ou o endereço está incompleto. Procure a pessoa pela busca.
        </EmptyState>
      ) : null}
      {isError && !gone ? (
        <ErrorState what="o cadastro" error={error} onRetry={() => void refetch()} />
      ) : null}
      {isError ? null : <Skeleton rows={10} label="Carregando o cadastro" />}
    </Frame>
  );
}
