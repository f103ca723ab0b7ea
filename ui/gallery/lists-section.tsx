import { useState } from 'react';
import {
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
import { type Person, useSample } from './samples.ts';

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
