import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Instant, Nullable } from '#platform/contract/schemas';

const may = (service: string) =>
  ({
    kind: 'resource',
    anyOf: [`configuracao-de-instalacao.configurar-conexao-com-${service}`],
    scope: 'installation',
  }) as const;
const INTERNET = may('internet');

/** "Desabilitar durante" of each service, as the screen offers it; `open`: until somebody enables it. */
export const PAUSES = {
  cadsus: ['30m', '1h', '2h', '4h', '8h', '1w', '1mo'],
  horus: ['30m', '1h', '2h', '4h', '8h', 'open'],
} as const;
export type PausableService = keyof typeof PAUSES;
export type Pause = (typeof PAUSES)[PausableService][number];

const Service = Type.Object({
  id: Type.Enum(['cadsus', 'horus', 'agenda-online', 'rnds']),
  enabled: Type.Boolean(),
  /** What keeps it off whatever its own switch says: the internet's switch, or no internet. A Portuguese sentence. */
  why: Nullable(Type.String()),
  /** Its own pause while it lasts; `until` null: for an indefinite time. */
  pause: Nullable(Type.Object({ until: Nullable(Instant) })),
  /** What of it this program does today, in Portuguese. */
  today: Type.String(),
});

export const ConnectionView = Type.Object({
  internet: Type.Boolean(),
  /** How the last real test went; `problem` null: an address answered. */
  reach: Nullable(Type.Object({ at: Instant, since: Instant, problem: Nullable(Type.String()) })),
  services: Type.Array(Service),
});

export const getConnection = route({
  name: 'settings.connection',
  method: 'GET',
  path: '/settings/connection',
  summary: 'Internet e serviços que dependem dela: o que está habilitado e, se não, por quê.',
  permission: INTERNET,
  response: ConnectionView,
});

export const switchInternet = route({
  name: 'settings.switchInternet',
  method: 'PUT',
  path: '/settings/connection/internet',
  summary: 'Liga ou desliga a internet do programa: desligada, nada sai deste computador.',
  permission: INTERNET,
  body: Type.Object({ on: Type.Boolean() }, { additionalProperties: false }),
  response: ConnectionView,
});

export const testConnection = route({
  name: 'settings.testConnection',
  method: 'POST',
  path: '/settings/connection/test',
  summary: 'Testa de verdade a conexão com a internet e guarda o resultado.',
  permission: INTERNET,
  body: Empty,
  response: ConnectionView,
  idempotency: { exempt: 'só pergunta se alguém responde' },
  throttle: { perMinute: 20 },
});

export const pauseCadsus = route({
  name: 'settings.pauseCadsus',
  method: 'PUT',
  path: '/settings/connection/cadsus',
  summary: 'Desabilita o CADSUS por um tempo, depois do qual volta sozinho; sem tempo, habilita já.',
  permission: may('cadsus'),
  body: Type.Object(
    { during: Type.Optional(Type.Enum([...PAUSES.cadsus])) },
    { additionalProperties: false },
  ),
  response: ConnectionView,
});

export const pauseHorus = route({
  name: 'settings.pauseHorus',
  method: 'PUT',
  path: '/settings/connection/horus',
  summary: 'Desabilita o Hórus por um tempo, ou até alguém o habilitar; sem tempo, habilita já.',
  permission: may('horus'),
  body: Type.Object({ during: Type.Optional(Type.Enum([...PAUSES.horus])) }, { additionalProperties: false }),
  response: ConnectionView,
});
