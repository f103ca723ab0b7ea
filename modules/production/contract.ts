import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';

const READ = {
  kind: 'resource',
  anyOf: ['transmissao-de-dados.visualizar-recebimento-de-dados'],
  scope: 'municipality',
} as const;
const GIBIBYTE = 1024 ** 3;
export const MAX_LOTE_BYTES = GIBIBYTE;

/** válidas + inválidas + repetidas + retidas = total, of what is stored so far. */
const counts = {
  valid: Type.Integer(),
  invalid: Type.Integer(),
  repeated: Type.Integer(),
  held: Type.Integer(),
  total: Type.Integer(),
};

const LoteView = Type.Object({
  id: Uuid,
  /** Given by the originating installation; null where it gave none. */
  number: Nullable(Type.Integer()),
  fileName: Type.String(),
  origin: Type.Enum(['file', 'online', 'api']),
  /** null: command line. */
  responsible: Nullable(Type.String()),
  receivedAt: Instant,
  /** false: still being received, or waiting for the same file to go on. */
  finished: Type.Boolean(),
  ...counts,
});

export const receiveLoteContract = route({
  name: 'production.receiveLote',
  method: 'POST',
  path: '/lotes',
  summary:
    'Recebe um lote de fichas LEDI (.zip, até 1 GB): confere cada uma e guarda todas. O resultado é o da tarefa.',
  permission: READ,
  body: Type.Object({ file: Type.String({ contentMediaType: 'application/zip' }) }),
  upload: { maxBytes: MAX_LOTE_BYTES },
  response: Type.Object({ jobId: Uuid }),
  status: 202,
});

/** Result of the job of a reception. */
export const ReceivedLote = Type.Object({ loteId: Uuid, ...counts });

export const listLotesContract = route({
  name: 'production.listLotes',
  method: 'GET',
  path: '/lotes',
  summary: 'Lotes recebidos, do mais novo ao mais antigo, com o que foi feito das fichas.',
  permission: READ,
  query: Type.Object({ ...pageQuery, search: Type.Optional(Text(80)) }),
  response: Page(LoteView),
});

export const downloadInconsistenciesContract = route({
  name: 'production.downloadInconsistencies',
  method: 'GET',
  path: '/lotes/:id/inconsistencies.csv',
  summary: 'Relatório de inconsistências de um lote em CSV: fichas inválidas e repetidas, com os motivos.',
  permission: READ,
  params: Type.Object({ id: Uuid }),
  response: Type.Unknown(),
  raw: true,
});
