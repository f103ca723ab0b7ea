import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Text } from '#platform/contract/schemas';

const kind = Type.Enum(['maintenance', 'moved']);

export const ClosingView = Type.Object({
  /** `maintenance`: it comes back here; `moved`: it was deactivated for another one. */
  kind,
  /** A sentence for those who wait. */
  why: Type.String(),
  since: Instant,
  /** When people were told that it opens again; it opens by hand. */
  until: Nullable(Instant),
  /** Address of the installation to use instead. */
  goTo: Nullable(Type.String()),
});

export const getClosing = route({
  name: 'closing.state',
  method: 'GET',
  path: '/closing',
  summary: 'Se a instalação está fechada, por quê, até quando, e o endereço a usar se foi desativada.',
  permission: {
    kind: 'public',
    reason: 'quem espera, e os programas que enviam, precisam saber quando voltar',
  },
  response: Type.Object({ closing: Nullable(ClosingView) }),
});

const manage = {
  permission: { kind: 'resource', anyOf: ['situacao-da-instalacao'], scope: 'installation' },
} as const;

export const closeInstallation = route({
  name: 'closing.close',
  method: 'PUT',
  path: '/closing',
  summary: 'Fecha a instalação: só administradores entram; os outros leem por quê e até quando.',
  ...manage,
  body: Type.Object(
    {
      kind,
      why: Text(200),
      /** Minutes from now; null without a promise. */
      minutes: Nullable(Type.Integer({ minimum: 1, maximum: 43_200 })),
      /** Required of one that moved. */
      goTo: Nullable(Text(200)),
    },
    { additionalProperties: false },
  ),
  response: ClosingView,
});

export const openInstallation = route({
  name: 'closing.open',
  method: 'DELETE',
  path: '/closing',
  summary:
    'Abre a instalação para todos; recusado enquanto uma tarefa precisa dela fechada, e a desativada sem `moved`.',
  ...manage,
  query: Type.Object({
    /** Also one that another installation took the place of: what is written here does not reach it. */
    moved: Type.Optional(Type.Boolean({ default: false })),
  }),
  response: Type.Object({}),
});
