import { formatCns, maskCpf, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { callUrl } from '#ui/client/api';
import {
  FilterCheck,
  ButtonAnchor,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  formatNumber,
  SearchBox,
  TwoLines,
  usePagedRoute,
} from '#ui/index';
import { downloadCnesLeaving, listCnesLeaving } from '../contract.ts';
import type { CnesCounts, CnesReport } from './cnes-view.ts';
import { shownCbo, shownTeam } from './shown.ts';

type Leaving = RouteOutput<typeof listCnesLeaving>['rows'][number];

const FILTERED = (
  <EmptyState title="Ninguém com este filtro">Mude a pesquisa ou desmarque o filtro.</EmptyState>
);
const FORMER_VERSION = (
  <EmptyState title="Os nomes não foram guardados">
    Esta importação foi feita por uma versão anterior, ou as lotações já foram excluídas.
  </EmptyState>
);

const numbersOf = ({ cns, cpf }: Leaving) => (cns ? formatCns(cns) : cpf ? maskCpf(cpf) : '–');

const COLUMNS: readonly Column<Leaving>[] = [
  {
    key: 'name',
    title: 'Profissional',
    cell: (row) => (
      <>
        <span className="strong">{titleCaseName(row.name)}</span>{' '}
        {row.last ? <span className="tag warning">Sem outra lotação</span> : null}
        <div className="caption text-3 numeric">{numbersOf(row)}</div>
      </>
    ),
  },
  { key: 'cbo', title: 'CBO', cell: ({ cbo }) => shownCbo(cbo) },
  {
    key: 'place',
    title: 'Unidade e equipe',
    cell: ({ unit, team }) => (
      <TwoLines first={titleCasePlace(unit.name)} second={team ? shownTeam(team) : null} />
    ),
  },
];

/** Who leaves by the file, or left: each lotação, and whether it was the professional's last one here. */
export function CnesLeaving({ report }: { report: CnesReport }) {
  const { counts } = report;
  return counts && counts.lotacoes.inactivated > 0 ? <LeavingList report={report} counts={counts} /> : null;
}

function LeavingList({ report: { id, status }, counts }: { report: CnesReport; counts: CnesCounts }) {
  const [search, setSearch] = useState('');
  const [onlyLast, setOnlyLast] = useState(false);
  const list = usePagedRoute(listCnesLeaving, {
    params: { id },
    query: { onlyLast, ...(search ? { search } : {}) },
  });
  const title = status === 'preview' ? 'Quem sai' : 'Quem saiu';
  return (
    <section className="column gap-12" aria-labelledby="quem-sai">
      <div className="row wrap">
        <h2 id="quem-sai" className="grow">
          {title}
        </h2>
        <ButtonAnchor
          size="small"
          icon={IconDownload}
          href={callUrl(downloadCnesLeaving.path, { params: { id } })}
          download
        >
          Baixar CSV
        </ButtonAnchor>
      </div>
      <FilterBar>
        <SearchBox label="Pesquise pelo nome" value={search} onSearch={setSearch} />
        <FilterCheck
          label={`Só quem fica sem lotação no município (${formatNumber(counts.professionals.inactivated)})`}
          checked={onlyLast}
          onChange={setOnlyLast}
        />
      </FilterBar>
      <DataTable
        label="quem sai"
        columns={COLUMNS}
        list={list}
        rowKey={(row) => row.id}
        empty={search || onlyLast ? FILTERED : FORMER_VERSION}
      />
    </section>
  );
}
