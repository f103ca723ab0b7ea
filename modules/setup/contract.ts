import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';

const Purpose = Type.Enum(['producao', 'treinamento']);
const ShownPurpose = Type.Enum(['producao', 'treinamento', 'homologacao']);
const Resources = Type.Enum(['prontuario', 'centralizadora']);

/** The person who configures the installation. All but CPF and name may be completed later. */
const InstallerFields = Type.Object(
  {
    cpf: Text(20),
    name: Text(200),
    cns: Type.Optional(Text(20)),
    birthDate: Type.Optional(LocalDate),
    sex: Type.Optional(Type.Enum(['M', 'F'])),
    council: Type.Optional(Text(40)),
    councilUf: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    councilNumber: Type.Optional(Text(30)),
    email: Type.Optional(Text(200)),
    phone: Type.Optional(Text(20)),
  },
  { additionalProperties: false },
);

export const InstallationFields = Type.Object(
  {
    name: Text(120),
    purpose: Purpose,
    resources: Resources,
    /** URL or host by which browsers reach the installation; without port, 80. */
    link: Text(200),
    installer: InstallerFields,
    password: Text(200),
  },
  { additionalProperties: false },
);

const InstallationView = Type.Object({
  id: Uuid,
  incarnation: Uuid,
  name: Type.String(),
  purpose: ShownPurpose,
  resources: Resources,
  link: Type.String(),
});

export const getSetup = route({
  name: 'setup.state',
  method: 'GET',
  path: '/setup',
  summary: 'Se a instalação já foi configurada e, antes disso, por onde os outros computadores a alcançam.',
  permission: { kind: 'public', reason: 'antes da configuração não há quem possa entrar' },
  response: Type.Object({
    configured: Type.Boolean(),
    /** Addresses in the local network; none once configured, when strangers may ask. */
    addresses: Type.Array(Type.String()),
  }),
});

export const initialise = route({
  name: 'setup.initialise',
  method: 'POST',
  path: '/setup',
  summary: 'Configura a instalação e cadastra o instalador. Só funciona uma vez.',
  permission: {
    kind: 'public',
    reason: 'só antes da configuração, com o código impresso pelo servidor',
  },
  body: Type.Object({ ...InstallationFields.properties, code: Text(40) }, { additionalProperties: false }),
  response: InstallationView,
  status: 201,
  idempotency: { exempt: 'só a primeira vez é aceita' },
  throttle: { perMinute: 30 },
});

export const getAbout = route({
  name: 'setup.about',
  method: 'GET',
  path: '/setup/about',
  summary: 'Sobre: nome, versão e tipo da instalação.',
  permission: { kind: 'session' },
  response: Type.Object({
    installation: Nullable(InstallationView),
    version: Type.String(),
    databaseVersion: Type.String(),
    /** When the base was last brought up to a version of the program. */
    updatedAt: Nullable(Instant),
  }),
});

const CONFIRM = { kind: 'resource', anyOf: ['configuracao-de-instalacao'], scope: 'installation' } as const;

export const getContinuation = route({
  name: 'setup.continuation',
  method: 'GET',
  path: '/setup/continuation',
  summary: 'Se a instalação espera que alguém confirme que é ela que continua, e o que conferir antes.',
  permission: CONFIRM,
  response: Type.Object({
    name: Type.String(),
    link: Type.String(),
    purpose: ShownPurpose,
    /** null: nothing waits. */
    why: Nullable(Type.Enum(['restored', 'moved'])),
    since: Nullable(Instant),
  }),
});

export const confirmContinuation = route({
  name: 'setup.confirm',
  method: 'POST',
  path: '/setup/continuation',
  summary: '“Esta é a que continua”: a instalação restaurada ou levada a outro lugar volta a transmitir.',
  permission: CONFIRM,
  response: getContinuation.response,
});
