import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';

const SERVERS = { kind: 'resource', anyOf: ['configuracao-de-instalacao'], scope: 'installation' } as const;

const smtpFields = {
  host: Text(200),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  /** Off only for a server on the own network that has no TLS. */
  requireTls: Type.Boolean(),
  login: Text(200),
  sender: Text(200),
};

/** Never with the password: only whether there is one. */
export const SmtpView = Type.Object({
  ...smtpFields,
  hasPassword: Type.Boolean(),
  enabled: Type.Boolean(),
  tested: Nullable(Type.Object({ at: Instant, problem: Nullable(Type.String()) })),
});

const ServersView = Type.Object({
  installation: Type.Object({ name: Type.String(), link: Type.String() }),
  smtp: Nullable(SmtpView),
});

export const getServers = route({
  name: 'settings.servers',
  method: 'GET',
  path: '/settings/servers',
  summary: 'Nome e link da instalação e servidor de e-mail.',
  permission: SERVERS,
  response: ServersView,
});

export const changeInstallation = route({
  name: 'settings.changeInstallation',
  method: 'PUT',
  path: '/settings/servers/installation',
  summary: 'Altera o nome e o link da instalação.',
  permission: SERVERS,
  body: Type.Object({ name: Text(120), link: Text(200) }, { additionalProperties: false }),
  response: ServersView,
});

export const enableSmtp = route({
  name: 'settings.enableSmtp',
  method: 'PUT',
  path: '/settings/servers/smtp',
  summary: 'Guarda o servidor de e-mail e o testa; só o teste que deu certo o habilita. Responde a tarefa.',
  permission: SERVERS,
  body: Type.Object(
    {
      ...smtpFields,
      /** Absent: the one kept. */
      password: Type.Optional(Text(200)),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ jobId: Uuid }),
  status: 202,
});

export const disableSmtp = route({
  name: 'settings.disableSmtp',
  method: 'POST',
  path: '/settings/servers/smtp/disabling',
  summary: 'Desabilita o servidor de e-mail; os dados ficam guardados.',
  permission: SERVERS,
  body: Empty,
  response: ServersView,
});
