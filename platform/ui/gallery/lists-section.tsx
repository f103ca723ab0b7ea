import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ApiProblem,
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  FilterChip,
  Filters,
  SearchBox,
  showToast,
  type Sort,
  StatusMark,
  TwoLines,
} from '../index.ts';
import type { Paged, PagedList } from '../query.ts';

type Person = { id: string; name: string; mother: string; visits: number; sent: boolean };

const NAMES = ['Maria Aparecida Nunes', 'José Carlos Pimenta', 'Lívia Moraes Tavares', 'Cleide Souza Prado'];
const PEOPLE: readonly Person[] = NAMES.map((name, place) => ({
  id: String(place),
  name,
  mother: 'Antônia Ribeiro dos Santos',
  visits: 1_200 * (place + 1),
  sent: place % 2 === 0,
}));

const COLUMNS: readonly Column<Person>[] = [
  {
    key: 'name',
    title: 'Cidadão',
    sort: 'name',
    cell: ({ name, mother }) => <TwoLines first={name} second={`Mãe: ${mother}`} />,
  },
  { key: 'visits', title: 'Atendimentos', sort: 'visits', align: 'right', cell: ({ visits }) => visits },
  {
    key: 'sent',
    title: 'Envio',
    cell: ({ sent }) => (
      <StatusMark shape={sent ? 'done' : 'attention'}>{sent ? 'Enviado' : 'Aguardando'}</StatusMark>
    ),
  },
];

/** A list whose server answers so: rows, never, or a problem. */
function useSample(kind: 'rows' | 'loading' | 'failed' | 'empty'): PagedList<Person> {
  const [page, setPage] = useState(1);
  const answer: Paged<Person> = {
    rows: kind === 'empty' ? [] : [...PEOPLE],
    next: 'x',
    total: kind === 'empty' ? { count: 0, capped: false } : { count: 1_000, capped: true },
  };
  const query = useQuery({
    queryKey: ['galeria', kind],
    queryFn: (): Promise<Paged<Person>> => {
      if (kind === 'loading') return new Promise(() => undefined);
      if (kind === 'failed') return Promise.reject(new ApiProblem(503, 'x', 'O servidor está ocupado.'));
      return Promise.resolve(answer);
    },
  });
  return {
    query,
    hasPrevious: page > 1,
    previous: () => setPage(page - 1),
    next: () => setPage(page + 1),
  };
}

function States() {
  const loading = useSample('loading');
  const failed = useSample('failed');
  const empty = useSample('empty');
  const same = { columns: COLUMNS, rowKey: (row: Person) => row.id };
  return (
    <div className="gallery">
      <DataTable {...same} label="a lista que carrega" list={loading} />
      <DataTable {...same} label="a lista que falha" list={failed} />
      <DataTable
        {...same}
        label="a lista vazia"
        list={empty}
        empty={<EmptyState title="Nenhum cidadão com “odete”">Confira a grafia.</EmptyState>}
      />
    </div>
  );
}

export function ListsSection() {
  const list = useSample('rows');
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ by: 'name', descending: false });
  const [mine, setMine] = useState(true);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set(['1']));
  return (
    <section className="gallery-lists" aria-label="Listas">
      <FilterBar aside={<Button keys="N">Adicionar</Button>}>
        <SearchBox label="Pesquise pelo nome" value={search} onSearch={setSearch} />
        <FilterChip label="Minha equipe" count={6} active={mine} onToggle={() => setMine(!mine)} />
        <Filters
          active={mine ? [{ label: 'Equipe: ESF Acácias I', onRemove: () => setMine(false) }] : []}
          onReset={() => setMine(false)}
        >
          <p>Os controles de cada lista ficam aqui.</p>
        </Filters>
      </FilterBar>
      <DataTable
        label="os cidadãos"
        columns={COLUMNS}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        sort={sort}
        onSort={setSort}
        selection={{ keys, onChange: setKeys }}
        main={(row) => (
          <Button size="small" look="soft" onClick={() => showToast(`Aberto: ${row.name}.`)}>
            Visualizar
          </Button>
        )}
        more={(row) => [{ label: 'Atualizar cadastro', run: () => showToast(`Atualizar ${row.name}.`) }]}
      />
      <States />
    </section>
  );
}
