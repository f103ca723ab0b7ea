import { Type } from 'typebox';
import { Instant, LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';

/** What several routes of the registration share. */

const RESOURCE = 'gestao-de-cadastros-de-cidadao.visualizar-cidadao';
// The record belongs to the citizen and is shared by all municipalities of the installation.
const may = (resource: string) => ({ kind: 'resource', anyOf: [resource], scope: 'shared' }) as const;
export const VIEW = may(RESOURCE);
export const EDIT = may(`${RESOURCE}.cadastrar-e-editar`);
export const REMOVE = may(`${RESOURCE}.excluir`);
export const INACTIVATE = may(`${RESOURCE}.inativar`);
/** Clinical tabs (PRF-02: not the reception). */
export const CHART = may('visualizar-prontuario');
export const LGPD = may('lgpd.relatorio-do-titular');

export const citizenParams = Type.Object({ id: Uuid });
/** The version the change was made on; an older one answers 409 `changed-meanwhile`. */
export const Version = Type.Integer({ minimum: 1 });
/** Answer of every change: the version to send next time. */
export const Saved = Type.Object({ id: Uuid, version: Type.Integer() });

export const OriginKind = Type.Enum(['registration', 'fci', 'import', 'unification', 'demo']);
const DocumentKind = Type.Enum(['cpf', 'cns', 'nis', 'dnv', 'rg', 'prontuario', 'passport', 'other']);

/** Issuer, state and date, as an RG has; whatever the kind does not have stays out. */
const DocumentDetails = Type.Object(
  {
    issuer: Type.Optional(Type.String({ maxLength: 60 })),
    uf: Type.Optional(Type.String({ maxLength: 2 })),
    issuedOn: Type.Optional(Type.String({ maxLength: 10 })),
  },
  { additionalProperties: false },
);
/** A number given to a person. CPF, CNS and NIS may carry their mask. */
export const DocumentInput = Type.Object(
  { kind: DocumentKind, number: Text(60), details: Type.Optional(DocumentDetails) },
  { additionalProperties: false },
);
export const DocumentView = Type.Object({
  id: Uuid,
  kind: DocumentKind,
  number: Type.String(),
  details: DocumentDetails,
  /** The CPF or CNS shown on the record. */
  principal: Type.Boolean(),
  origin: OriginKind,
  addedAt: Instant,
  /** A number taken off stays here, and a search by it still finds the person. */
  removedAt: Nullable(Instant),
});

/** "Equipe responsável". Manual: `teamId` of the access's municipality. Automatic: by the newest FCI. */
export const TeamInput = Type.Object(
  { automatic: Type.Boolean(), teamId: Type.Optional(Nullable(Uuid)) },
  { additionalProperties: false },
);

/** Family: responsible oneself, or whose; a number only where that person has no registration here. */
export const FamilyInput = Type.Object(
  {
    isResponsible: Type.Boolean(),
    responsibleId: Type.Optional(Nullable(Uuid)),
    /** CPF or CNS. */
    responsibleDocument: Type.Optional(Nullable(Type.String({ maxLength: 25 }))),
    /** `kinships`, to the responsible. */
    kinship: Type.Optional(Nullable(Type.Integer())),
  },
  { additionalProperties: false },
);

/** A person as others may know of: enough to say "it is the same", no more. */
export const Identification = Type.Object({
  id: Uuid,
  /** Social name where there is one. */
  name: Type.String(),
  birthDate: Nullable(LocalDate),
  motherName: Nullable(Type.String()),
  /** `•••.456.789-••`. */
  cpf: Nullable(Type.String()),
  status: Type.Enum(['active', 'inactive']),
});
