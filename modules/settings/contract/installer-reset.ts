import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';

const permission = {
  kind: 'public',
  reason: 'o instalador perdeu a senha: quem autoriza é a contra-chave, assinada fora daqui',
} as const;
const Action = Type.Enum(['password', 'installer']);
const ContraChave = Text(4000);
const params = Type.Object({ id: Uuid });

export const askInstallerReset = route({
  name: 'settings.askInstallerReset',
  method: 'POST',
  path: '/installer-resets',
  summary: 'Mostra a chave com que se pede a redefinição da senha do instalador, ou outro instalador.',
  permission,
  body: Type.Object({ action: Action, cpf: Text(20) }, { additionalProperties: false }),
  response: Type.Object({
    id: Uuid,
    /** 32 digits. */
    chave: Type.String(),
    expiresAt: Instant,
  }),
  status: 201,
  idempotency: { exempt: 'cada pedido tem a sua chave' },
  throttle: { perMinute: 10 },
});

export const checkInstallerReset = route({
  name: 'settings.checkInstallerReset',
  method: 'POST',
  path: '/installer-resets/:id/contra-chave',
  summary: 'Confere a contra-chave e diz o que falta para concluir.',
  permission,
  params,
  body: Type.Object({ contraChave: ContraChave }, { additionalProperties: false }),
  response: Type.Object({
    action: Action,
    /** Who has this CPF here; null: the name has to be given. */
    person: Nullable(Type.Object({ name: Type.String(), hasPassword: Type.Boolean() })),
  }),
  idempotency: { exempt: 'só confere' },
  throttle: { perMinute: 30 },
});

export const finishInstallerReset = route({
  name: 'settings.finishInstallerReset',
  method: 'POST',
  path: '/installer-resets/:id/conclusion',
  summary: 'Conclui com a contra-chave: define a senha do instalador, ou o novo instalador.',
  permission,
  params,
  body: Type.Object(
    {
      contraChave: ContraChave,
      /** Needed, except for a new installer who keeps the password he has. */
      password: Type.Optional(Text(200)),
      /** Of a new installer nobody here knows. */
      name: Type.Optional(Text(200)),
      email: Type.Optional(Text(200)),
    },
    { additionalProperties: false },
  ),
  response: Empty,
  idempotency: { exempt: 'cada pedido só se conclui uma vez' },
  throttle: { perMinute: 30 },
});
