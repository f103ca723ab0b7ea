import { IconPencil, IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  callApi,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  FilterBar,
  IconButton,
  routeKey,
  SearchBox,
  showToast,
  useUrlFilters,
  useWholeList,
} from '#ui/index';
import { plainText } from '#ui/kit/plain-text';
import { listServiceTypes, removeServiceType } from '../contract.ts';
import { ClearFilters } from './clear-filters.tsx';
import { MunicipalFrame } from './municipal-frame.tsx';
import { ServiceTypeDialog } from './service-type-dialog.tsx';

type ServiceType = RouteOutput<typeof listServiceTypes>['rows'][number];
type Asking = { act: 'add' } | { act: 'edit' | 'remove'; type: ServiceType };

const COLUMNS: readonly Column<ServiceType>[] = [
  {
    key: 'name',
    title: 'Tipo de serviço',
    sort: 'name',
    cell: ({ name, native }) => (
      <span className="row wrap gap-6">
        <span className="strong">{name}</span>
        {native ? <span className="tag">Nativo</span> : null}
      </span>
    ),
  },
];

function Acts({ type, ask }: { type: ServiceType; ask: (asking: Asking) => void }) {
  const { name, native } = type;
  if (native) return null;
  return (
    <>
      <IconButton icon={IconPencil} label={`Editar ${name}`} onClick={() => ask({ act: 'edit', type })} />
      <IconButton icon={IconTrash} label={`Excluir ${name}`} onClick={() => ask({ act: 'remove', type })} />
    </>
  );
}

function RemoveQuestion({ type, onClose }: { type: ServiceType; onClose: () => void }) {
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title="Excluir este tipo de serviço?"
      confirm="Excluir tipo de serviço"
      danger
      onClose={onClose}
      onConfirm={async () => {
        await callApi(removeServiceType, { params: { id: type.id } });
        await client.invalidateQueries({ queryKey: routeKey(listServiceTypes) });
        showToast('Tipo de serviço excluído.');
      }}
    >
      <strong>{type.name}</strong> deixa de ser oferecido em todas as unidades do município.
    </ConfirmDialog>
  );
}

function Types({ ibge, ask }: { ibge: string; ask: (asking: Asking) => void }) {
  const [{ busca, fim }, setFilters] = useUrlFilters({ busca: '', fim: false });
  const list = useWholeList(listServiceTypes, { params: { ibge } }, ({ rows }) => {
    const found = rows.filter(({ name }) => plainText(name).includes(plainText(busca)));
    return fim ? found.toReversed() : found;
  });
  return (
    <>
      <FilterBar>
        <SearchBox
          label="Pesquise por tipo de serviço"
          value={busca}
          onSearch={(text) => setFilters({ busca: text })}
        />
        <span className="caption text-3">Os nativos vêm com o programa e não mudam.</span>
      </FilterBar>
      <DataTable
        label="os tipos de serviço"
        columns={COLUMNS}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        sort={{ by: 'name', descending: fim }}
        onSort={({ descending }) => setFilters({ fim: descending })}
        main={(type) => <Acts type={type} ask={ask} />}
        empty={
          <EmptyState
            icon={IconSearch}
            title={`Nenhum tipo de serviço com “${busca}”`}
            action={<ClearFilters onClear={() => setFilters({ busca: '' })} />}
          />
        }
      />
    </>
  );
}

/** Tab "Tipos de serviço" of "Gestão municipal": the nine native ones, and the municipality's own. */
export function Page() {
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <MunicipalFrame
      tab="Tipos de serviço"
      actions={
        <Button look="primary" icon={IconPlus} onClick={() => setAsking({ act: 'add' })}>
          Adicionar tipo de serviço
        </Button>
      }
    >
      {({ ibge }) => (
        <>
          <Types ibge={ibge} ask={setAsking} />
          {asking?.act === 'add' ? <ServiceTypeDialog ibge={ibge} onClose={close} /> : null}
          {asking?.act === 'edit' ? <ServiceTypeDialog ibge={ibge} of={asking.type} onClose={close} /> : null}
          {asking?.act === 'remove' ? <RemoveQuestion type={asking.type} onClose={close} /> : null}
        </>
      )}
    </MunicipalFrame>
  );
}
