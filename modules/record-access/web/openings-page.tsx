import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { IconEye } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import type { RouteOutput } from '#platform/contract/route';
import {
  type Column,
  DataTable,
  EmptyState,
  formatDateTime,
  Page as Frame,
  TwoLines,
  usePagedRoute,
} from '#ui/index';
import { listOpeningsContract } from '../contract.ts';
import { CitizenFrame } from '#modules/citizens/web/index';
import { useRights } from '#modules/citizens/web/parts';

type Opening = RouteOutput<typeof listOpeningsContract>['rows'][number];

const COLUMNS: readonly Column<Opening>[] = [
  { key: 'at', title: 'Quando', width: '150px', cell: ({ at }) => formatDateTime(at) },
  {
    key: 'professional',
    title: 'Quem',
    cell: ({ professional, unit }) => (
      <TwoLines first={titleCaseName(professional)} second={unit ? titleCasePlace(unit) : ''} />
    ),
  },
  { key: 'what', title: 'O que abriu', width: '190px', cell: ({ what }) => what },
  { key: 'justification', title: 'Justificativa', cell: ({ justification }) => justification ?? '–' },
];

function Openings({ id }: { id: string }) {
  const list = usePagedRoute(listOpeningsContract, { params: { id } });
  return (
    <DataTable
      label="os acessos"
      columns={COLUMNS}
      list={list}
      rowKey={({ at, professional, what }) => `${at} ${professional} ${what}`}
      empty={<EmptyState icon={IconEye} title="Ninguém abriu este cadastro ainda" />}
    />
  );
}

/** "Acessos": who opened the record, for those who answer for it to the citizen (LGPD). */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { view } = useRights();
  // Who answers for the data of the municipality without seeing registrations.
  if (!view) {
    return (
      <Frame title="Acessos ao cadastro">
        <Openings id={id} />
      </Frame>
    );
  }
  return <CitizenFrame tab="Acessos">{({ id }) => <Openings id={id} />}</CitizenFrame>;
}
