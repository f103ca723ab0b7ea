import { IconDownload } from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import { callUrl } from '#ui/client/api';
import {
  Button,
  ButtonAnchor,
  type Column,
  DataTable,
  formatDate,
  StatusMark,
  TwoLines,
  usePagedRoute,
} from '#ui/index';
import { downloadCitizenImportRowsContract, listCitizenImportRowsContract } from '../contract.ts';
import {
  type CitizenImport,
  type ImportedRow,
  nameOfRow,
  type Outcome,
  OUTCOMES,
  placeInFile,
} from './import-words.ts';
import { OpenCitizen } from './open-citizen.tsx';
import { RowPanel } from './row-panel.tsx';

const columnsOf = (keptUntil: string | null): readonly Column<ImportedRow>[] => [
  {
    key: 'name',
    title: 'Pessoa',
    width: '28%',
    cell: (row) => (
      <TwoLines
        first={nameOfRow(row, keptUntil)}
        second={<span className="import-entry">{placeInFile(row)}</span>}
      />
    ),
  },
  {
    key: 'outcome',
    title: 'Situação',
    className: 'nowrap',
    cell: ({ outcome }) => <StatusMark shape={OUTCOMES[outcome].shape}>{OUTCOMES[outcome].one}</StatusMark>,
  },
  {
    key: 'reasons',
    title: 'Motivo',
    cell: ({ reasons }) => reasons.map(({ message }) => message).join(' ') || '–',
  },
];

/** Has a name: what the file says of it can be read. */
const opens = ({ name }: ImportedRow): boolean => name !== null;
const COMPARED: readonly Outcome[] = ['fills', 'differs', 'doubt'];

function Main({ row, onOpen }: { row: ImportedRow; onOpen: (row: ImportedRow) => void }) {
  if (opens(row)) {
    return (
      <Button size="small" look="text" onClick={() => onOpen(row)}>
        {COMPARED.includes(row.outcome) ? 'Comparar' : 'Ver'}
      </Button>
    );
  }
  return row.citizenId === null ? null : <OpenCitizen id={row.citizenId} />;
}

const retention = (keptUntil: string | null): string =>
  keptUntil === null
    ? 'O que o arquivo diz das pessoas já foi apagado: ficam a situação e o motivo de cada registro.'
    : `Nomes e valores do arquivo ficam à vista até ${formatDate(keptUntil)} e então são apagados.`;

/** The records of a file: who they are, what becomes of each and why; each opens beside its registration. */
export function ImportRows({
  ref,
  report: { id, keptUntil },
  outcome,
}: {
  ref: Ref<HTMLElement>;
  report: CitizenImport;
  /** Only these are shown. */
  outcome: Outcome | '';
}) {
  const [opened, setOpened] = useState<ImportedRow | null>(null);
  const list = usePagedRoute(listCitizenImportRowsContract, {
    params: { id },
    query: outcome === '' ? {} : { outcome },
  });
  return (
    <section ref={ref} className="column gap-12" aria-labelledby="registros">
      <h2 id="registros">
        Registros do arquivo{outcome === '' ? '' : `: ${OUTCOMES[outcome].label.toLowerCase()}`}
      </h2>
      <div className="import-filter">
        <p className="caption text-3">{retention(keptUntil)}</p>
        <ButtonAnchor
          size="small"
          icon={IconDownload}
          href={callUrl(downloadCitizenImportRowsContract.path, { params: { id } })}
          download
        >
          Baixar CSV
        </ButtonAnchor>
      </div>
      <DataTable
        label="registros do arquivo"
        columns={columnsOf(keptUntil)}
        list={list}
        rowKey={({ number }) => String(number)}
        main={(row) => <Main row={row} onOpen={setOpened} />}
      />
      {opened ? (
        <RowPanel
          row={opened}
          rows={list.query.data?.rows.filter(opens) ?? []}
          onOpen={setOpened}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </section>
  );
}
