import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Text, Uuid } from '#platform/contract/schemas';

/** Of the access in use; another one's drafts are not there. */
const accessId = Uuid;
/** Names the form and the record it edits: `cidadao-<id>`. */
const form = Text(200);
/** Names the page that writes, as long as it is open. */
const writer = Text(64, 8);
const version = Type.Integer({ minimum: 0 });

const heading = {
  /** What it is of, as the person reads it. */
  title: Text(200),
  /** Where its form is. */
  path: Text(300),
};
const kept = {
  ...heading,
  at: Instant,
  version,
  writer,
  /** Written by a page that did not know the text of the form: both are kept until the person chooses. */
  beside: Type.Boolean(),
};
const values = Type.Record(Type.String(), Type.Unknown());

export const listDrafts = route({
  name: 'drafts.list',
  method: 'GET',
  path: '/drafts',
  summary:
    'Rascunhos da própria pessoa no acesso em uso, do mais novo ao mais antigo, sem o que foi digitado.',
  permission: { kind: 'access' },
  whileClosed: true,
  query: Type.Object({ accessId }, { additionalProperties: false }),
  response: Type.Object({ drafts: Type.Array(Type.Object({ form, ...kept })) }),
});

export const readDraft = route({
  name: 'drafts.read',
  method: 'GET',
  path: '/drafts/texts',
  summary:
    'O que foi digitado num formulário e ainda não foi salvo: o texto dele e os que esperam uma escolha.',
  permission: { kind: 'access' },
  whileClosed: true,
  query: Type.Object({ accessId, form }, { additionalProperties: false }),
  response: Type.Object({ texts: Type.Array(Type.Object({ ...kept, values })) }),
});

export const saveDraft = route({
  name: 'drafts.save',
  method: 'PUT',
  path: '/drafts',
  summary:
    'Guarda o que foi digitado. Se o rascunho mudou em outro computador, guarda ao lado, e a pessoa escolhe.',
  permission: { kind: 'access' },
  whileClosed: true,
  body: Type.Object(
    {
      accessId,
      form,
      ...heading,
      values,
      /** The version this text goes on from; 0 for a first one. */
      version,
      writer,
      /** The text beside that this one settles. */
      settles: Type.Optional(writer),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ at: Instant, version, beside: Type.Boolean() }),
  idempotency: { exempt: 'repetida pela mesma página, a gravação substitui a si mesma' },
});

export const removeDraft = route({
  name: 'drafts.remove',
  method: 'DELETE',
  path: '/drafts',
  summary:
    'Apaga um rascunho salvo ou descartado. O que outro computador escreveu depois da versão informada fica.',
  permission: { kind: 'access' },
  query: Type.Object({ accessId, form, version, writer }, { additionalProperties: false }),
  response: Type.Object({}),
  idempotency: { exempt: 'apagar de novo não muda nada' },
});
