import { titleCaseName } from '@pec-aberto/brazil';
import { IconClock, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { listActivations } from '#modules/activation/contract';
import {
  ButtonLink,
  type Column,
  ConfirmDialog,
  DataTable,
  formatDateTime,
  type RowAction,
  routeKey,
  showToast,
  type Sort,
  StatusMark,
  TwoLines,
  useAction,
  usePagedRoute,
  usePages,
  useRoute,
} from '#ui/index';
import { listResponsibles, setResponsibleEnabled } from '../contract.ts';
import type { Responsible } from './add-municipality.tsx';
import { TimeZoneDialog } from './time-zone-form.tsx';
import { timeZoneLabel } from './time-zones.ts';

const SORTS = ['municipality', 'responsible', 'enabled', 'addedAt', 'inactivatedAt'] as const;

const day = (instant: string) => formatDateTime(instant).slice(0, 10);

function columnsOf(activated: ReadonlyMap<string, boolean>): readonly Column<Responsible>[] {
  return [
    {
      key: 'municipality',
      title: 'Município',
      sort: 'municipality',
      cell: ({ municipality: { name, uf, timeZone } }) => (
        <TwoLines first={`${name} – ${uf}`} second={`Horário de ${timeZoneLabel(timeZone)}`} />
      ),
    },
    {
      key: 'responsible',
      title: 'Responsável',
      sort: 'responsible',
      cell: ({ professional }) => titleCaseName(professional.name),
    },
    {
      key: 'enabled',
      title: 'Habilitado',
      sort: 'enabled',
      cell: ({ enabled }) => (enabled ? 'Sim' : 'Não'),
    },
    {
      key: 'addedAt',
      title: 'Data de adição',
      sort: 'addedAt',
      cell: ({ addedAt }) => <span className="numeric">{day(addedAt)}</span>,
    },
    {
      key: 'inactivatedAt',
      title: 'Data de inativação',
      sort: 'inactivatedAt',
      cell: ({ inactivatedAt }) => (
        <span className="numeric">{inactivatedAt ? day(inactivatedAt) : '–'}</span>
      ),
    },
    {
      key: 'activation',
      title: 'Ativação',
      cell: ({ municipality }) => {
        const state = activated.get(municipality.ibge);
        if (state === undefined) return <span className="text-3">–</span>;
        return (
          <StatusMark shape={state ? 'done' : 'attention'}>{state ? 'Ativado' : 'Falta ativar'}</StatusMark>
        );
      },
    },
  ];
}

/** Asks before the administrative access of a person ends or begins. */
function EnableDialog({ row, onClose }: { row: Responsible; onClose: () => void }) {
  const client = useQueryClient();
  const { mutateAsync } = useAction(setResponsibleEnabled);
  const name = titleCaseName(row.professional.name);
  const place = `${row.municipality.name} – ${row.municipality.uf}`;
  const enabled = !row.enabled;
  return (
    <ConfirmDialog
      title={enabled ? 'Habilitar responsável?' : 'Inativar responsável?'}
      confirm={enabled ? 'Habilitar responsável' : 'Inativar responsável'}
      danger={!enabled}
      onClose={onClose}
      onConfirm={async () => {
        await mutateAsync({ params: { id: row.id }, body: { enabled } });
        await client.invalidateQueries({ queryKey: routeKey(listResponsibles) });
        showToast(enabled ? `${name} responde por ${place}.` : `${name} não responde mais por ${place}.`);
      }}
    >
      <strong>{name}</strong> {enabled ? 'volta a administrar' : 'deixa de administrar'} {place}.
      {enabled ? '' : ' O município continua na instalação; adicione outro responsável para ele.'}
    </ConfirmDialog>
  );
}

/** The list of responsibles with their actions. */
export function ResponsiblesTable({
  search,
  showInactive,
  sort,
  onSort,
  passwordActions,
  empty,
}: {
  search: string;
  showInactive: boolean;
  sort: Sort;
  onSort: (sort: Sort) => void;
  passwordActions: (row: Responsible) => readonly RowAction[];
  empty: ReactNode;
}) {
  const by = SORTS.find((name) => name === sort.by) ?? 'municipality';
  const list = usePagedRoute(listResponsibles, {
    query: {
      sort: by,
      direction: sort.descending ? 'desc' : 'asc',
      showInactive,
      ...(search ? { search } : {}),
    },
  });
  const activations = useRoute(listActivations, {});
  const activated = new Map(
    activations.data?.rows.map((row) => [row.municipality.ibge, row.activation !== null]),
  );
  const opensActivation = usePages().some((page) => page.path === '/ativacao');
  const [changing, setChanging] = useState<Responsible | null>(null);
  const [zoning, setZoning] = useState<Responsible | null>(null);
  const actions = (row: Responsible): RowAction[] => [
    row.enabled
      ? { label: 'Inativar responsável', icon: IconUserOff, danger: true, run: () => setChanging(row) }
      : { label: 'Habilitar responsável', icon: IconUserCheck, run: () => setChanging(row) },
    { label: 'Trocar fuso horário', icon: IconClock, run: () => setZoning(row) },
    ...passwordActions(row),
  ];
  return (
    <>
      <DataTable
        label="os municípios e responsáveis"
        columns={columnsOf(activated)}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.municipality.name}, ${titleCaseName(row.professional.name)}`}
        sort={{ by, descending: sort.descending }}
        onSort={onSort}
        {...(opensActivation
          ? {
              main: () => (
                <ButtonLink to="/ativacao" size="small">
                  Ativação
                </ButtonLink>
              ),
            }
          : {})}
        more={actions}
        empty={empty}
      />
      {changing ? <EnableDialog row={changing} onClose={() => setChanging(null)} /> : null}
      {zoning ? <TimeZoneDialog municipality={zoning.municipality} onClose={() => setZoning(null)} /> : null}
    </>
  );
}
