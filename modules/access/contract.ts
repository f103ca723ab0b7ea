import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Cpf, Empty, Nullable, Text, Uuid } from '#platform/contract/schemas';

export const AccessInfo = Type.Object({
  id: Uuid,
  kind: Type.Enum(['installer', 'municipal-admin', 'lotacao', 'municipal-manager', 'state-manager']),
  /** "Administrador da instalação", "Administrador municipal" or the unit's name. */
  title: Type.String(),
  unit: Nullable(Type.Object({ id: Uuid, name: Type.String(), cnes: Type.String() })),
  team: Nullable(Type.Object({ id: Uuid, name: Type.String(), ine: Type.String() })),
  cbo: Nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  municipality: Nullable(
    Type.Object({ id: Uuid, ibge: Type.String(), name: Type.String(), uf: Type.String() }),
  ),
  profiles: Type.Array(Type.String()),
  lastUsedAt: Nullable(Type.String()),
});

export const SessionView = Type.Object({
  state: Type.Enum(['anonymous', 'password-change', 'choose-access', 'active']),
  installation: Type.Object({
    configured: Type.Boolean(),
    name: Nullable(Type.String()),
    purpose: Nullable(Type.Enum(['producao', 'treinamento'])),
    version: Type.String(),
  }),
  user: Type.Optional(Type.Object({ id: Uuid, name: Type.String(), cpfMasked: Type.String() })),
  access: Type.Optional(
    Type.Intersect([
      AccessInfo,
      Type.Object({
        resources: Type.Array(Type.String()),
        /** True while a municipal responsible has the three-step wizard to finish. */
        firstAccess: Type.Boolean(),
        timeZone: Type.String(),
      }),
    ]),
  ),
  accesses: Type.Optional(Type.Array(AccessInfo)),
});

const Password = Text(200);

export const getSession = route({
  name: 'access.session',
  method: 'GET',
  path: '/session',
  summary: 'Quem está na sessão, o que pode abrir e o que falta para entrar.',
  permission: { kind: 'public', reason: 'a página de entrada precisa saber se há sessão e instalação' },
  response: SessionView,
});

export const signIn = route({
  name: 'access.signIn',
  method: 'POST',
  path: '/session',
  summary: 'Entra com CPF e senha.',
  permission: { kind: 'public', reason: 'é a própria entrada' },
  body: Type.Object({ cpf: Text(20), password: Password }, { additionalProperties: false }),
  response: SessionView,
  idempotency: { exempt: 'cada entrada abre a sua própria sessão' },
  throttle: { perMinute: 120 },
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

export const issueProvisionalPassword = route({
  name: 'access.issueProvisionalPassword',
  method: 'POST',
  path: '/professionals/:id/provisional-password',
  summary: 'Gera uma senha provisória para o profissional; a troca é exigida na primeira entrada.',
  permission: { kind: 'resource', anyOf: ['visualizar-profissionais.redefinir-senha'], scope: 'unit' },
  params: Type.Object({ id: Uuid }),
  body: Empty,
  response: Type.Object({ password: Type.String(), cpf: Cpf, unblocked: Type.Boolean() }),
});
