import type { RouteOutput } from '#platform/contract/route';
import { type Column, formatDateTime, StatusMark, type StatusShape, TwoLines } from '#ui/index';
import type {
  listDestinationsContract,
  listPublishedDestinationsContract,
} from '../../contract/destinations.ts';

export type Destination = RouteOutput<typeof listDestinationsContract>['rows'][number];

/** The Ministry's: there on every installation of production, and nothing of it can be changed. */
export const NATIONAL = {
  id: 'nacional',
  name: 'Centralizador Nacional',
  active: true,
  sentence: 'O protocolo de envio não é publicado: salve o lote em arquivo.',
} as const;
type PublishedView = RouteOutput<typeof listPublishedDestinationsContract>['rows'][number];
/** A state's, as a data package brings it: there to be added, nothing goes to it yet. */
export type Published = PublishedView & { id: `publicado ${string}`; active: true };
export const published = (row: PublishedView): Published => ({
  ...row,
  id: `publicado ${row.url}`,
  active: true,
});
export type DestinationRow = Destination | Published | typeof NATIONAL;
const isNational = (row: DestinationRow): row is typeof NATIONAL => row.id === NATIONAL.id;
export const isPublished = (row: DestinationRow): row is Published => 'uf' in row;
/** Whether lots go to it. */
export const isOwn = (row: DestinationRow): row is Destination => !isNational(row) && !isPublished(row);

const PROTOCOLS = { 'pec-aberto': 'PEC Aberto', 'ledi-api': 'PEC oficial (API LEDI)' } as const;

function kindOf(row: DestinationRow): string {
  if (isNational(row)) return 'Ministério da Saúde · fixo';
  if (isPublished(row)) return `${row.uf} · ${PROTOCOLS[row.protocol]} · do pacote de dados`;
  const { protocol, layout } = row;
  return layout ? `${PROTOCOLS[protocol]} · layout ${layout}` : PROTOCOLS[protocol];
}

function stateOf({ connected }: Destination): [StatusShape, string] {
  if (connected === null) return ['none', 'Não testada'];
  return connected ? ['done', 'Estabelecida'] : ['failed', 'Não estabelecida'];
}

/** What the mark says already. */
const PLAIN = 'Estabelecida.';

function Connection({ row, testing }: { row: Destination; testing: boolean }) {
  if (testing) return <StatusMark shape="running">Testando</StatusMark>;
  const [shape, label] = stateOf(row);
  const mark = <StatusMark shape={shape}>{label}</StatusMark>;
  if (!row.message || row.message === PLAIN) return mark;
  return <TwoLines first={mark} second={row.message} />;
}

/** `testing`: ids of those asked right now. */
export const columnsOf = (testing: ReadonlySet<string>): readonly Column<DestinationRow>[] => [
  {
    key: 'name',
    title: 'Nome da instalação',
    width: '24%',
    cell: (row) => (
      <TwoLines
        first={
          <>
            {row.name} {row.active ? null : <span className="tag">Inativa</span>}
          </>
        }
        second={kindOf(row)}
      />
    ),
  },
  {
    key: 'url',
    title: 'Endereço do servidor',
    cell: (row) => (isNational(row) ? <span className="text-3">–</span> : row.url),
  },
  {
    key: 'connection',
    title: 'Conexão',
    cell: (row) =>
      isOwn(row) ? (
        <Connection row={row} testing={testing.has(row.id)} />
      ) : (
        <span className="text-2">
          {isNational(row) ? row.sentence : 'Nada vai para ele: falta a credencial, que o estado dá.'}
        </span>
      ),
  },
  {
    key: 'tested',
    title: 'Último teste',
    className: 'nowrap',
    cell: (row) =>
      isOwn(row) && row.testedAt ? formatDateTime(row.testedAt) : <span className="text-3">–</span>,
  },
];
