import { formatCns, maskCpf, titleCaseName } from '@pec-aberto/brazil';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import type { RouteOutput } from '#platform/contract/route';
import {
  FilterCheck,
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  SearchBox,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listProfessionals } from '../contract.ts';
import { ClearFilters } from './clear-filters.tsx';
import { ImportLink } from './import-link.tsx';
import { usePersonActions } from './person-actions.tsx';
import { shownCbo } from './shown.ts';

type Professional = RouteOutput<typeof listProfessionals>['rows'][number];

function Name({ row }: { row: Professional }) {
  return (
    <span className="row wrap gap-6">
      <span className="strong">{titleCaseName(row.name)}</span>
      {row.withoutLotacao ? <span className="tag">Sem lotação</span> : null}
      {row.withoutAgenda ? <span className="tag">Sem agenda</span> : null}
      {row.blocked ? <span className="tag danger login-blocked">Login bloqueado</span> : null}
    </span>
  );
}

const COLUMNS: readonly Column<Professional>[] = [
  { key: 'name', title: 'Profissional', sort: 'name', cell: (row) => <Name row={row} /> },
  {
    key: 'cns',
    title: 'CNS',
    sort: 'cns',
    cell: ({ cns }) => <span className="numeric nowrap">{cns ? formatCns(cns) : '–'}</span>,
  },
  {
    key: 'cpf',
    title: 'CPF',
    sort: 'cpf',
    cell: ({ cpf }) => <span className="numeric nowrap">{cpf ? maskCpf(cpf) : '–'}</span>,
  },
  {
    key: 'cbo',
    title: 'CBO',
    cell: ({ cbos }) =>
      cbos.length === 0 ? (
        <span className="text-3">–</span>
      ) : (
        cbos.map((cbo) => <div key={cbo.code}>{shownCbo(cbo)}</div>)
      ),
  },
];

const FILTERS = {
  busca: '',
  todos: false,
  bloqueados: false,
  semAgenda: false,
  ordem: 'name',
  fim: false,
};
const SORTS = ['name', 'cns', 'cpf'] as const;

type Chosen = { search: string; blocked: boolean; withoutAgenda: boolean };

function Empty({ search, blocked, withoutAgenda, onClear }: Chosen & { onClear: () => void }) {
  if (search) {
    return (
      <EmptyState
        icon={IconSearch}
        title={`Nenhum profissional com “${search}”`}
        action={<ClearFilters onClear={onClear} />}
      >
        Confira a grafia ou mostre também quem não tem lotação ativa.
      </EmptyState>
    );
  }
  if (blocked) return <EmptyState icon={IconUsers} title="Nenhum profissional com login bloqueado" />;
  if (withoutAgenda) {
    return (
      <EmptyState icon={IconUsers} title="Nenhum profissional sem agenda configurada">
        Todas as lotações ativas têm horário de atendimento.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconUsers} title="Nenhum profissional ainda" action={<ImportLink look="soft" />}>
      Os profissionais vêm do arquivo do CNES. Importe-o para começar.
    </EmptyState>
  );
}

/** Professionals within reach, or those of one unit, with the provisional password at hand. */
export function ProfessionalsList({ unitId }: { unitId?: string }) {
  const [{ busca, todos, bloqueados, semAgenda, ordem, fim }, setFilters] = useUrlFilters(FILTERS, [
    'semAgenda',
  ]);
  const sort = SORTS.find((name) => name === ordem) ?? 'name';
  const list = usePagedRoute(listProfessionals, {
    query: {
      sort,
      direction: fim ? 'desc' : 'asc',
      showWithoutActive: todos,
      onlyBlocked: bloqueados,
      onlyWithoutAgenda: semAgenda,
      ...(busca ? { search: busca } : {}),
      ...(unitId ? { unitId } : {}),
    },
  });
  const actions = usePersonActions();
  return (
    <>
      <FilterBar>
        <SearchBox
          label="Pesquise pelo nome, CNS, CPF ou CBO"
          value={busca}
          onSearch={(text) => setFilters({ busca: text })}
        />
        <FilterCheck
          label="Mostrar profissionais sem lotação ativa"
          checked={todos}
          onChange={(checked) => setFilters({ todos: checked })}
        />
        <FilterCheck
          label="Só com login bloqueado"
          checked={bloqueados}
          onChange={(checked) => setFilters({ bloqueados: checked })}
        />
        <FilterCheck
          label="Só sem agenda configurada"
          checked={semAgenda}
          onChange={(checked) => setFilters({ semAgenda: checked })}
        />
      </FilterBar>
      <DataTable
        label="os profissionais"
        columns={COLUMNS}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => titleCaseName(row.name)}
        sort={{ by: sort, descending: fim }}
        onSort={({ by, descending }) => setFilters({ ordem: by, fim: descending })}
        main={(row) => (
          <ButtonLink to="/profissionais/$id" params={{ id: row.id }} size="small">
            Visualizar
          </ButtonLink>
        )}
        more={(row) => actions.actions(row)}
        empty={
          <Empty
            search={busca}
            blocked={bloqueados}
            withoutAgenda={semAgenda}
            onClear={() => setFilters({ busca: '' })}
          />
        }
      />
      {actions.dialogs}
    </>
  );
}
