import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';
import { Identification } from '#modules/citizens/contract/parts';

const IMPORT = { kind: 'resource', anyOf: ['importar-cadastros-de-cidadao'], scope: 'municipality' } as const;
const MEBIBYTE = 1024 * 1024;
export const CITIZEN_UPLOAD_BYTES = 200 * MEBIBYTE;
export const FORMER_VERSION = 'Este arquivo foi conferido por uma versão anterior. Envie-o de novo.';
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
  /** Until when names and values of the file may be seen; null once they are gone. */
  keptUntil: Nullable(Instant),
  canApply: Type.Boolean(),
  canDiscard: Type.Boolean(),
  /** Looked at by a version that did not keep its records: it can only be sent again. */
  ofFormerVersion: Type.Boolean(),
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

const Row = Type.Object({
  id: Uuid,
  number: Type.Integer(),
  entry: Type.String(),
  /** As the file says it, the social name where there is one; null when it could not be read or is no longer kept. */
  name: Nullable(Type.String()),
  outcome: RowOutcome,
  citizenId: Nullable(Uuid),
  reasons: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
  appliedAt: Nullable(Instant),
});

export const listCitizenImportRowsContract = route({
  name: 'citizens.listImportRows',
  method: 'GET',
  path: '/citizen-imports/:id/rows',
  summary: 'Os registros do arquivo: o que acontece com cada um e por quê.',
  permission: IMPORT,
  params,
  query: Type.Object({ ...pageQuery, outcome: Type.Optional(RowOutcome) }),
  response: Page(Row),
});

const Value = Nullable(Type.Union([Type.String(), Type.Number(), Type.Boolean()]));
const ImportedField = Type.Object({
  /** A field of the registration, or `prontuario`. A team is told by its name. */
  path: Type.String(),
  base: Value,
  /** In the place of `base` where it is not shown, in doubt: does the registration say the same? */
  agrees: Type.Optional(Type.Boolean()),
  file: Value,
  /**
   * What taking the file's value does to the base: `adds` a number beside those there are. `stays`: it is not taken,
   * whatever is chosen; `withheld`: because the number is of another person.
   */
  effect: Type.Enum(['fills', 'changes', 'erases', 'adds', 'stays', 'withheld']),
  /** Choices by which the file's value is taken. */
  takenBy: Type.Array(OnConflict),
});
/**
 * Why there is less to show than there was: the registration was `joined` with another since, or `removed`; `gone`:
 * what the file said is no longer kept; `withheld`: the citizen refuses to share the registration with this unit.
 */
const NotShown = Type.Enum(['joined', 'removed', 'gone', 'withheld']);
export type NotShown = Static<typeof NotShown>;
export type ImportedField = Static<typeof ImportedField>;

export const getCitizenImportRowContract = route({
  name: 'citizens.getImportRow',
  method: 'GET',
  path: '/citizen-import-rows/:id',
  summary:
    'Um registro do arquivo ao lado do cadastro de que trata: como está ou, se já importado, como estava. ' +
    'Ver os dados do cadastro é auditado.',
  permission: IMPORT,
  params,
  response: Type.Object({
    ...Row.properties,
    /** Whose registration it is beside; null when nobody has one, or it cannot be told. */
    citizen: Nullable(Identification),
    fields: Type.Array(ImportedField),
    /** What was chosen, once it was gone through. */
    onConflict: Nullable(OnConflict),
    notShown: Nullable(NotShown),
  }),
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
