import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable } from '#platform/contract/schemas';

const ADVANCED = {
  kind: 'resource',
  anyOf: ['configuracao-de-instalacao.configurar-conexao-com-numero-de-requisicoes-simultaneas'],
  scope: 'installation',
} as const;

/** More than one process works on at once. */
export const MOST_SIMULTANEOUS = 1_000;

const fields = {
  /** Requests worked on at once; the others wait their turn. Null: the standard value. */
  simultaneous: Nullable(Type.Integer({ minimum: 1, maximum: MOST_SIMULTANEOUS })),
  /** "Cadastros de imóveis e famílias via CDS". */
  householdsByPaper: Type.Boolean(),
  /** "Busca de cidadão por propriedades". */
  searchByProperty: Type.Boolean(),
};

export const AdvancedView = Type.Object({ ...fields, standardSimultaneous: Type.Integer() });

export const getAdvanced = route({
  name: 'settings.advanced',
  method: 'GET',
  path: '/settings/advanced',
  summary: 'Configurações avançadas da instalação.',
  permission: ADVANCED,
  response: AdvancedView,
});

export const changeAdvanced = route({
  name: 'settings.changeAdvanced',
  method: 'PATCH',
  path: '/settings/advanced',
  summary: 'Altera as configurações avançadas enviadas; as outras ficam como estão.',
  permission: ADVANCED,
  body: Type.Partial(Type.Object(fields), { additionalProperties: false, minProperties: 1 }),
  response: AdvancedView,
});
