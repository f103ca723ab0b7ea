import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';

/** Version of the protocol between installations of this program: `docs/peer-protocol.md`. */
export const PROTOCOL_VERSION = 1;
/** What a weak link carries in some seconds: a cut loses no more. */
export const CHUNK_BYTES = 256 * 1024;
const MOST_CHUNKS = 4096;

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Mac = Sha256;
const Nonce = Type.String({ pattern: '^[0-9a-f]{32}$' });
const Challenge = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** What an installation tells of itself at the beginning of each conversation. */
export const Hello = Type.Object(
  {
    protocol: Type.Integer({ minimum: 1, maximum: 1000 }),
    peer: Uuid,
    nonce: Nonce,
    /** What the receiver gave for this hello. */
    challenge: Challenge,
    installation: Uuid,
    incarnation: Uuid,
    name: Text(300),
    program: Text(60),
    layout: Text(20),
    at: Text(40),
    freeBytes: Nullable(Type.Integer({ minimum: 0 })),
    lastBackupAt: Nullable(Text(40)),
    mac: Mac,
  },
  { additionalProperties: false },
);
export type Hello = Static<typeof Hello>;

export const HelloAnswer = Type.Object({
  protocol: Type.Integer(),
  nonce: Nonce,
  installation: Uuid,
  incarnation: Uuid,
  name: Type.String(),
  program: Type.String(),
  /** Newest layout it reads. */
  layout: Type.String(),
  at: Instant,
  /** Until when the conversation may go on without another hello. */
  until: Instant,
  mac: Mac,
});
export type HelloAnswer = Static<typeof HelloAnswer>;

export const challengeContract = route({
  name: 'production.peerChallenge',
  method: 'GET',
  path: '/peer/challenge',
  summary: 'Entre instalações: o que a apresentação deve repetir, para que uma gravada não sirva de novo.',
  permission: { kind: 'public', reason: 'vem antes da apresentação e não diz nada de ninguém' },
  response: Type.Object({ challenge: Challenge }),
});

export const helloContract = route({
  name: 'production.peerHello',
  method: 'POST',
  path: '/peer/hello',
  summary: 'Entre instalações: apresentação, provada dos dois lados pela chave que o destino deu.',
  permission: { kind: 'public', reason: 'quem chama ainda não provou quem é; a chave nunca viaja' },
  body: Hello,
  idempotency: { exempt: 'nada muda além do que a instalação disse de si' },
  refusals: { perMinute: 30 },
  response: HelloAnswer,
});

/** A lot before its bytes: what it is, and the hash of each of its pieces. */
export const Manifest = Type.Object(
  {
    number: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }),
    name: Type.String({ pattern: '^[\\w.-]{1,120}\\.zip$' }),
    fichas: Type.Integer({ minimum: 1, maximum: 200_000 }),
    size: Type.Integer({ minimum: 22, maximum: CHUNK_BYTES * MOST_CHUNKS }),
    sha256: Sha256,
    chunks: Type.Array(Sha256, { minItems: 1, maxItems: MOST_CHUNKS }),
    mac: Mac,
  },
  { additionalProperties: false },
);
export type Manifest = Static<typeof Manifest>;

/**
 * Where a lot stands at its receiver: `receiving` (so many chunks are there), `judging`, `received` (its receipt may be
 * asked for), `refused` (it is no lot, and why), `later` (the receiver has its hands full until then).
 */
export const Standing = Type.Object({
  state: Type.Enum(['receiving', 'judging', 'received', 'refused', 'later']),
  have: Type.Integer(),
  message: Nullable(Type.String()),
  at: Nullable(Instant),
});
export type Standing = Static<typeof Standing>;

const PEER = { kind: 'peer' } as const;
const loteParams = Type.Object({ id: Uuid });
const MANIFEST_BYTES = 512 * 1024;

export const announceLoteContract = route({
  name: 'production.peerAnnounce',
  method: 'PUT',
  path: '/peer/lotes/:id',
  summary: 'Entre instalações: anuncia um lote e pergunta de onde continuar.',
  permission: PEER,
  params: loteParams,
  body: Manifest,
  bodyLimit: MANIFEST_BYTES,
  idempotency: { exempt: 'o mesmo anúncio de novo só diz onde o lote está' },
  response: Standing,
});

export const sendChunkContract = route({
  name: 'production.peerChunk',
  method: 'PUT',
  path: '/peer/lotes/:id/chunks/:number',
  summary: 'Entre instalações: um pedaço de um lote anunciado, na ordem. O último começa a conferência.',
  permission: PEER,
  params: Type.Object({ id: Uuid, number: Type.Integer({ minimum: 0, maximum: MOST_CHUNKS - 1 }) }),
  body: Type.Object({ file: Type.String({ contentMediaType: 'application/octet-stream' }) }),
  // A piece ends with a whole ficha.
  upload: { maxBytes: 8 * CHUNK_BYTES },
  idempotency: { exempt: 'um pedaço que já está não entra de novo' },
  response: Standing,
});

export const getStandingContract = route({
  name: 'production.peerStanding',
  method: 'GET',
  path: '/peer/lotes/:id',
  summary: 'Entre instalações: onde está um lote anunciado.',
  permission: PEER,
  params: loteParams,
  response: Standing,
});

/** Header of the answer that holds the receipt: HMAC of its bytes. */
export const MAC_HEADER = 'x-pec-mac';
export const peerReceiptContract = route({
  name: 'production.peerReceipt',
  method: 'GET',
  path: '/peer/lotes/:id/receipt.zip',
  summary: 'Entre instalações: o recibo de um lote recebido.',
  permission: PEER,
  params: loteParams,
  /** The proof of the receipt holds it: one that was given before is none. */
  query: Type.Object({ nonce: Nonce }),
  response: Type.Unknown(),
  raw: true,
});
