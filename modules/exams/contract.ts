import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Ibge, LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';

const MANAGE = {
  kind: 'resource',
  anyOf: ['configuracao-municipal.cadastrar-editar-e-excluir-grupos-de-exames'],
  scope: 'municipality',
} as const;

/** LEDI's Sexo of whom a group is only for. */
const OnlySex = Nullable(Type.Integer({ minimum: 0, maximum: 1 }));

const GroupInput = Type.Object(
  {
    name: Text(80),
    sex: OnlySex,
    /** Codes of SIGTAP, at least one, each once. */
    codes: Type.Array(Type.String({ pattern: '^02\\d{8}$' }), {
      maxItems: 100,
      uniqueItems: true,
    }),
  },
  { additionalProperties: false },
);
export type GroupInput = Static<typeof GroupInput>;

const Exam = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** False for one that left SIGTAP: it stays in the group and is not offered. */
  inForce: Type.Boolean(),
});

const GroupView = Type.Object({
  /** Null for a native group that the municipality has not filled. */
  id: Nullable(Uuid),
  name: Type.String(),
  sex: OnlySex,
  native: Type.Boolean(),
  exams: Type.Array(Exam),
  /** Of what was read, to be sent back with a change; null with the id. */
  version: Nullable(Type.String()),
});
export type GroupView = Static<typeof GroupView>;

export const listExamGroups = route({
  name: 'exams.listGroups',
  method: 'GET',
  path: '/municipalities/:ibge/exam-groups',
  summary: 'Grupos de exames do município, por nome, com seus exames; os nativos sem conteúdo vêm vazios.',
  permission: MANAGE,
  params: Type.Object({ ibge: Ibge }),
  response: Type.Object({ rows: Type.Array(GroupView) }),
});

export const addExamGroup = route({
  name: 'exams.addGroup',
  method: 'POST',
  path: '/municipalities/:ibge/exam-groups',
  summary: 'Adiciona um grupo de exames do município; com o nome de um nativo, preenche-o.',
  permission: MANAGE,
  params: Type.Object({ ibge: Ibge }),
  body: GroupInput,
  response: GroupView,
  status: 201,
});

export const changeExamGroup = route({
  name: 'exams.changeGroup',
  method: 'PUT',
  path: '/exam-groups/:id',
  summary: 'Grava nome, sexo e exames de um grupo; 409 quando mudou depois da versão enviada.',
  permission: MANAGE,
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ ...GroupInput.properties, version: Text(32) }, { additionalProperties: false }),
  response: GroupView,
});

export const removeExamGroup = route({
  name: 'exams.removeGroup',
  method: 'DELETE',
  path: '/exam-groups/:id',
  summary: 'Exclui um grupo de exames; um nativo volta a ficar vazio.',
  permission: MANAGE,
  params: Type.Object({ id: Uuid }),
  response: Type.Undefined(),
  status: 204,
});

export const listOfferedGroups = route({
  name: 'exams.listOfferedGroups',
  method: 'GET',
  path: '/exam-groups/offered',
  summary:
    'Grupos de exames que cabem a uma pessoa, com os exames que o SIGTAP admite para o sexo e a idade no dia.',
  permission: {
    kind: 'resource',
    anyOf: ['visualizar-prontuario.soap.plano.visualizar-exames.cadastrar-editar-e-excluir'],
    scope: 'municipality',
  },
  query: Type.Object({
    /** LEDI's Sexo: neither male (0) nor female (1) leaves nothing out. */
    sex: Type.Integer({ minimum: 0, maximum: 5 }),
    birth: LocalDate,
    /** Day of the request. */
    on: LocalDate,
  }),
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Uuid,
        name: Type.String(),
        exams: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
      }),
    ),
  }),
});
