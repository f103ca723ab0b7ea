import { Type } from 'typebox';
import { ClosingView } from '#modules/closing/contract';
import { Instant, Nullable, Uuid } from '#platform/contract/schemas';

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
  /** "Módulo inicial": path of the page to open on entering; null until chosen, and when it opens no more. */
  initialModule: Nullable(Type.String()),
});

export const SessionView = Type.Object({
  state: Type.Enum(['anonymous', 'password-change', 'terms', 'choose-access', 'active']),
  installation: Type.Object({
    configured: Type.Boolean(),
    name: Nullable(Type.String()),
    purpose: Nullable(Type.Enum(['producao', 'treinamento', 'homologacao'])),
    /** Restored or carried elsewhere: nothing is transmitted until an administrator confirms it. */
    unconfirmed: Type.Boolean(),
    version: Type.String(),
    /** Whether "Esqueci minha senha" can write to people. */
    passwordByEmail: Type.Boolean(),
    /** Why only administrators work in it now; null when it is open. */
    closing: Nullable(ClosingView),
  }),
  /** When the session ends if nobody uses it until then, by idleness or by age. Absent without session. */
  idleExpiresAt: Type.Optional(Instant),
  user: Type.Optional(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      cpfMasked: Type.String(),
      /** "Entrar direto no acesso mais usado". */
      directAccess: Type.Boolean(),
      /** Hex of 32 bytes, the same at every sign-in: encrypts what waits on this person's computer. */
      localKey: Type.String(),
    }),
  ),
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
