import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Text, Uuid } from '#platform/contract/schemas';
import { RESET } from './passwords.ts';
import { SessionView } from './session-view.ts';

const Code = Type.String({ minLength: 6, maxLength: 20 });

export const giveSecondFactor = route({
  name: 'access.giveSecondFactor',
  method: 'POST',
  path: '/session/second-factor',
  summary: 'Conclui a entrada com o código do aplicativo, ou um de recuperação.',
  permission: {
    kind: 'public',
    reason: 'faz parte da entrada: a senha já conferiu, a sessão ainda não existe',
  },
  body: Type.Object({ ticket: Text(60), code: Code }, { additionalProperties: false }),
  response: SessionView,
  idempotency: { exempt: 'cada código só vale uma vez' },
  refusals: { perMinute: 60 },
});

export const getSecondFactor = route({
  name: 'access.secondFactor',
  method: 'GET',
  path: '/session/second-factor',
  summary: 'Se o segundo fator está ligado na própria conta.',
  permission: { kind: 'session' },
  response: Type.Object({ enabled: Type.Boolean(), recoveryLeft: Type.Integer() }),
});

export const beginSecondFactor = route({
  name: 'access.beginSecondFactor',
  method: 'POST',
  path: '/session/second-factor/enrolment',
  summary: 'Com a senha, gera o segredo a ler no aplicativo; só vale depois do primeiro código.',
  permission: { kind: 'session' },
  body: Type.Object({ password: Text(200) }, { additionalProperties: false }),
  response: Type.Object({
    /** Base 32, for who types it. */
    secret: Type.String(),
    /** otpauth address, for the QR code. */
    uri: Type.String(),
  }),
});

export const confirmSecondFactor = route({
  name: 'access.confirmSecondFactor',
  method: 'POST',
  path: '/session/second-factor/confirmation',
  summary: 'Liga o segundo fator com o primeiro código; os códigos de recuperação aparecem só agora.',
  permission: { kind: 'session' },
  body: Type.Object({ code: Code }, { additionalProperties: false }),
  response: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
});

export const turnOffSecondFactor = route({
  name: 'access.turnOffSecondFactor',
  method: 'POST',
  path: '/session/second-factor/removal',
  summary: 'Desliga o segundo fator da própria conta, com a senha e um código.',
  permission: { kind: 'session' },
  body: Type.Object({ password: Text(200), code: Code }, { additionalProperties: false }),
  response: Empty,
});

export const removeSecondFactor = route({
  name: 'access.removeSecondFactor',
  method: 'POST',
  path: '/professionals/:id/second-factor/removal',
  summary: 'Desliga o segundo fator de quem perdeu o telefone e os códigos; as sessões abertas terminam.',
  permission: RESET,
  params: Type.Object({ id: Uuid }),
  body: Empty,
  response: Empty,
});
