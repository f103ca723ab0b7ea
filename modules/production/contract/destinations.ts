import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';

const CONFIGURE = {
  kind: 'resource',
  anyOf: ['transmissao-de-dados.configurar-instalacoes-de-envio'],
  scope: 'installation',
} as const;

/** How a destination is spoken to: the protocol of this program, or the published LEDI API of the official PEC. */
const Protocol = Type.Enum(['pec-aberto', 'ledi-api']);

const Address = Type.String({
  minLength: 8,
  maxLength: 500,
  pattern: '^https?://[^\\s]+$',
  description: 'Endereço do servidor, com http:// ou https:// e a porta',
});
const Layout = Type.String({
  pattern: '^\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}$',
  description: 'Layout, como 8.7.0',
});

const DestinationView = Type.Object({
  id: Uuid,
  name: Type.String(),
  url: Type.String(),
  protocol: Protocol,
  /** Newest layout it reads; null: not known, all go as they are. */
  layout: Nullable(Type.String()),
  active: Type.Boolean(),
  /** null: never tested. */
  connected: Nullable(Type.Boolean()),
  testedAt: Nullable(Instant),
  /** What the last test or the last attempt said, in Portuguese. */
  message: Nullable(Type.String()),
  /** Another installation, or one restored from a copy, answers there: nothing goes until somebody confirms it. */
  changed: Type.Boolean(),
});

export const listDestinationsContract = route({
  name: 'production.listDestinations',
  method: 'GET',
  path: '/destinations',
  summary: 'Instalações de destino para envio on-line, por nome. As inativas vêm também.',
  permission: CONFIGURE,
  response: Type.Object({ rows: Type.Array(DestinationView) }),
});

export const listPublishedDestinationsContract = route({
  name: 'production.listPublishedDestinations',
  method: 'GET',
  path: '/destinations/published',
  summary:
    'Centralizadores dos estados desta instalação, como o pacote de dados os traz, que ainda não são destinos daqui.',
  permission: CONFIGURE,
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        uf: Type.String(),
        name: Type.String(),
        url: Type.String(),
        protocol: Protocol,
        layout: Nullable(Type.String()),
      }),
    ),
  }),
});

/** Of ours: the key that the destination gave. Of an official PEC: user and password of its credential. */
const Credential = {
  key: Type.Optional(Text(200)),
  user: Type.Optional(Text(100)),
  password: Type.Optional(Text(100)),
};
export const NewDestination = Type.Object(
  {
    name: Text(120),
    url: Address,
    protocol: Protocol,
    layout: Type.Optional(Nullable(Layout)),
    ...Credential,
  },
  { additionalProperties: false },
);
export type NewDestination = Static<typeof NewDestination>;

export const addDestinationContract = route({
  name: 'production.addDestination',
  method: 'POST',
  path: '/destinations',
  summary: 'Adiciona uma instalação de destino. Recebe os lotes gerados daí em diante.',
  permission: CONFIGURE,
  body: NewDestination,
  response: DestinationView,
  status: 201,
});

/** Without a credential the one kept goes on. */
export const DestinationChange = Type.Object(
  { name: Text(120), url: Address, layout: Type.Optional(Nullable(Layout)), ...Credential },
  { additionalProperties: false },
);
export type DestinationChange = Static<typeof DestinationChange>;

const one = { permission: CONFIGURE, params: Type.Object({ id: Uuid }) } as const;

export const changeDestinationContract = route({
  name: 'production.changeDestination',
  method: 'PUT',
  path: '/destinations/:id',
  summary: 'Altera uma instalação de destino.',
  ...one,
  body: DestinationChange,
  response: DestinationView,
});

export const testDestinationContract = route({
  name: 'production.testDestination',
  method: 'POST',
  path: '/destinations/:id/test',
  summary: 'Testa a conexão com uma instalação de destino.',
  ...one,
  idempotency: { exempt: 'só pergunta ao destino se responde' },
  response: DestinationView,
});

export const setDestinationActiveContract = route({
  name: 'production.setDestinationActive',
  method: 'PUT',
  path: '/destinations/:id/active',
  summary: 'Ativa ou inativa uma instalação de destino. Inativa, não recebe nada.',
  ...one,
  body: Type.Object({ active: Type.Boolean() }, { additionalProperties: false }),
  response: DestinationView,
});

export const confirmDestinationContract = route({
  name: 'production.confirmDestination',
  method: 'POST',
  path: '/destinations/:id/confirm',
  summary:
    'Confirma a instalação que passou a responder no endereço. Os lotes já entregues são oferecidos de novo a ela.',
  ...one,
  response: DestinationView,
});

export const removeDestinationContract = route({
  name: 'production.removeDestination',
  method: 'DELETE',
  path: '/destinations/:id',
  summary: 'Exclui uma instalação de destino. O histórico dos lotes fica.',
  ...one,
  response: Empty,
});

const PeerView = Type.Object({
  id: Uuid,
  name: Type.String(),
  active: Type.Boolean(),
  createdAt: Instant,
  /** null: it has not spoken yet. */
  seenAt: Nullable(Instant),
  /** As it last told of itself. */
  program: Nullable(Type.String()),
  /** Seconds by which its clock is ahead of this one; negative: behind. */
  clockAhead: Nullable(Type.Integer()),
  freeBytes: Nullable(Type.Integer()),
  lastBackupAt: Nullable(Instant),
  lastLoteAt: Nullable(Instant),
  /** Another base, or one restored from a copy, uses its key: nothing is taken until somebody confirms it. */
  changed: Type.Boolean(),
});

export const listPeersContract = route({
  name: 'production.listPeers',
  method: 'GET',
  path: '/peers',
  summary: 'Instalações que enviam lotes a esta, por nome, com o que disseram de si.',
  permission: CONFIGURE,
  response: Type.Object({ rows: Type.Array(PeerView) }),
});

export const addPeerContract = route({
  name: 'production.addPeer',
  method: 'POST',
  path: '/peers',
  summary: 'Permite que outra instalação envie lotes a esta. A chave é mostrada só aqui.',
  permission: CONFIGURE,
  body: Type.Object({ name: Text(120) }, { additionalProperties: false }),
  response: Type.Object({ id: Uuid, key: Type.String() }),
  status: 201,
});

export const setPeerActiveContract = route({
  name: 'production.setPeerActive',
  method: 'PUT',
  path: '/peers/:id/active',
  summary: 'Deixa ou não que a instalação envie lotes a esta.',
  ...one,
  body: Type.Object({ active: Type.Boolean() }, { additionalProperties: false }),
  response: PeerView,
});

export const confirmPeerContract = route({
  name: 'production.confirmPeer',
  method: 'POST',
  path: '/peers/:id/confirm',
  summary: 'Confirma que a base que passou a usar a chave pode enviar.',
  ...one,
  response: PeerView,
});
