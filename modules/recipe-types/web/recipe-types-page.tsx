import { sentenceCase } from '@pec-aberto/brazil';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { MunicipalFrame } from '#modules/health-network/web/index';
import { labelOf } from '#platform/contract/choices';
import {
  Button,
  callApi,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  FilterBar,
  FilterChip,
  IconButton,
  Notice,
  routeKey,
  SearchBox,
  showToast,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listRecipeTypes, type Marked, unmarkRecipeType } from '../contract.ts';
import { RECIPES } from '../contract/recipes.ts';
import { MarkDialog } from './mark-dialog.tsx';

const COLUMNS: readonly Column<Marked>[] = [
  {
    key: 'name',
    title: 'Medicamento',
    cell: ({ name, catmat, inForce }) => (
      <span className="row wrap gap-6">
        <span className="strong">{sentenceCase(name)}</span>
        <span className="caption text-3 numeric">{catmat}</span>
        {inForce ? null : <span className="tag warning">Saiu do CATMAT</span>}
      </span>
    ),
  },
  {
    key: 'recipe',
    title: 'Tipo de receita',
    cell: ({ recipe }) => <span className="tag">{labelOf(RECIPES, recipe)}</span>,
  },
];

type Asking = { act: 'add' } | { act: 'edit' | 'remove'; of: Marked };

function RemoveQuestion({ of, onClose }: { of: Marked; onClose: () => void }) {
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title="Tirar o tipo de receita deste medicamento?"
      confirm="Tirar tipo de receita"
      danger
      onClose={onClose}
      onConfirm={async () => {
        await callApi(unmarkRecipeType, { params: { id: of.id } });
        await client.invalidateQueries({ queryKey: routeKey(listRecipeTypes) });
        showToast('O medicamento não tem mais tipo de receita marcado.');
      }}
    >
      <strong>{sentenceCase(of.name)}</strong> volta a ser proposto como receita comum. Prescrições já feitas
      não mudam.
    </ConfirmDialog>
  );
}

function Medicines({ ibge, ask }: { ibge: string; ask: (asking: Asking) => void }) {
  const [{ busca, tipo }, setFilters] = useUrlFilters({ busca: '', tipo: '' });
  const recipe = RECIPES.find(({ value }) => value === tipo)?.value;
  const list = usePagedRoute(listRecipeTypes, {
    params: { ibge },
    query: { ...(busca ? { search: busca } : {}), ...(recipe ? { recipe } : {}) },
  });
  return (
    <>
      <FilterBar>
        <SearchBox
          label="Pesquise por medicamento"
          value={busca}
          onSearch={(text) => setFilters({ busca: text })}
        />
        {RECIPES.map(({ value, label }) => (
          <FilterChip
            key={value}
            label={label}
            active={tipo === value}
            onToggle={() => setFilters({ tipo: tipo === value ? '' : value })}
          />
        ))}
      </FilterBar>
      <DataTable
        label="os medicamentos com tipo de receita"
        columns={COLUMNS}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => sentenceCase(name)}
        main={(of) => (
          <>
            {of.inForce ? (
              <IconButton
                icon={IconPencil}
                label={`Trocar o tipo de receita de ${sentenceCase(of.name)}`}
                onClick={() => ask({ act: 'edit', of })}
              />
            ) : null}
            <IconButton
              icon={IconTrash}
              label={`Tirar o tipo de receita de ${sentenceCase(of.name)}`}
              onClick={() => ask({ act: 'remove', of })}
            />
          </>
        )}
        empty={
          busca || recipe ? (
            <EmptyState
              title="Nenhum medicamento com estes filtros"
              action={<Button onClick={() => setFilters({ busca: '', tipo: '' })}>Limpar filtros</Button>}
            />
          ) : (
            <EmptyState title="Nenhum medicamento marcado">
              Enquanto o município não marca nada, toda prescrição é proposta como receita comum.
            </EmptyState>
          )
        }
      />
    </>
  );
}

/** Tab "Tipos de receita" of "Gestão municipal". */
export function Page() {
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <MunicipalFrame
      tab="Tipos de receita"
      actions={
        <Button look="primary" icon={IconPlus} onClick={() => setAsking({ act: 'add' })}>
          Marcar medicamentos
        </Button>
      }
    >
      {({ ibge }) => (
        <>
          <Notice>
            O programa não presume o tipo de receita de nenhum medicamento. Marque os que pedem outro que não
            o comum, conforme a Portaria SVS 344/1998, a RDC 471/2021 e o protocolo do seu município.
          </Notice>
          <Medicines ibge={ibge} ask={setAsking} />
          {asking?.act === 'add' ? <MarkDialog ibge={ibge} onClose={close} /> : null}
          {asking?.act === 'edit' ? <MarkDialog ibge={ibge} of={asking.of} onClose={close} /> : null}
          {asking?.act === 'remove' ? <RemoveQuestion of={asking.of} onClose={close} /> : null}
        </>
      )}
    </MunicipalFrame>
  );
}
