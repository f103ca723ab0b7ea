import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';
import { MERGE } from './permission.ts';
import { Suggested } from './suggested.ts';

const VIEW = {
  kind: 'resource',
  anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao'],
  scope: 'shared',
} as const;

const chosen = {
  principalId: Uuid,
  otherIds: Type.Array(Uuid, { minItems: 1, maxItems: 9 }),
  /** Part of the registration → record that gives it; parts left out follow the rules. */
  choices: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Uuid)),
};
const closed = { additionalProperties: false };

const Moves = Type.Array(
  Type.Object({ label: Type.String(), fromOthers: Type.Integer(), ofPrincipal: Type.Integer() }),
);

export const previewMergeContract = route({
  name: 'duplicates.preview',
  method: 'POST',
  path: '/citizen-merges/preview',
  summary: 'O que resulta de unificar cadastros e tudo o que passa para o principal. Nada grava.',
  permission: MERGE,
  idempotency: { exempt: 'só lê' },
  body: Type.Object(chosen, closed),
  response: Type.Object({
    /** Versions to send when confirming. */
    versions: Type.Record(Type.String(), Type.Integer()),
    /** In the order of the form; `values` by record, fields named as in the registration. */
    parts: Type.Array(
      Type.Object({
        part: Type.String(),
        /** Record that gives it. */
        from: Uuid,
        /** All records say the same. */
        same: Type.Boolean(),
        values: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())),
      }),
    ),
    suggested: Suggested,
    moves: Moves,
    /** Reasons to look twice, in Portuguese. */
    warnings: Type.Array(Type.String()),
  }),
});

/** 409 `merged`, `changed-meanwhile` (`data.citizenId`), `principal-without-fci`. */
export const mergeContract = route({
  name: 'duplicates.merge',
  method: 'POST',
  path: '/citizen-merges',
  summary: 'Unifica cadastros da mesma pessoa no principal. Pode ser desfeito até que algo dependa disso.',
  permission: MERGE,
  body: Type.Object(
    {
      ...chosen,
      versions: Type.Record(Type.String({ maxLength: 40 }), Type.Integer()),
      reason: Type.Optional(Text(300)),
    },
    closed,
  ),
  response: Type.Object({ mergeId: Uuid, id: Uuid, version: Type.Integer() }),
  status: 201,
});

/** 409 `already-undone`; `something-depends` (`data.depends`: what came since, in Portuguese). */
export const undoMergeContract = route({
  name: 'duplicates.undo',
  method: 'POST',
  path: '/citizen-merges/:id/undo',
  summary: 'Desfaz uma unificação: cada cadastro e cada registro voltam a ser como eram.',
  permission: MERGE,
  params: Type.Object({ id: Uuid }),
  response: Type.Object({
    survivorId: Uuid,
    /** What is not as it was, in Portuguese: families that went on meanwhile. */
    notes: Type.Array(Type.String()),
  }),
});

/** Tab "Unificações" of the citizen. */
export const listMergesContract = route({
  name: 'duplicates.listMerges',
  method: 'GET',
  path: '/citizens/:id/merges',
  summary: 'As unificações de um cadastro: quais, quando, por quem, e se ainda podem ser desfeitas.',
  permission: VIEW,
  params: Type.Object({ id: Uuid }),
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Uuid,
        survivorId: Uuid,
        at: Instant,
        author: Type.String(),
        reason: Nullable(Type.String()),
        undoneAt: Nullable(Instant),
        undoneBy: Nullable(Type.String()),
        /** What came since, in Portuguese: with any of it the joining cannot be undone any more. */
        depends: Type.Array(Type.String()),
        absorbed: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
      }),
    ),
  }),
});
