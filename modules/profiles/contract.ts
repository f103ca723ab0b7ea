import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';

const VIEW = { kind: 'resource', anyOf: ['visualizar-perfis'], scope: 'municipality' } as const;
const EDIT = {
  kind: 'resource',
  anyOf: ['visualizar-perfis.cadastrar-editar-e-excluir'],
  scope: 'municipality',
} as const;

/** "Tipo de acesso" of what a municipality may create (ADM-K02). */
const CreatedKind = Type.Enum(['lotacao', 'municipal-manager']);
const AccessKind = Type.Enum(['lotacao', 'municipal-manager', 'municipal-admin']);

const summary = {
  id: Uuid,
  name: Type.String(),
  accessKind: AccessKind,
  /** "Administração", "Coordenação", "Atendimento"…; null for the municipality's own. */
  type: Nullable(Type.String()),
  standard: Type.Boolean(),
  active: Type.Boolean(),
  /** False for the profile of the municipality's administration: it changes with the program only. */
  editable: Type.Boolean(),
  /** Name of the profile it was copied from. */
  copiedFrom: Nullable(Type.String()),
  /** People who hold it in an access in force. */
  users: Type.Integer(),
};
const Resources = Type.Array(Text(200), { maxItems: 600 });

const ProfileView = Type.Object({
  ...summary,
  /** Send it back when saving: who edits an older version is told. */
  version: Type.String(),
  changedAt: Instant,
  /** Who changed it last; null for the program itself, or somebody who is gone. */
  changedBy: Nullable(Type.String()),
  resources: Type.Array(Type.String()),
  /** What the program gives a standard profile, to go back to; null for the municipality's own. */
  standardResources: Nullable(Type.Array(Type.String())),
  /** The person who asks holds it: nobody grants to himself, so nothing may be added. */
  own: Type.Boolean(),
  units: Type.Integer(),
  /** Profiles held beside it in the same accesses: they may become redundant, or mix coordination and care. */
  companions: Type.Array(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      resources: Type.Array(Type.String()),
      accesses: Type.Integer(),
    }),
  ),
});

const reason = Type.Optional(Type.String({ maxLength: 300 }));
const name = Type.String({ minLength: 1, maxLength: 100 });
const params = Type.Object({ id: Uuid });
const closed = { additionalProperties: false };

export const listResources = route({
  name: 'profiles.listResources',
  method: 'GET',
  path: '/profile-resources',
  summary: 'Recursos que um perfil pode ter, na ordem do anexo oficial, pais antes dos filhos.',
  permission: { ...VIEW, scope: 'installation' },
  response: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      parent: Nullable(Type.String()),
      /** Access kinds whose profiles may hold it. */
      kinds: Type.Array(Type.String()),
      /** Only profiles of coordination, or only of care, hold it by the standard; null for both or neither. */
      side: Nullable(Type.Enum(['coordination', 'care'])),
    }),
  ),
});

export const listTemplates = route({
  name: 'profiles.listTemplates',
  method: 'GET',
  path: '/profile-templates',
  summary:
    'Modelos de perfil para CAPS, CEO, UPA, policlínica, SAD e consultório na rua: sugestões de que um perfil próprio pode partir.',
  permission: { ...EDIT, scope: 'installation' },
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Type.String(),
        /** Kind of unit it is for. */
        unit: Type.String(),
        name: Type.String(),
        /** Name of the standard profile that it is made of. */
        base: Type.String(),
        resources: Type.Array(Type.String()),
      }),
    ),
  }),
});

export const listProfiles = route({
  name: 'profiles.list',
  method: 'GET',
  path: '/profiles',
  summary: 'Perfis do município: os padrão, como o município os deixou, e os próprios.',
  permission: VIEW,
  query: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 100 })),
    showInactive: Type.Optional(Type.Boolean()),
    sort: Type.Optional(Type.Enum(['name', 'accessKind'])),
    direction: Type.Optional(Type.Enum(['asc', 'desc'])),
  }),
  response: Type.Object({ rows: Type.Array(Type.Object(summary)) }),
});

export const getProfile = route({
  name: 'profiles.get',
  method: 'GET',
  path: '/profiles/:id',
  summary: 'Um perfil com seus recursos, sua versão e quem sente uma alteração.',
  permission: VIEW,
  params,
  response: ProfileView,
});

export const listHolders = route({
  name: 'profiles.listHolders',
  method: 'GET',
  path: '/profiles/:id/holders',
  summary: 'Quem tem o perfil, até 100 pessoas; com outro perfil, quem tem os dois no mesmo acesso.',
  permission: VIEW,
  params,
  query: Type.Object({ companionId: Type.Optional(Uuid) }),
  response: Type.Object({
    rows: Type.Array(Type.Object({ professionalId: Uuid, name: Type.String(), place: Type.String() })),
  }),
});

export const createProfile = route({
  name: 'profiles.create',
  method: 'POST',
  path: '/profiles',
  summary: 'Cadastra um perfil do município.',
  permission: EDIT,
  body: Type.Object({ name, accessKind: CreatedKind, resources: Resources, reason }, closed),
  response: ProfileView,
  status: 201,
});

export const copyProfile = route({
  name: 'profiles.copy',
  method: 'POST',
  path: '/profiles/:id/copies',
  summary: 'Copia um perfil: o tipo de acesso é o do original.',
  permission: EDIT,
  params,
  body: Type.Object({ name, resources: Resources, reason }, closed),
  response: ProfileView,
  status: 201,
});

export const saveProfile = route({
  name: 'profiles.save',
  method: 'PUT',
  path: '/profiles/:id',
  summary:
    'Grava nome e recursos; recusa (409 profile-changed) quando outra pessoa gravou depois da leitura.',
  permission: EDIT,
  params,
  body: Type.Object({ version: Text(40), name: Type.Optional(name), resources: Resources, reason }, closed),
  response: ProfileView,
});

export const setProfileActive = route({
  name: 'profiles.setActive',
  method: 'PATCH',
  path: '/profiles/:id',
  summary: 'Inativa um perfil, que deixa de valer para quem o tem, ou ativa de novo.',
  permission: EDIT,
  params,
  body: Type.Object({ active: Type.Boolean() }, closed),
  response: ProfileView,
});

export const deleteProfile = route({
  name: 'profiles.delete',
  method: 'DELETE',
  path: '/profiles/:id',
  summary: 'Exclui um perfil do município que nenhum acesso tem.',
  permission: EDIT,
  params,
  response: Type.Undefined(),
  status: 204,
});
