import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';
import { MOST_PIECE_BYTES, Sha256 } from './plan.ts';
import { Check, ProcessState, Report } from './process.ts';

/** Version of what two installations say to each other while bases are unified. */
export const PROTOCOL = 1;

/** X25519, 32 bytes. */
const PublicKey = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
/** Base64 of what only the other side opens. */
const Sealed = (most: number) =>
  Type.String({ minLength: 40, maxLength: most, pattern: '^[A-Za-z0-9+/]+={0,2}$' });

const Identity = Type.Object(
  { id: Uuid, incarnation: Uuid, name: Text(300) },
  { additionalProperties: false },
);

/** What two programs must have the same of. */
const Version = {
  program: Text(60),
  /** Hash of the migrations of the base, in their order. */
  schema: Sha256,
};

export const Offer = Type.Object({
  protocol: Type.Integer(),
  publicKey: PublicKey,
  installation: Identity,
  ...Version,
  purpose: Type.String({ maxLength: 30 }),
  resources: Type.String({ maxLength: 30 }),
  /** IBGE codes. */
  municipalities: Type.Array(Type.String({ pattern: '^\\d{7}$' }), { maxItems: 6_000 }),
  at: Instant,
  /** Of the text of one piece. */
  mostPieceBytes: Type.Integer({ minimum: 1 }),
});
export type Offer = Static<typeof Offer>;

export const offerContract = route({
  name: 'unification.offer',
  method: 'GET',
  path: '/unification/offer',
  summary: 'Entre instalações: quem é esta central, sua versão e sua chave pública.',
  permission: { kind: 'public', reason: 'vem antes do pedido e não diz nada de ninguém' },
  throttle: { perMinute: 120 },
  response: Offer,
});

/** Opened at the centre only: the password that the person has there. */
export const OpenRequest = Type.Object(
  {
    installation: Identity,
    ...Version,
    purpose: Type.String({ maxLength: 30 }),
    municipalities: Type.Array(Type.String({ pattern: '^\\d{7}$' }), { maxItems: 6_000 }),
    /** How the unit is called in the request. */
    name: Text(120),
    link: Text(500),
    cpf: Type.String({ pattern: '^\\d{11}$' }),
    password: Text(200),
  },
  { additionalProperties: false },
);
export type OpenRequest = Static<typeof OpenRequest>;

const OPEN_SEALED = 96 * 1024;
const MESSAGE_SEALED = 16 * 1024;
const MARGIN = 4 * 1024;

const stranger = {
  permission: { kind: 'public', reason: 'quem chama prova quem é pelo que só a chave do processo sela' },
  refusals: { perMinute: 60 },
} as const;

export const openContract = route({
  name: 'unification.open',
  method: 'POST',
  path: '/unification/incoming',
  summary: 'Entre instalações: pedido de unificação, com a senha da pessoa na central, selado.',
  ...stranger,
  body: Type.Object(
    { process: Uuid, publicKey: PublicKey, sealed: Sealed(OPEN_SEALED) },
    { additionalProperties: false },
  ),
  bodyLimit: OPEN_SEALED + MARGIN,
  idempotency: { exempt: 'o mesmo pedido de novo só diz onde está' },
  response: Type.Object({ sealed: Type.String() }),
});

export const messageContract = route({
  name: 'unification.message',
  method: 'POST',
  path: '/unification/incoming/:id/messages',
  summary: 'Entre instalações: uma mensagem selada de um processo de unificação.',
  ...stranger,
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ sealed: Sealed(MESSAGE_SEALED) }, { additionalProperties: false }),
  bodyLimit: MESSAGE_SEALED + MARGIN,
  idempotency: { exempt: 'a mesma mensagem de novo não muda nada' },
  response: Type.Object({ sealed: Type.String() }),
});

export const pieceContract = route({
  name: 'unification.piece',
  method: 'PUT',
  path: '/unification/incoming/:id/pieces/:sha256',
  summary: 'Entre instalações: um pedaço selado da base que vem, provado antes de ser guardado.',
  permission: { kind: 'peer' },
  whileClosed: true,
  params: Type.Object({ id: Uuid, sha256: Sha256 }),
  body: Type.Object({ file: Type.String({ contentMediaType: 'application/octet-stream' }) }),
  upload: { maxBytes: MOST_PIECE_BYTES + 1024 * 1024 },
  idempotency: { exempt: 'um pedaço que já está não entra de novo' },
  response: Type.Object({}),
});

const say = <const Verb extends string>(verb: Verb) => ({ say: Type.Literal(verb) });
const ofPlan = { sha256: Sha256 };

/** What a unit says; the centre answers each with its {@link Standing}. */
export const Said = Type.Union([
  Type.Object(say('state')),
  /** What the centre's side says of the conditions; `administrator`: CPF of the one of the unit. */
  Type.Object({
    ...say('check'),
    administrator: Nullable(Type.String({ pattern: '^\\d{11}$' })),
    bytes: Type.Number(),
  }),
  /** The plan came as a piece: which of its pieces lack? */
  Type.Object({ ...say('plan'), ...ofPlan }),
  Type.Object({ ...say('rehearse'), ...ofPlan }),
  Type.Object(say('run')),
  Type.Object({ ...say('apply'), ...ofPlan }),
  /**
   * After the base entered: is all that is at the unit what entered? `asked`: the `prove` that it knew of before it began to read
   * its base; null where it read unasked.
   */
  Type.Object({ ...say('proved'), same: Type.Boolean(), asked: Nullable(Instant) }),
  /** The unit opens again before its base entered. */
  Type.Object(say('stop')),
  Type.Object(say('cancel')),
  Type.Object(say('undo')),
]);
export type Said = Static<typeof Said>;

export const Message = Type.Object({
  installation: Uuid,
  incarnation: Uuid,
  program: Text(60),
  /** Above that of each message that the unit sealed before in this process. */
  number: Type.Integer({ minimum: 1 }),
  said: Said,
});
export type Message = Static<typeof Message>;

/** Where a process stands at the centre. */
export const Standing = Type.Object({
  installation: Uuid,
  incarnation: Uuid,
  at: Instant,
  state: ProcessState,
  /** Its job is at work, or about to be. */
  busy: Type.Boolean(),
  step: Nullable(Type.String()),
  done: Nullable(Type.Number()),
  total: Nullable(Type.Number()),
  problem: Nullable(Type.String()),
  /** Plans that were rehearsed, and that entered. */
  rehearsed: Nullable(Sha256),
  entered: Nullable(Sha256),
  rehearsal: Nullable(Report),
  report: Nullable(Report),
  decideBy: Nullable(Instant),
  /** Since when the unit is asked to prove that nothing was written there; null where it is not. */
  prove: Nullable(Instant),
  /** Answer to `plan`: a bit for each of its pieces, set where it lacks. Base64. */
  missing: Nullable(Type.String()),
  /** Answer to `check`. */
  checks: Nullable(Type.Array(Check)),
});
export type Standing = Static<typeof Standing>;

/** What every version tells of itself, whatever else it says otherwise. */
export const Greeting = Type.Object({ program: Text(60) });

/** A refusal as the centre seals it for the message that it refuses. */
export const Refused = Type.Object({
  refused: Type.Object({
    status: Type.Integer({ minimum: 400, maximum: 499 }),
    code: Type.String(),
    detail: Type.String(),
  }),
});
export type Refused = Static<typeof Refused>;
