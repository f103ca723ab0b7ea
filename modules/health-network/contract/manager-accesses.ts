import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Uuid } from '#platform/contract/schemas';

const EDIT = {
  kind: 'resource',
  anyOf: ['visualizar-profissionais.visualizar-acessos.cadastrar-editar-e-excluir-acesso'],
  scope: 'municipality',
} as const;

/** An administrative access of a professional: installer, responsible or manager. */
export const AccessView = Type.Object({
  id: Uuid,
  kind: Type.Enum(['installer', 'municipal-admin', 'municipal-manager', 'state-manager']),
  municipality: Nullable(Type.Object({ ibge: Type.String(), name: Type.String(), uf: Type.String() })),
  /** State of a state's manager. */
  uf: Nullable(Type.String()),
  /** Name of the profile, where it is not the standard one of the kind. */
  profile: Nullable(Type.String()),
  active: Type.Boolean(),
  createdAt: Instant,
  inactivatedAt: Nullable(Instant),
  /** May this access switch it off and on? Managers only; responsibles have their own screen. */
  manageable: Type.Boolean(),
});

const Saved = Type.Object({ id: Uuid });

export const listManagerProfiles = route({
  name: 'healthNetwork.listManagerProfiles',
  method: 'GET',
  path: '/professional-access-choices',
  summary: 'Perfis ativos que um gestor municipal pode ter.',
  permission: EDIT,
  response: Type.Object({ profiles: Type.Array(Type.Object({ id: Uuid, name: Type.String() })) }),
});

export const addManagerAccess = route({
  name: 'healthNetwork.addManagerAccess',
  method: 'POST',
  path: '/professionals/:id/accesses',
  summary: 'Dá acesso de gestor: municipal, pelo administrador municipal; estadual, pelo instalador.',
  permission: EDIT,
  params: Type.Object({ id: Uuid }),
  body: Type.Object(
    {
      kind: Type.Enum(['municipal-manager', 'state-manager']),
      /** State of a state's manager. */
      uf: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
      /** Of a municipality's manager: a profile of the municipality's own; absent, the standard one. */
      profileId: Type.Optional(Uuid),
    },
    { additionalProperties: false },
  ),
  response: Saved,
  status: 201,
});

export const setManagerAccessActive = route({
  name: 'healthNetwork.setManagerAccessActive',
  method: 'PATCH',
  path: '/professional-accesses/:id',
  summary: 'Inativa ou ativa um acesso de gestor.',
  permission: EDIT,
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ active: Type.Boolean() }, { additionalProperties: false }),
  response: Saved,
});
