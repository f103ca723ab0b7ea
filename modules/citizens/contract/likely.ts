import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable, Uuid } from '#platform/contract/schemas';
import { EDIT, Identification } from './parts.ts';

const text = (maxLength: number) => Type.Optional(Nullable(Type.String({ maxLength })));

/** Registered people who may be somebody else's registration, and how each field agrees. */
const Candidates = Type.Array(
  Type.Object({
    citizen: Identification,
    /** Probability from 0 to 1. */
    score: Type.Number(),
    /** Levels of packages/matching. */
    evidence: Type.Array(Type.Object({ field: Type.String(), level: Type.String() })),
  }),
);

/**
 * POST, for who somebody is has no place in an address. Takes the form as far as it is typed: what is not yet a date
 * or a whole number says nothing.
 */
export const likelyCitizensContract = route({
  name: 'citizens.likely',
  method: 'POST',
  path: '/citizens/likely',
  summary:
    'Pessoas já cadastradas que podem ser a que está sendo digitada, com o que há em comum. Nada grava.',
  permission: EDIT,
  idempotency: { exempt: 'só lê' },
  body: Type.Object(
    {
      /** The record being edited: it is not its own duplicate. */
      self: Type.Optional(Nullable(Uuid)),
      name: text(200),
      socialName: text(200),
      /** aaaa-mm-dd. */
      birthDate: text(10),
      sex: Type.Optional(Nullable(Type.Integer())),
      motherName: text(200),
      fatherName: text(200),
      cpf: text(20),
      cns: text(25),
      phoneMobile: text(25),
      phoneHome: text(25),
      phoneContact: text(25),
      email: text(200),
      cep: text(12),
      street: text(200),
      houseNumber: text(20),
      municipalityIbge: text(7),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ candidates: Candidates }),
});
