import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Instant, LocalDate, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';
import { READ } from './contract/reception.ts';
import { MAX_LOTE_BYTES } from './contract/uploads.ts';

/** válidas + inválidas + repetidas + retidas = total, of what is stored so far. */
const outcomes = {
  valid: Type.Integer(),
  invalid: Type.Integer(),
  repeated: Type.Integer(),
  held: Type.Integer(),
};
const counts = { ...outcomes, total: Type.Integer() };

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

export const downloadReceiptContract = route({
  name: 'production.downloadReceipt',
  method: 'GET',
  path: '/lotes/:id/receipt.zip',
  summary:
    'Recibo de um lote recebido, para devolver a quem o enviou: o que foi feito de cada ficha e por quê.',
  permission: READ,
  params: Type.Object({ id: Uuid }),
  response: Type.Unknown(),
  raw: true,
});

/** Who sends, as every record that leaves says it (`remetente` of the LEDI). */
export const Sender = Type.Object({
  /** CPF, or CNPJ, which may have letters since 2026. */
  document: Type.String({
    pattern: '^([0-9]{11}|[0-9A-Z]{12}[0-9]{2})$',
    description: 'CPF ou CNPJ sem máscara',
  }),
  name: Text(120),
  phone: Nullable(Type.String({ pattern: '^[0-9]{10,11}$', description: 'Telefone com DDD, só algarismos' })),
  email: Nullable(Type.String({ format: 'email', maxLength: 100 })),
});
export type Sender = Static<typeof Sender>;

/** Hour of the municipality at which its lots are generated. */
export const Hour = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  description: 'Hora local, hh:mm',
});

const SEND = {
  kind: 'resource',
  anyOf: ['transmissao-de-dados.visualizar-envio-de-dados'],
  scope: 'municipality',
} as const;

/**
 * waiting: nobody has it; elsewhere: the same, of one that came with the base of another installation; scheduled: a destination asked to come later; sending: on its way; failed: a destination could
 * not be reached or did not take it, and it goes on by itself; file: saved and not confirmed; refused: confirmed, with
 * refusals; sent: confirmed whole by every destination.
 */
const LoteState = Type.Enum([
  'waiting',
  'elsewhere',
  'scheduled',
  'sending',
  'failed',
  'file',
  'refused',
  'sent',
]);

const GeneratedLoteView = Type.Object({
  id: Uuid,
  number: Type.Integer(),
  createdAt: Instant,
  fichas: Type.Integer(),
  /** Of a training installation: production refuses it. */
  training: Type.Boolean(),
  /** Generated in another installation, under the number it has there, before that base came here: not sent from here. */
  elsewhere: Type.Boolean(),
  state: LoteState,
  refused: Type.Integer(),
  /** Fichas that wait here because an active destination cannot read their layout. */
  kept: Type.Integer(),
});

export const getSendingContract = route({
  name: 'production.getSending',
  method: 'GET',
  path: '/sending',
  summary:
    'Situação do envio do município: fichas ainda fora de lotes, horário, quem envia e se pode transmitir.',
  permission: SEND,
  response: Type.Object({
    unsent: Type.Integer(),
    hour: Hour,
    sender: Nullable(Sender),
    /** Portuguese: whether production may leave the installation, and why not. */
    allowed: Type.Boolean(),
    sentence: Type.String(),
    training: Type.Boolean(),
    competencia: Type.Object({
      /** Month whose deadline comes next, 'yyyy-mm'. */
      month: Type.String(),
      /** Its last day: the 10th business day of the month after. */
      deadline: LocalDate,
      daysLeft: Type.Integer(),
      /** Accepted fichas, in lots or not, of which no receipt came. */
      unconfirmed: Type.Integer(),
      refused: Type.Integer(),
      /** Whole months since something was last confirmed; null: nothing ever was. */
      monthsWithout: Nullable(Type.Integer()),
    }),
    /** Names of the active destinations: where each new lot goes by itself. */
    destinations: Type.Array(Type.String()),
  }),
});

export const saveSendingContract = route({
  name: 'production.saveSending',
  method: 'PUT',
  path: '/sending',
  summary: 'Salva quem envia as fichas do município e o horário de geração de lotes.',
  permission: SEND,
  body: Type.Object({ sender: Sender, hour: Hour }),
  response: Empty,
});

export const listGeneratedLotesContract = route({
  name: 'production.listGeneratedLotes',
  method: 'GET',
  path: '/generated-lotes',
  summary: 'Lotes gerados para envio, do mais novo ao mais antigo.',
  permission: SEND,
  query: Type.Object({ ...pageQuery, search: Type.Optional(Text(20)) }),
  response: Page(GeneratedLoteView),
});

export const generateLoteContract = route({
  name: 'production.generateLote',
  method: 'POST',
  path: '/generated-lotes',
  summary: 'Gera um lote com todas as fichas aceitas que ainda não estão em nenhum.',
  permission: SEND,
  response: Type.Object({ id: Uuid, number: Type.Integer(), fichas: Type.Integer() }),
  status: 201,
});

const Refusal = Type.Object({
  uuid: Nullable(Type.String()),
  entry: Type.String(),
  reasons: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
});
export const REFUSALS_SHOWN = 50;

const DeliveryView = Type.Object({
  /** Of the destination. */
  id: Uuid,
  destination: Type.String(),
  /** False: the destination was inactivated or removed meanwhile, and nothing more goes. */
  active: Type.Boolean(),
  state: Type.Enum(['waiting', 'scheduled', 'sending', 'sent', 'failed']),
  /** When it is tried next. */
  nextAt: Nullable(Instant),
  sentAt: Nullable(Instant),
  /** Why it waits or failed, in Portuguese. */
  message: Nullable(Type.String()),
  /** Pieces or fichas that the destination answered for, of how many. */
  done: Type.Integer(),
  steps: Nullable(Type.Integer()),
  /** Fichas that wait here because the destination's layout cannot say them. */
  kept: Type.Integer(),
  /**
   * The first fichas that did not go as they are: `kept` waits here, `reduced` went without what the destination's
   * layout has no place for, `refused` was refused.
   */
  exceptions: Type.Array(
    Type.Object({ ...Refusal.properties, kind: Type.Enum(['kept', 'reduced', 'refused']) }),
  ),
});

export const getGeneratedLoteContract = route({
  name: 'production.getGeneratedLote',
  method: 'GET',
  path: '/generated-lotes/:id',
  summary: 'Um lote gerado: fichas por tipo, quem o salvou, e o que os destinos disseram dele.',
  permission: SEND,
  params: Type.Object({ id: Uuid }),
  response: Type.Object({
    ...GeneratedLoteView.properties,
    forms: Type.Array(Type.Object({ title: Type.String(), fichas: Type.Integer() })),
    /** "Envio on-line": one for each destination. */
    deliveries: Type.Array(DeliveryView),
    savings: Type.Array(Type.Object({ savedAt: Instant, savedBy: Nullable(Type.String()) })),
    receipts: Type.Array(
      Type.Object({
        id: Uuid,
        receiver: Type.String(),
        judgedAt: Instant,
        ...outcomes,
        /** The first of those it refused. */
        refusals: Type.Array(Refusal),
      }),
    ),
  }),
});

export const saveLoteContract = route({
  name: 'production.saveLote',
  method: 'GET',
  path: '/generated-lotes/:id/file.zip',
  summary:
    '“Salvar em arquivo”: o lote como .zip com o nome oficial. Fica no histórico quando chega inteiro.',
  permission: SEND,
  params: Type.Object({ id: Uuid }),
  response: Type.Unknown(),
  raw: true,
});

export const MAX_RECEIPT_BYTES = 256 * 1024 ** 2;
export const readReceiptContract = route({
  name: 'production.readReceipt',
  method: 'POST',
  path: '/generated-lotes/receipts',
  summary: 'Lê o recibo que o destino devolveu de um lote entregue em arquivo (.zip).',
  permission: SEND,
  body: Type.Object({ file: Type.String({ contentMediaType: 'application/zip' }) }),
  upload: { maxBytes: MAX_RECEIPT_BYTES },
  response: Type.Object({
    number: Type.Integer(),
    receiver: Type.String(),
    ...outcomes,
  }),
});

export const sendLoteContract = route({
  name: 'production.sendLote',
  method: 'POST',
  path: '/generated-lotes/:id/send',
  summary: 'Envia já um lote a todos os destinos ativos que ainda não o receberam.',
  permission: SEND,
  params: Type.Object({ id: Uuid }),
  response: Type.Object({ destinations: Type.Integer() }),
});
