import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';

const IMPORT = { kind: 'resource', anyOf: ['importar-cadastros-de-cidadao'], scope: 'municipality' } as const;
const MEBIBYTE = 1024 * 1024;
export const CITIZEN_UPLOAD_BYTES = 200 * MEBIBYTE;
const params = Type.Object({ id: Uuid });

/** `fill` keeps what the base has; `overwrite` takes what the file says; `skip` leaves known people alone. */
const OnConflict = Type.Enum(['fill', 'overwrite', 'skip']);
/**
 * `new`: nobody has it; `fills`: the base has blanks that it fills; `differs`: the base says otherwise; `same`;
 * `doubt`: a person must look, it does not enter; `rejected`: does not enter, and why.
 */
const RowOutcome = Type.Enum(['new', 'fills', 'differs', 'same', 'doubt', 'rejected']);

const ImportView = Type.Object({
  id: Uuid,
  fileName: Type.String(),
  status: Type.Enum([
    'waiting',
    'running',
    'preview',
    'imported',
    'refused',
    'discarded',
    'failed',
    'cancelled',
  ]),
  onConflict: Nullable(OnConflict),
  error: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
  jobId: Nullable(Uuid),
  /** null: command line. */
  requestedBy: Nullable(Type.String()),
  createdAt: Instant,
  finishedAt: Nullable(Instant),
  canApply: Type.Boolean(),
});
const Started = Type.Object({ importId: Uuid, jobId: Uuid });

export const startCitizenImportContract = route({
  name: 'citizens.startImport',
  method: 'POST',
  path: '/citizen-imports',
  summary: 'Recebe um .zip de cadastros (Thrift) e confere o que ele mudaria. Nada grava até ser confirmado.',
  permission: IMPORT,
  upload: { maxBytes: CITIZEN_UPLOAD_BYTES },
  response: Started,
  status: 202,
});

export const applyCitizenImportContract = route({
  name: 'citizens.applyImport',
  method: 'POST',
  path: '/citizen-imports/:id/apply',
  summary: 'Importa o arquivo conferido, com o que fazer quando a base diz outra coisa.',
  permission: IMPORT,
  params,
  body: Type.Object({ onConflict: OnConflict }, { additionalProperties: false }),
  response: Started,
  status: 202,
});

export const discardCitizenImportContract = route({
  name: 'citizens.discardImport',
  method: 'DELETE',
  path: '/citizen-imports/:id',
  summary: 'Descarta um arquivo conferido e não importado.',
  permission: IMPORT,
  params,
  response: Type.Undefined(),
  status: 204,
});

export const listCitizenImportsContract = route({
  name: 'citizens.listImports',
  method: 'GET',
  path: '/citizen-imports',
  summary: 'Importações de cidadãos do município, a mais nova primeiro.',
  permission: IMPORT,
  query: Type.Object(pageQuery),
  response: Page(ImportView),
});

export const getCitizenImportContract = route({
  name: 'citizens.getImport',
  method: 'GET',
  path: '/citizen-imports/:id',
  summary: 'Uma importação de cidadãos com suas contagens.',
  permission: IMPORT,
  params,
  response: Type.Object({
    ...ImportView.properties,
    counts: Type.Object({
      new: Type.Integer(),
      fills: Type.Integer(),
      differs: Type.Integer(),
      same: Type.Integer(),
      doubt: Type.Integer(),
      rejected: Type.Integer(),
      /** Of these, how many changed the base. */
      applied: Type.Integer(),
    }),
  }),
});

export const listCitizenImportRowsContract = route({
  name: 'citizens.listImportRows',
  method: 'GET',
  path: '/citizen-imports/:id/rows',
  summary: 'Os registros do arquivo: o que acontece com cada um e por quê.',
  permission: IMPORT,
  params,
  query: Type.Object({ ...pageQuery, outcome: Type.Optional(RowOutcome) }),
  response: Page(
    Type.Object({
      number: Type.Integer(),
      entry: Type.String(),
      outcome: RowOutcome,
      citizenId: Nullable(Uuid),
      reasons: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
      appliedAt: Nullable(Instant),
    }),
  ),
});

export const downloadCitizenImportRowsContract = route({
  name: 'citizens.downloadImportRows',
  method: 'GET',
  path: '/citizen-imports/:id/rows.csv',
  summary: 'Todos os registros do arquivo com motivo, em CSV (UTF-8, ponto e vírgula).',
  permission: IMPORT,
  params,
  response: Type.Unknown(),
  raw: true,
});
