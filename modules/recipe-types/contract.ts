import { type Static, Type } from 'typebox';
import { valuesOf } from '#platform/contract/choices';
import { route } from '#platform/contract/route';
import { Ibge, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';
import { RECIPES } from './contract/recipes.ts';

const MANAGE = { kind: 'resource', anyOf: ['configuracao-municipal'], scope: 'municipality' } as const;
const PRESCRIBE = {
  kind: 'resource',
  anyOf: ['visualizar-prontuario.soap.plano.visualizar-receitas.cadastrar-editar-e-excluir'],
  scope: 'municipality',
} as const;

const Recipe = Type.Enum(valuesOf(RECIPES));

/** The most medicines that are marked in one go. */
export const MOST_MARKED = 100;
const MarkInput = Type.Object(
  {
    recipe: Recipe,
    /** Codes of the CATMAT, each once. */
    medicines: Type.Array(Text(20), { maxItems: MOST_MARKED, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type MarkInput = Static<typeof MarkInput>;

const Marked = Type.Object({
  id: Uuid,
  catmat: Type.String(),
  name: Type.String(),
  recipe: Recipe,
  /** False for one that left the CATMAT: the mark stays, and nobody finds the medicine to prescribe it. */
  inForce: Type.Boolean(),
});
export type Marked = Static<typeof Marked>;

export const listRecipeTypes = route({
  name: 'recipeTypes.list',
  method: 'GET',
  path: '/municipalities/:ibge/recipe-types',
  summary: 'Medicamentos a que o município deu um tipo de receita, por nome.',
  permission: MANAGE,
  params: Type.Object({ ibge: Ibge }),
  query: Type.Object({
    ...pageQuery,
    /** Any part of the name. */
    search: Type.Optional(Type.String({ maxLength: 100 })),
    recipe: Type.Optional(Recipe),
  }),
  response: Page(Marked),
});

export const markRecipeType = route({
  name: 'recipeTypes.mark',
  method: 'POST',
  path: '/municipalities/:ibge/recipe-types',
  summary: 'Dá um tipo de receita a medicamentos do CATMAT; o que já tinha outro passa a ter este.',
  permission: MANAGE,
  params: Type.Object({ ibge: Ibge }),
  body: MarkInput,
  response: Type.Object({ marked: Type.Integer() }),
});

export const unmarkRecipeType = route({
  name: 'recipeTypes.unmark',
  method: 'DELETE',
  path: '/recipe-types/:id',
  summary: 'Tira o tipo de receita de um medicamento: a prescrição volta a propor comum.',
  permission: MANAGE,
  params: Type.Object({ id: Uuid }),
  response: Type.Undefined(),
  status: 204,
});

export const findMedicine = route({
  name: 'recipeTypes.findMedicine',
  method: 'GET',
  path: '/medicines/:catmat',
  summary:
    'O que a prescrição propõe de um medicamento: o tipo de receita que o município lhe deu e a unidade de fornecimento do CATMAT; nulos onde não há. 404 fora do CATMAT.',
  permission: PRESCRIBE,
  params: Type.Object({ catmat: Text(20) }),
  response: Type.Object({ recipe: Nullable(Recipe), supplyUnit: Nullable(Type.String()) }),
});
