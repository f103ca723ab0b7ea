import { sentenceCase } from '@pec-aberto/brazil';
import { IconBan, IconCheck, IconPencil, IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  FilterBar,
  FilterCheck,
  Notice,
  Page as Frame,
  problemSentence,
  RowMenu,
  routeKey,
  SearchBox,
  StatusMark,
  showToast,
  useAccess,
  useAction,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listCbos, setCboAvailable } from '../contract.ts';
import { useCboBulk } from './cbo-bulk.tsx';
import { CboDialog } from './cbo-dialog.tsx';

type Cbo = RouteOutput<typeof listCbos>['rows'][number];
type Sort = 'name' | 'code' | 'duration';

const COLUMNS: readonly Column<Cbo>[] = [
  {
    key: 'name',
    title: 'Nome',
    sort: 'name',
    cell: ({ name, available }) => (
      <span className="row wrap">
        <span className="strong">{sentenceCase(name)}</span>
        {available ? null : <StatusMark shape="none">Indisponível para lotação</StatusMark>}
      </span>
    ),
  },
  { key: 'code', title: 'Código', sort: 'code', cell: ({ code }) => <span className="numeric">{code}</span> },
  {
    key: 'duration',
    title: 'Duração do agendamento',
    sort: 'duration',
    cell: ({ duration, ownDuration }) => (
      <span className="numeric">
        {duration} min
        {ownDuration === null ? <span className="text-3"> do município</span> : null}
      </span>
    ),
  },
];

const NO_MUNICIPALITY = (
  <EmptyState title="Este acesso não é de um município">
    Troque para o acesso de administrador municipal.
  </EmptyState>
);

function CboList({ ibge }: { ibge: string }) {
  const [{ busca, indisponiveis, ordem, fim }, setFilters] = useUrlFilters({
    busca: '',
    indisponiveis: false,
    ordem: 'name',
    fim: false,
  });
  const client = useQueryClient();
  const offer = useAction(setCboAvailable);
  const [problem, setProblem] = useState<string | null>(null);
  const [editing, setEditing] = useState<Cbo | null>(null);
  const [withdrawing, setWithdrawing] = useState<Cbo | null>(null);
  const sort: Sort = ordem === 'code' || ordem === 'duration' ? ordem : 'name';
  const list = usePagedRoute(listCbos, {
    params: { ibge },
    query: {
      sort,
      direction: fim ? 'desc' : 'asc',
      showUnavailable: indisponiveis,
      ...(busca ? { search: busca } : {}),
    },
  });
  const refresh = () => client.invalidateQueries({ queryKey: routeKey(listCbos) });
  const bulk = useCboBulk({ ibge, search: busca, refresh, onProblem: setProblem });

  async function setAvailable({ code, name }: Cbo, available: boolean): Promise<void> {
    setProblem(null);
    try {
      await offer.mutateAsync({ params: { ibge, code }, body: { available } });
      showToast(
        available
          ? `${sentenceCase(name)}: disponível para lotação.`
          : `${sentenceCase(name)}: indisponível para novas lotações. As que existem continuam.`,
      );
    } catch (error) {
      setProblem(`${sentenceCase(name)}: ${problemSentence(error)}`);
    }
    await refresh();
  }

  return (
    <>
      <FilterBar aside={bulk.buttons}>
        <SearchBox
          label="Pesquise pelo nome ou código"
          value={busca}
          onSearch={(text) => setFilters({ busca: text })}
        />
        <FilterCheck
          label="Mostrar CBOs indisponíveis para lotação"
          checked={indisponiveis}
          onChange={(checked) => setFilters({ indisponiveis: checked })}
        />
      </FilterBar>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <DataTable
        label="os CBOs"
        columns={COLUMNS}
        list={list}
        rowKey={({ code }) => code}
        sort={{ by: sort, descending: fim }}
        onSort={({ by, descending }) => setFilters({ ordem: by, fim: descending })}
        main={(row) => (
          <span className="row">
            <Button size="small" icon={IconPencil} onClick={() => setEditing(row)}>
              Editar
            </Button>
            <RowMenu
              of={sentenceCase(row.name)}
              actions={[
                row.available
                  ? {
                      label: 'Indisponibilizar para lotação',
                      icon: IconBan,
                      run: () => (row.inUse ? setWithdrawing(row) : void setAvailable(row, false)),
                    }
                  : {
                      label: 'Disponibilizar para lotação',
                      icon: IconCheck,
                      run: () => void setAvailable(row, true),
                    },
              ]}
            />
          </span>
        )}
        empty={
          <EmptyState icon={IconSearch} title={busca ? `Nenhum CBO com “${busca}”` : 'Nenhum CBO'}>
            Confira a grafia ou marque “Mostrar CBOs indisponíveis para lotação”.
          </EmptyState>
        }
      />
      {withdrawing ? (
        <ConfirmDialog
          title={`Indisponibilizar ${sentenceCase(withdrawing.name)} para lotação?`}
          confirm="Indisponibilizar"
          onConfirm={() => setAvailable(withdrawing, false)}
          onClose={() => setWithdrawing(null)}
        >
          Há lotações ativas com este CBO. Elas continuam como estão; ele só deixa de ser oferecido em novas.
        </ConfirmDialog>
      ) : null}
      {bulk.dialog}
      {editing ? (
        <CboDialog ibge={ibge} cbo={editing} onSaved={refresh} onClose={() => setEditing(null)} />
      ) : null}
    </>
  );
}

/** "CBO": which occupations are offered in lotações, and how long their appointments last. */
export function Page() {
  const { municipality } = useAccess();
  return <Frame title="CBO">{municipality ? <CboList ibge={municipality.ibge} /> : NO_MUNICIPALITY}</Frame>;
}
