import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';
import { formFields, seenFields } from './fields.ts';
import {
  citizenParams,
  DocumentInput,
  DocumentView,
  EDIT,
  FamilyInput,
  INACTIVATE,
  OriginKind,
  REMOVE,
  Saved,
  TeamInput,
  Version,
  VIEW,
} from './parts.ts';

/** Beside the form, on creating and on saving: a block that is left out stays as it is. */
const blocks = {
  sharingRefused: Type.Optional(Type.Boolean()),
  team: Type.Optional(TeamInput),
  family: Type.Optional(FamilyInput),
  /** Numbers to add (RG, DNV, further CNS…). */
  documents: Type.Optional(Type.Array(DocumentInput, { maxItems: 20 })),
};

/** What the person at the desk answered to a 409. */
const answers = {
  /** To `document-in-use`: two people carry this number, and why. The pair goes to review. */
  acceptSharedDocument: Type.Optional(Type.Object({ reason: Text(200, 3) }, { additionalProperties: false })),
  /** To `likely-duplicate`: looked at, and none of these is the person. */
  notThese: Type.Optional(Type.Array(Uuid, { maxItems: 50 })),
};

/**
 * POST. 422 with a sentence a field; 409 `document-in-use` (`data`: {@link DocumentInUse}) or `likely-duplicate`
 * ({@link LikelyDuplicate}), which the answers above settle.
 */
export const createCitizenContract = route({
  name: 'citizens.create',
  method: 'POST',
  path: '/citizens',
  summary:
    'Cadastra um cidadão; avisa quando o CPF ou o CNS já é de outro e quando a pessoa parece já cadastrada.',
  permission: EDIT,
  body: Type.Object({ ...formFields, ...blocks, ...answers }, { additionalProperties: false }),
  response: Saved,
  status: 201,
});

const TeamView = Type.Object({
  id: Uuid,
  ine: Type.String(),
  name: Type.String(),
  unitId: Uuid,
  unitName: Type.String(),
  unitCnes: Type.String(),
});
const FieldFault = Type.Object({ path: Type.String(), message: Type.String() });

const SharedNumber = Type.Object({
  kind: Type.Enum(['cpf', 'cns']),
  /** Who else has it. */
  id: Uuid,
  name: Type.String(),
  /** Said at the desk. */
  reason: Nullable(Type.String()),
});

const CitizenView = Type.Object({
  id: Uuid,
  version: Type.Integer(),
  status: Type.Enum(['active', 'inactive', 'merged']),
  /** Of a merged record: whose page to open instead. */
  mergedInto: Nullable(Uuid),
  inactivatedAt: Nullable(Instant),
  inactivationReason: Nullable(Type.String()),
  ...seenFields,
  /** Names of what is kept as code of a large table; null where the code left its table. */
  birthMunicipalityName: Nullable(Type.String()),
  municipalityName: Nullable(Type.String()),
  occupationName: Nullable(Type.String()),
  deceased: Type.Boolean(),
  diedOn: Nullable(LocalDate),
  deathCertificate: Nullable(Type.String()),
  sharingRefused: Type.Boolean(),
  /** Why most of the record is left empty here: the citizen refuses to share it with this unit. */
  withheld: Nullable(Type.String()),
  team: Nullable(TeamView),
  teamAutomatic: Type.Boolean(),
  teamSince: Nullable(Instant),
  familyResponsible: Type.Boolean(),
  responsible: Nullable(Type.Object({ id: Uuid, name: Type.String() })),
  responsibleDocument: Nullable(Type.String()),
  kinship: Nullable(Type.Integer()),
  /** Those in use first, then those taken off. */
  documents: Type.Array(DocumentView),
  /** The newest cadastro individual applied. */
  fci: Nullable(Type.Object({ uuid: Type.String(), filledAt: Instant })),
  origin: OriginKind,
  createdAt: Instant,
  updatedAt: Instant,
  updatedOrigin: OriginKind,
  updatedBy: Nullable(Type.Object({ id: Uuid, name: Type.String() })),
  /** CPFs and CNSs that somebody else has too, while the pair waits for review. */
  sharedNumbers: Type.Array(SharedNumber),
  /** What the form would ask to be completed: records from fichas and imports are kept incomplete. */
  pending: Type.Array(FieldFault),
});

export const getCitizenContract = route({
  name: 'citizens.get',
  method: 'GET',
  path: '/citizens/:id',
  summary: 'O cadastro de um cidadão, com seus documentos. A consulta é auditada.',
  permission: VIEW,
  params: citizenParams,
  response: CitizenView,
});

/**
 * PUT. As POST, and 409 `changed-meanwhile` ({@link ChangedMeanwhile}) for an older version, 409 `merged`
 * ({@link Merged}) for a record merged meanwhile.
 */
export const saveCitizenContract = route({
  name: 'citizens.save',
  method: 'PUT',
  path: '/citizens/:id',
  summary: 'Grava o cadastro inteiro sobre a versão em que foi aberto; o que não vem fica vazio.',
  permission: EDIT,
  params: citizenParams,
  body: Type.Object(
    { ...formFields, ...blocks, ...answers, version: Version },
    { additionalProperties: false },
  ),
  response: Saved,
});

export const RevisionView = Type.Object({
  version: Type.Integer(),
  at: Instant,
  /** Name of the person, or what acted ("Linha de comando", "Sistema"). */
  author: Type.String(),
  origin: OriginKind,
  reason: Nullable(Type.String()),
  /** Changed fields only, by the names of the form (`documents`, `teamId`, `status`… for what is not in it). */
  changes: Type.Array(Type.Object({ field: Type.String(), before: Type.Unknown(), after: Type.Unknown() })),
  /** Words for the teams and people that it names by id, those of then too. */
  names: Type.Array(Type.Object({ id: Uuid, name: Type.String(), of: Type.Enum(['team', 'citizen']) })),
  /** Name of the registration it is of, where that one was joined into the citizen's; its versions are its own. */
  joined: Nullable(Type.String()),
});

export const listRevisionsContract = route({
  name: 'citizens.listRevisions',
  method: 'GET',
  path: '/citizens/:id/revisions',
  summary: 'O que mudou no cadastro, quando, por quem e de onde veio; o mais novo primeiro.',
  permission: VIEW,
  params: citizenParams,
  query: Type.Object(pageQuery),
  response: Page(RevisionView),
});

export const inactivateCitizenContract = route({
  name: 'citizens.inactivate',
  method: 'POST',
  path: '/citizens/:id/inactivate',
  summary: 'Inativa um cadastro, com o motivo; continua a ser encontrado, marcado.',
  permission: INACTIVATE,
  params: citizenParams,
  body: Type.Object({ reason: Text(200, 3), version: Version }, { additionalProperties: false }),
  response: Saved,
});

export const reactivateCitizenContract = route({
  name: 'citizens.reactivate',
  method: 'POST',
  path: '/citizens/:id/reactivate',
  summary: 'Reativa um cadastro inativo.',
  permission: INACTIVATE,
  params: citizenParams,
  body: Type.Object({ version: Version }, { additionalProperties: false }),
  response: Saved,
});

/** DELETE. 409 `citizen-in-use` ({@link CitizenInUse}) when anything depends on the record. */
export const removeCitizenContract = route({
  name: 'citizens.remove',
  method: 'DELETE',
  path: '/citizens/:id',
  summary:
    'Exclui um cadastro de que nada depende, com documentos e histórico; o que dizia fica só para a auditoria.',
  permission: REMOVE,
  params: citizenParams,
  response: Type.Undefined(),
  status: 204,
});
