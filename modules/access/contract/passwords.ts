import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Cpf, Empty, Instant, Text, Uuid } from '#platform/contract/schemas';

/** Who may give a person the way back in. */
export const RESET = {
  kind: 'resource',
  anyOf: ['visualizar-profissionais.redefinir-senha'],
  scope: 'unit',
} as const;
const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
const byToken = 'quem tem o link ainda não tem senha';

export const resetPassword = route({
  name: 'access.resetPassword',
  method: 'POST',
  path: '/professionals/:id/password-link',
  summary: 'Redefinir senha: a atual deixa de valer, o login é desbloqueado e sai um link de uso único.',
  permission: RESET,
  params: Type.Object({ id: Uuid }),
  body: Empty,
  response: Type.Object({
    link: Type.String(),
    expiresAt: Instant,
    cpf: Cpf,
    unblocked: Type.Boolean(),
  }),
});

export const issueProvisionalPassword = route({
  name: 'access.issueProvisionalPassword',
  method: 'POST',
  path: '/professionals/:id/provisional-password',
  summary: 'Cria uma senha provisória, digitada ou sorteada; a troca é exigida na primeira entrada.',
  permission: RESET,
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ password: Type.Optional(Text(200)) }, { additionalProperties: false }),
  response: Type.Object({ password: Type.String(), cpf: Cpf, unblocked: Type.Boolean() }),
});

// The token travels in bodies, not in addresses: those end up in the logs of proxies.
export const readPasswordLink = route({
  name: 'access.readPasswordLink',
  method: 'POST',
  path: '/password-link/read',
  summary: 'De quem é um link de definição de senha que ainda vale.',
  permission: { kind: 'public', reason: byToken },
  body: Type.Object({ token: Token }, { additionalProperties: false }),
  response: Type.Object({ name: Type.String() }),
  idempotency: { exempt: 'só lê' },
  throttle: { perMinute: 60 },
});

export const definePassword = route({
  name: 'access.definePassword',
  method: 'POST',
  path: '/password-link/use',
  summary: 'Define a senha por um link, que então deixa de valer.',
  permission: { kind: 'public', reason: byToken },
  body: Type.Object({ token: Token, password: Text(200) }, { additionalProperties: false }),
  response: Empty,
  idempotency: { exempt: 'o link só vale uma vez' },
  throttle: { perMinute: 30 },
});

export const askPasswordByEmail = route({
  name: 'access.askPasswordByEmail',
  method: 'POST',
  path: '/password-link/email',
  summary: 'Esqueci minha senha: a resposta é a mesma, haja ou não alguém com o CPF.',
  permission: { kind: 'public', reason: 'quem esqueceu a senha não pode entrar' },
  body: Type.Object({ cpf: Text(20) }, { additionalProperties: false }),
  response: Empty,
  status: 202,
  idempotency: { exempt: 'pedir duas vezes escreve uma' },
  throttle: { perMinute: 20 },
});
