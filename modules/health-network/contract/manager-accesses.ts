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
  active: Type.Boolean(),
  createdAt: Instant,
  inactivatedAt: Nullable(Instant),
  /** May this access switch it off and on? Managers only; responsibles have their own screen. */
  manageable: Type.Boolean(),
});

const Saved = Type.Object({ id: Uuid });

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
