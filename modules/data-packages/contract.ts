import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';

/** Size of an upload, and of the package uncompressed. */
export const MAX_PACKAGE_BYTES = 64 * 1024 * 1024;

/** Packages that do not come with the program, and what a site without them lacks. */
export const OPTIONAL_PACKAGES: Readonly<Record<string, string>> = {
  cep: 'CEP (o endereço é digitado)',
  'destinos-estaduais': 'centralizadores dos estados (o destino é cadastrado à mão)',
};

/** A part of a package, in words, and how much of it there is. */
const Part = Type.Object({ name: Type.String(), rows: Type.Integer() });
export type Part = Static<typeof Part>;

const DataPackageView = Type.Object({
  name: Type.String(),
  title: Type.String(),
  version: Type.String(),
  date: LocalDate,
  source: Type.String(),
  sha256: Type.String(),
  rows: Type.Integer(),
  parts: Type.Array(Part),
  importedAt: Instant,
  /** Another one of this name came with the program, and one may go back to it. */
  canRestore: Type.Boolean(),
});

/** The tables serve all municipalities: only who answers for the whole installation replaces them. */
const IMPORT = {
  kind: 'resource',
  anyOf: ['pacotes-de-dados.importar'],
  scope: 'installation',
} as const;

export const listDataPackages = route({
  name: 'dataPackages.list',
  method: 'GET',
  path: '/data-packages',
  summary: 'Pacotes de dados em uso: fonte, data, versão e hash de cada tabela de códigos.',
  permission: {
    kind: 'resource',
    anyOf: ['pacotes-de-dados.importar', 'situacao-da-instalacao'],
    scope: 'installation',
  },
  response: Type.Array(DataPackageView),
});

export const importDataPackageContract = route({
  name: 'dataPackages.import',
  method: 'POST',
  path: '/data-packages',
  summary:
    'Põe na fila a importação de um pacote de dados (.zip): a tabela toda é trocada, ou nada muda. O resultado é o da tarefa.',
  permission: IMPORT,
  body: Type.Object({ file: Type.String({ contentMediaType: 'application/zip' }) }),
  upload: { maxBytes: MAX_PACKAGE_BYTES },
  response: Type.Object({ jobId: Uuid }),
  status: 202,
});

export const restoreDataPackageContract = route({
  name: 'dataPackages.restore',
  method: 'POST',
  path: '/data-packages/:name/restore',
  summary:
    'Põe na fila a volta de uma tabela ao pacote que veio com o programa, mesmo que o em uso seja mais novo.',
  permission: IMPORT,
  params: Type.Object({ name: Type.String({ pattern: '^[a-z-]{1,40}$' }) }),
  response: Type.Object({ jobId: Uuid }),
  status: 202,
});

/** Result of both jobs. */
export const ImportedPackage = Type.Object({
  name: Type.String(),
  title: Type.String(),
  version: Type.String(),
  status: Type.Enum(['imported', 'unchanged']),
  rows: Type.Integer(),
  parts: Type.Array(Part),
});

const search = Type.Object({ search: Text(80, 2) });

export const searchMunicipalityCodesContract = route({
  name: 'dataPackages.searchMunicipalityCodes',
  method: 'GET',
  path: '/municipality-codes',
  summary: 'Procura municípios do IBGE por parte do nome ou começo do código; no máximo 20.',
  permission: { kind: 'session' },
  query: search,
  response: Type.Array(Type.Object({ ibge: Type.String(), name: Type.String(), uf: Type.String() })),
});

export const findCepContract = route({
  name: 'dataPackages.findCep',
  method: 'GET',
  path: '/ceps/:cep',
  summary: 'O endereço de um CEP, onde há pacote de CEP; 404 quando não há: o endereço é digitado.',
  permission: { kind: 'session' },
  params: Type.Object({ cep: Type.String({ pattern: '^\\d{8}$' }) }),
  response: Type.Object({
    cep: Type.String(),
    uf: Type.String(),
    municipalityIbge: Type.String(),
    municipalityName: Nullable(Type.String()),
    /** Empty where the CEP is of the whole municipality. */
    bairro: Type.String(),
    /** Code of TipoLogradouro_DNE, or empty. */
    streetType: Type.String(),
    street: Type.String(),
  }),
});

export const searchCbosContract = route({
  name: 'dataPackages.searchCbos',
  method: 'GET',
  path: '/cbos',
  summary: 'Procura ocupações em vigor da CBO por parte do nome ou começo do código; no máximo 20.',
  permission: { kind: 'session' },
  query: search,
  response: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});
