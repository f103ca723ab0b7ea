import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable, Text, Uuid } from '#platform/contract/schemas';

const EDIT = {
  kind: 'resource',
  anyOf: ['visualizar-profissionais.visualizar-acessos.cadastrar-editar-e-excluir-lotacao'],
  scope: 'unit',
} as const;

const CboCode = Type.String({ pattern: '^[0-9]{4}[0-9A-Z][0-9]$' });
const Cbo = Type.Object({ code: Type.String(), name: Type.String() });
const Profile = Type.Object({ id: Uuid, name: Type.String() });
const ProfileIds = Type.Array(Uuid, { maxItems: 50 });

export const LotacaoView = Type.Object({
  id: Uuid,
  unit: Type.Object({ id: Uuid, name: Type.String(), cnes: Type.String() }),
  municipality: Type.Object({ ibge: Type.String(), name: Type.String(), uf: Type.String() }),
  team: Nullable(Type.Object({ id: Uuid, name: Type.String(), ine: Type.String() })),
  cbo: Cbo,
  microarea: Type.String(),
  origin: Type.Enum(['cnes', 'manual']),
  /** "Atualizar perfis ao importar CNES". */
  updateOnCnes: Type.Boolean(),
  /** Hours of its own, the municipal default, or none. */
  agenda: Type.Enum(['propria', 'padrao', 'nenhuma']),
  active: Type.Boolean(),
  /** Nobody worked in it yet: it may be deleted. */
  unused: Type.Boolean(),
  profiles: Type.Array(Profile),
});

const Saved = Type.Object({ id: Uuid });
const OfLotacao = Type.Object({ id: Uuid });

export const listLotacaoChoices = route({
  name: 'healthNetwork.listLotacaoChoices',
  method: 'GET',
  path: '/lotacao-choices',
  summary: 'Unidades ativas ao alcance e perfis ativos, para o cadastro de lotação.',
  permission: EDIT,
  response: Type.Object({
    units: Type.Array(Type.Object({ id: Uuid, name: Type.String(), cnes: Type.String() })),
    /** `type` null: of the municipality's own making. */
    profiles: Type.Array(Type.Object({ ...Profile.properties, type: Nullable(Type.String()) })),
  }),
});

export const listLotacaoTeams = route({
  name: 'healthNetwork.listLotacaoTeams',
  method: 'GET',
  path: '/lotacao-choices/units/:id/teams',
  summary: 'Equipes ativas de uma unidade ao alcance.',
  permission: EDIT,
  params: Type.Object({ id: Uuid }),
  response: Type.Array(Type.Object({ id: Uuid, name: Type.String(), ine: Type.String() })),
});

export const searchLotacaoCbos = route({
  name: 'healthNetwork.searchLotacaoCbos',
  method: 'GET',
  path: '/lotacao-choices/cbos',
  summary: 'Procura ocupações que o município oferece para lotação; no máximo 20.',
  permission: EDIT,
  query: Type.Object({ search: Text(80, 2) }),
  response: Type.Array(Cbo),
});

export const getCboProfiles = route({
  name: 'healthNetwork.getCboProfiles',
  method: 'GET',
  path: '/lotacao-choices/cbos/:cbo/profiles',
  summary: 'Perfis padrão de uma ocupação no município: os que a importação do CNES daria.',
  permission: EDIT,
  params: Type.Object({ cbo: CboCode }),
  response: Type.Object({ profileIds: Type.Array(Uuid) }),
});

export const addLotacao = route({
  name: 'healthNetwork.addLotacao',
  method: 'POST',
  path: '/professionals/:id/lotacoes',
  summary: 'Cadastra uma lotação do profissional em uma unidade ao alcance.',
  permission: EDIT,
  params: Type.Object({ id: Uuid }),
  body: Type.Object(
    {
      unitId: Uuid,
      cbo: CboCode,
      teamId: Nullable(Uuid),
      profileIds: ProfileIds,
      updateOnCnes: Type.Boolean(),
    },
    { additionalProperties: false },
  ),
  response: Saved,
  status: 201,
});

export const changeLotacao = route({
  name: 'healthNetwork.changeLotacao',
  method: 'PUT',
  path: '/lotacoes/:id',
  summary: 'Troca os perfis de uma lotação e se a importação do CNES os atualiza.',
  permission: EDIT,
  params: OfLotacao,
  body: Type.Object(
    { profileIds: ProfileIds, updateOnCnes: Type.Boolean() },
    { additionalProperties: false },
  ),
  response: Saved,
});

export const setLotacaoActive = route({
  name: 'healthNetwork.setLotacaoActive',
  method: 'PATCH',
  path: '/lotacoes/:id',
  summary: 'Inativa ou ativa uma lotação; vale no próximo pedido de quem está nela.',
  permission: EDIT,
  params: OfLotacao,
  body: Type.Object({ active: Type.Boolean() }, { additionalProperties: false }),
  response: Saved,
});

export const removeLotacao = route({
  name: 'healthNetwork.removeLotacao',
  method: 'DELETE',
  path: '/lotacoes/:id',
  summary: 'Exclui uma lotação em que ninguém trabalhou.',
  permission: EDIT,
  params: OfLotacao,
  response: Type.Undefined(),
  status: 204,
});
