import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Text, Uuid } from '#platform/contract/schemas';
import { SessionView } from './contract/session-view.ts';

export * from './contract/own-account.ts';
export * from './contract/passwords.ts';
export * from './contract/second-factor.ts';
export { AccessInfo, SessionView } from './contract/session-view.ts';

const Password = Text(200);

/** The password is right and the account has a second factor: no session yet. */
const SecondFactorAsked = Type.Object({ state: Type.Literal('second-factor'), ticket: Type.String() });

export const getSession = route({
  name: 'access.session',
  method: 'GET',
  path: '/session',
  summary: 'Quem está na sessão, o que pode abrir e o que falta para entrar.',
  permission: { kind: 'public', reason: 'a página de entrada precisa saber se há sessão e instalação' },
  response: SessionView,
  // A page asks it again to know whether the session was used elsewhere: asking must not be using.
  background: true,
});

export const keepSession = route({
  name: 'access.keepSession',
  method: 'POST',
  path: '/session/use',
  summary: 'Continuar na sessão: conta como uso e devolve até quando ela vale.',
  permission: { kind: 'session', allowPendingPassword: true },
  response: SessionView,
  idempotency: { exempt: 'continuar duas vezes é continuar' },
});

export const signIn = route({
  name: 'access.signIn',
  method: 'POST',
  path: '/session',
  summary: 'Entra com CPF e senha.',
  permission: { kind: 'public', reason: 'é a própria entrada' },
  body: Type.Object({ cpf: Text(20), password: Password }, { additionalProperties: false }),
  response: Type.Union([SessionView, SecondFactorAsked]),
  idempotency: { exempt: 'cada entrada abre a sua própria sessão' },
  refusals: { perMinute: 120 },
});

export const signOut = route({
  name: 'access.signOut',
  method: 'DELETE',
  path: '/session',
  summary: 'Sai: a sessão deixa de valer no servidor.',
  permission: { kind: 'session', allowPendingPassword: true },
  response: Type.Undefined(),
  status: 204,
  idempotency: { exempt: 'sair duas vezes é sair' },
});

export const changePassword = route({
  name: 'access.changePassword',
  method: 'POST',
  path: '/session/password',
  summary: 'Troca a própria senha; encerra as outras sessões.',
  permission: { kind: 'session', allowPendingPassword: true },
  body: Type.Object({ current: Password, next: Password }, { additionalProperties: false }),
  response: SessionView,
  idempotency: { exempt: 'a senha atual só confere uma vez' },
  throttle: { perMinute: 30 },
});

export const chooseAccess = route({
  name: 'access.choose',
  method: 'POST',
  path: '/session/access',
  summary: 'Escolhe o acesso (lotação ou administração) em que vai trabalhar.',
  permission: { kind: 'session' },
  body: Type.Object({ accessId: Uuid }, { additionalProperties: false }),
  response: SessionView,
});

export const finishFirstAccess = route({
  name: 'access.finishFirstAccess',
  method: 'POST',
  path: '/session/first-access',
  summary: 'Conclui o assistente do primeiro acesso do responsável municipal.',
  permission: { kind: 'resource', anyOf: ['importar-cnes'], scope: 'municipality' },
  body: Empty,
  response: SessionView,
});
