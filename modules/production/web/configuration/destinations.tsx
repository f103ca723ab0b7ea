import {
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconPlus,
  IconSearch,
  IconServer,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  DataTable,
  EmptyState,
  FilterBar,
  FilterCheck,
  Notice,
  type RowAction,
  SearchBox,
  useSession,
  useRoute,
  useUrlFilters,
  useWholeList,
} from '#ui/index';
import { plainText } from '#ui/kit/plain-text';
import { listDestinationsContract, listPublishedDestinationsContract } from '../../contract/destinations.ts';
import { ChangedBase } from './changed-base.tsx';
import { DestinationDialog } from './destination-dialog.tsx';
import { type DestinationAct, DestinationQuestion } from './destination-question.tsx';
import {
  columnsOf,
  type Destination,
  type DestinationRow,
  isOwn,
  isPublished,
  NATIONAL,
  type Published,
  published,
} from './destination-row.tsx';
import { useConnectionTests } from './use-connection-tests.ts';

type Asking = { act: DestinationAct | 'edit'; destination: Destination } | { act: 'add'; from?: Published };

/** What is done most with a row: to change it, or to begin with what its state publishes. */
function Main({ row, ask }: { row: DestinationRow; ask: (asking: Asking) => void }) {
  if (isPublished(row)) {
    return (
      <Button
        size="small"
        icon={IconPlus}
        aria-label={`Adicionar ${row.name}, ${row.uf}`}
        onClick={() => ask({ act: 'add', from: row })}
      >
        Adicionar
      </Button>
    );
  }
  if (!isOwn(row)) return null;
  return (
    <Button
      size="small"
      icon={IconPencil}
      aria-label={`Editar ${row.name}`}
      onClick={() => ask({ act: 'edit', destination: row })}
    >
      Editar
    </Button>
  );
}

/** "Instalações de destino para envio on-line": found by name; the inactive ones when asked for. */
export function Destinations() {
  const isProduction = useSession().session.installation.purpose === 'producao';
  const [{ busca, inativas }, setFilters] = useUrlFilters({ busca: '', inativas: false });
  const states = useRoute(listPublishedDestinationsContract, {}).data?.rows ?? [];
  const list = useWholeList(listDestinationsContract, {}, ({ rows }): DestinationRow[] => {
    const all = [...(isProduction ? [NATIONAL] : []), ...states.map(published), ...rows];
    const found = all.filter(({ name }) => plainText(name).includes(plainText(busca)));
    return found.filter(({ active }) => active || inativas);
  });
  const { testing, problem, test } = useConnectionTests();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const own = (list.query.data?.rows ?? []).filter(isOwn);
  const testable = own.filter(({ active }) => active).map(({ id }) => id);

  function actionsOf(destination: DestinationRow): RowAction[] {
    if (!isOwn(destination)) return [];
    const ask = (act: DestinationAct) => () => setAsking({ act, destination });
    return [
      { label: 'Testar conexão', icon: IconPlugConnected, run: () => void test([destination.id]) },
      destination.active
        ? { label: 'Inativar', icon: IconPlayerPause, danger: true, run: ask('inactivate') }
        : { label: 'Ativar', icon: IconPlayerPlay, run: ask('activate') },
      { label: 'Excluir', icon: IconTrash, danger: true, run: ask('remove') },
    ];
  }

  return (
    <section className="column gap-12" aria-labelledby="destinos">
      <div className="row wrap">
        <h2 id="destinos" className="grow">
          Instalações de destino para envio on-line
        </h2>
        <span className="row wrap">
          {testable.length > 0 ? (
            <Button
              icon={IconPlugConnected}
              busy={testing.size > 0 && 'Testando…'}
              onClick={() => void test(testable)}
            >
              Testar conexões
            </Button>
          ) : null}
          <Button look="primary" icon={IconPlus} onClick={() => setAsking({ act: 'add' })}>
            Adicionar instalação
          </Button>
        </span>
      </div>
      <FilterBar>
        <SearchBox
          label="Pesquise pelo nome da instalação"
          value={busca}
          onSearch={(text) => setFilters({ busca: text })}
        />
        <FilterCheck
          label="Mostrar instalações inativas"
          checked={inativas}
          onChange={(shown) => setFilters({ inativas: shown })}
        />
      </FilterBar>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {own.map((destination) =>
        destination.changed ? (
          <ChangedBase
            key={destination.id}
            title={destination.name}
            onConfirm={() => setAsking({ act: 'confirm', destination })}
          >
            Outra base responde neste endereço. Nada vai até que você a confirme.
          </ChangedBase>
        ) : null,
      )}
      <DataTable
        label="as instalações de destino"
        columns={columnsOf(testing)}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        main={(row) => <Main row={row} ask={setAsking} />}
        more={actionsOf}
        empty={
          busca ? (
            <EmptyState icon={IconSearch} title={`Nenhuma instalação com “${busca}” no nome`}>
              Confira o nome, ou marque “Mostrar instalações inativas”.
            </EmptyState>
          ) : (
            <EmptyState icon={IconServer} title="Nenhuma instalação de destino">
              Adicione a da secretaria ou do estado: os lotes gerados daí em diante vão sozinhos para ela. Sem
              destino, eles são levados em arquivo.
            </EmptyState>
          )
        }
      />
      {asking?.act === 'add' ? (
        <DestinationDialog {...(asking.from ? { from: asking.from } : {})} onClose={close} />
      ) : null}
      {asking?.act === 'edit' ? <DestinationDialog of={asking.destination} onClose={close} /> : null}
      {asking && asking.act !== 'add' && asking.act !== 'edit' ? (
        <DestinationQuestion act={asking.act} destination={asking.destination} onClose={close} />
      ) : null}
    </section>
  );
}
