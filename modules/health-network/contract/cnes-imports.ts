import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Instant, LocalDate, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';
import { MunicipalityView } from './municipalities.ts';

const IMPORT = { kind: 'resource', anyOf: ['importar-cnes'], scope: 'municipality' } as const;
const MEBIBYTE = 1024 * 1024;

/** The file as people receive it from e-Gestor stays far below this. */
export const CNES_UPLOAD_BYTES = 200 * MEBIBYTE;

const Counts = Type.Object({
  added: Type.Integer(),
  updated: Type.Integer(),
  inactivated: Type.Integer(),
  unchanged: Type.Integer(),
});

/** `inactivated` of professionals: those left without any active lotação in the municipality. */
const CnesCountsView = Type.Object({
  units: Counts,
  teams: Counts,
  professionals: Counts,
  lotacoes: Counts,
});

/** `waiting` and `running` end in one of the others; `failed`, `cancelled` and `discarded` changed nothing. */
const CnesImportStatus = Type.Enum([
  'waiting',
  'running',
  'preview',
  'imported',
  'unchanged',
  'refused',
  'discarded',
  'cancelled',
  'failed',
]);

const SectionName = Type.Enum(['units', 'teams', 'professionals', 'lotacoes']);

/** A line of "Histórico de importações". */
const CnesImportRow = Type.Object({
  id: Uuid,
  municipality: MunicipalityView,
  /** null: command line. */
  requestedBy: Nullable(Type.String()),
  status: CnesImportStatus,
  createdAt: Instant,
  finishedAt: Nullable(Instant),
  fileName: Type.String(),
  /** Date of the export, from the file; null until it is read. */
  fileDate: Nullable(LocalDate),
  counts: Nullable(CnesCountsView),
  /** Rows with a fault: left out and entered with a warning together. */
  inconsistencies: Type.Integer(),
  /** The job to follow by events and to cancel. */
  jobId: Nullable(Uuid),
});

/** "Relatório de importação de CNES". */
const CnesImportReport = Type.Object({
  ...CnesImportRow.properties,
  /** Layout of the file (3.1, 3.0 or 2.1). */
  layout: Nullable(Type.String()),
  allowOlder: Type.Boolean(),
  error: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
  /** May this stored file be applied (after a preview, a refusal for age, a cancel or a failure)? */
  canApply: Type.Boolean(),
  /** Professionals with more than one lotação, listed by `listWithoutAgenda`. */
  withoutAgenda: Type.Integer(),
  /** Totals of the blocks of "Registros não importados", by section and reason. */
  inconsistencyTotals: Type.Array(
    Type.Object({
      section: SectionName,
      code: Type.String(),
      /** `field`: "Campos preenchidos de forma incorreta"; `other`: "Outras inconsistências". */
      group: Type.Enum(['field', 'other']),
      rejected: Type.Boolean(),
      message: Type.String(),
      count: Type.Integer(),
    }),
  ),
});

const CnesInconsistency = Type.Object({
  number: Type.Integer(),
  section: SectionName,
  code: Type.String(),
  group: Type.Enum(['field', 'other']),
  /** true: the row was left out; false: it entered with a warning. */
  rejected: Type.Boolean(),
  /** 1-based ordinal among the elements of its section in the file. */
  row: Type.Integer(),
  /** CNES, INE, CBO or masked CPF/CNS. */
  key: Type.String(),
  message: Type.String(),
});

/** Fields of the upload form, sent before the file. */
export const cnesImportFields = Type.Object({
  /** IBGE code; the installer must send it, a municipal administrator's own is implied. */
  municipality: Type.Optional(Text(7)),
  /** `preview` unless told. */
  mode: Type.Optional(Type.Enum(['preview', 'import'])),
  allowOlder: Type.Optional(Type.Enum(['true', 'false'])),
});
export type CnesImportFields = Static<typeof cnesImportFields>;

export const startCnesImport = route({
  name: 'healthNetwork.startCnesImport',
  method: 'POST',
  path: '/cnes-imports',
  summary:
    'Recebe o arquivo do CNES (.zip ou .xml) e põe a prévia ou a importação na fila. ' +
    'Formulário multipart: mode, allowOlder, municipality (código IBGE; só o instalador) e, no fim, file.',
  permission: IMPORT,
  upload: { maxBytes: CNES_UPLOAD_BYTES },
  body: cnesImportFields,
  response: Type.Object({ importId: Uuid, jobId: Uuid }),
  status: 202,
});

const params = Type.Object({ id: Uuid });

export const applyCnesImport = route({
  name: 'healthNetwork.applyCnesImport',
  method: 'POST',
  path: '/cnes-imports/:id/apply',
  summary: 'Importa o arquivo já enviado, depois da prévia; allowOlder confirma um arquivo mais antigo.',
  permission: IMPORT,
  params,
  body: Type.Object(
    {
      mode: Type.Optional(Type.Enum(['preview', 'import'], { default: 'import' })),
      allowOlder: Type.Optional(Type.Boolean({ default: false })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ importId: Uuid, jobId: Uuid }),
  status: 202,
});

export const discardCnesImport = route({
  name: 'healthNetwork.discardCnesImport',
  method: 'POST',
  path: '/cnes-imports/:id/discard',
  summary: 'Descarta o arquivo de uma prévia, ou de outro envio que nada alterou: o arquivo é apagado.',
  permission: IMPORT,
  params,
  body: Empty,
  response: Type.Object({ id: Uuid }),
});

export const listCnesImports = route({
  name: 'healthNetwork.listCnesImports',
  method: 'GET',
  path: '/cnes-imports',
  summary: 'Histórico de importações, da mais nova para a mais antiga ou por responsável.',
  permission: IMPORT,
  query: Type.Object({
    ...pageQuery,
    /** Name of the responsible. */
    search: Type.Optional(Type.String({ maxLength: 100 })),
    municipality: Type.Optional(Text(7)),
    sort: Type.Optional(Type.Enum(['date', 'responsible'], { default: 'date' })),
    direction: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'desc' })),
  }),
  response: Page(CnesImportRow),
});

export const getCnesImport = route({
  name: 'healthNetwork.getCnesImport',
  method: 'GET',
  path: '/cnes-imports/:id',
  summary: 'Relatório de uma importação.',
  permission: IMPORT,
  params,
  response: CnesImportReport,
});

export const listCnesInconsistencies = route({
  name: 'healthNetwork.listCnesInconsistencies',
  method: 'GET',
  path: '/cnes-imports/:id/inconsistencies',
  summary: 'Linhas do arquivo com inconsistência, na ordem do arquivo; a primeira página tem 50.',
  permission: IMPORT,
  params,
  query: Type.Object({
    ...pageQuery,
    section: Type.Optional(SectionName),
    code: Type.Optional(Text(60)),
  }),
  response: Page(CnesInconsistency),
});

export const downloadCnesInconsistencies = route({
  name: 'healthNetwork.downloadCnesInconsistencies',
  method: 'GET',
  path: '/cnes-imports/:id/inconsistencies.csv',
  summary: 'Todas as inconsistências em CSV (UTF-8, ponto e vírgula).',
  permission: IMPORT,
  params,
  response: Type.Unknown(),
  raw: true,
});

export const listWithoutAgenda = route({
  name: 'healthNetwork.listWithoutAgenda',
  method: 'GET',
  path: '/cnes-imports/:id/without-agenda',
  summary: 'Profissionais com mais de uma lotação que não tiveram agenda configurada, por nome.',
  permission: IMPORT,
  params,
  query: Type.Object(pageQuery),
  response: Page(
    Type.Object({
      professionalId: Uuid,
      name: Type.String(),
      cns: Nullable(Type.String()),
      cpf: Nullable(Type.String()),
    }),
  ),
});

export const listCnesLeaving = route({
  name: 'healthNetwork.listCnesLeaving',
  method: 'GET',
  path: '/cnes-imports/:id/leaving',
  summary:
    'Lotações que saem (prévia) ou saíram (importação) por não estarem no arquivo, por nome do profissional.',
  permission: IMPORT,
  params,
  query: Type.Object({
    ...pageQuery,
    /** Part of the professional's name. */
    search: Type.Optional(Type.String({ maxLength: 100 })),
    /** Only those of professionals left without any lotação in the municipality. */
    onlyLast: Type.Optional(Type.Boolean()),
  }),
  response: Page(
    Type.Object({
      id: Uuid,
      professionalId: Uuid,
      name: Type.String(),
      cns: Nullable(Type.String()),
      cpf: Nullable(Type.String()),
      cbo: Type.Object({ code: Type.String(), name: Type.String() }),
      unit: Type.Object({ cnes: Type.String(), name: Type.String() }),
      team: Nullable(Type.Object({ ine: Type.String(), name: Type.String() })),
      /** The professional has no other lotação in the municipality: inactivated. */
      last: Type.Boolean(),
    }),
  ),
});

export const downloadCnesLeaving = route({
  name: 'healthNetwork.downloadCnesLeaving',
  method: 'GET',
  path: '/cnes-imports/:id/leaving.csv',
  summary: 'Todas as lotações que saem ou saíram em CSV (UTF-8, ponto e vírgula).',
  permission: IMPORT,
  params,
  response: Type.Unknown(),
  raw: true,
});
