/** One table of a package: a CSV file, `data.csv` where the package has one table, else `<name>.csv`. */
export interface TableManifest {
  readonly name: string;
  /** Columns of the file, in order. */
  readonly columns: readonly string[];
  /** Rows of the file, without the header. */
  readonly rows: number;
  /** SHA-256 of the bytes of the file, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** What a data package says of itself. All its tables are of one publication. */
export interface Manifest {
  readonly name: PackageName;
  /** Title for people, in Portuguese. */
  readonly title: string;
  /** Version given by the source, free text ('8.7.0', '202606'). */
  readonly version: string;
  /** Day of the source's publication, yyyy-mm-dd. */
  readonly date: string;
  /** Who published the data and where. */
  readonly source: string;
  /** SHA-256 of the content, in lower-case hexadecimal: of the one table, of the hashes of several, or of the official file. */
  readonly sha256: string;
}

/** One row by column. Every value is text; an empty cell is ''. */
export type Row = Readonly<Record<string, string>>;

/** A package that was opened. What is wrong in a table shows while it is read: keep nothing before the end. */
export interface DataPackage {
  readonly manifest: Manifest;
  /** Rows of a table in the order of the file, in batches. Throws DataPackageError. */
  rows(table: string): AsyncIterable<readonly Row[]>;
}

export interface KnownPackage {
  /** Columns of each table, in order. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** Does not come with the program (nobody may give it away): a site that has it brings it. */
  readonly optional?: true;
}

/** Name of the table of a package that has but one. */
export const ONLY_TABLE = 'data';
const only = (...columns: string[]) => ({ [ONLY_TABLE]: columns });

export type PackageName =
  | 'municipios'
  | 'cbo'
  | 'sigtap'
  | 'cid10'
  | 'ciap2'
  | 'catmat'
  | 'imunobiologicos'
  | 'cep'
  | 'destinos-estaduais';

/** A code with the versions of the source in which it came and went. */
const CODED = ['codigo', 'nome', 'since', 'until'];

/** The packages that the program understands. `since`, `until`: versions of the source in which a code came and went. */
export const knownPackages: Readonly<Record<PackageName, KnownPackage>> = {
  municipios: { tables: only('ibge', 'nome', 'uf') },
  cbo: { tables: only(...CODED) },
  /**
   * Procedures of SIGTAP. Ages in months, empty where there is no limit; `sexo` F, M or empty; `registros`: instruments
   * of registration; `lista_cbo`, `lista_cid`: number of a list, of which each different one is kept once.
   */
  sigtap: {
    tables: {
      procedimentos: [
        'codigo',
        'nome',
        'complexidade',
        'sexo',
        'idade_minima',
        'idade_maxima',
        'registros',
        'lista_cbo',
        'lista_cid',
      ],
      registros: ['codigo', 'nome'],
      'listas-cbo': ['lista', 'codigos'],
      'listas-cid': ['lista', 'codigos'],
    },
  },
  /** Codes in force with `sexo` F, M or empty, and the ranges of categories that have a name. */
  cid10: {
    tables: {
      codigos: ['codigo', 'nome', 'sexo'],
      capitulos: ['inicio', 'fim', 'nome'],
      grupos: ['inicio', 'fim', 'nome'],
    },
  },
  ciap2: { tables: only('codigo', 'nome', 'cid10') },
  catmat: { tables: only('codigo', 'principio', 'concentracao', 'forma', 'unidade', 'since', 'until') },
  /** `combinacoes`: with which strategy and dose an immunobiological may be given. */
  imunobiologicos: {
    tables: {
      imunobiologicos: CODED,
      doses: CODED,
      estrategias: CODED,
      'grupos-de-atendimento': CODED,
      vias: CODED,
      'locais-de-aplicacao': CODED,
      fabricantes: CODED,
      combinacoes: ['imunobiologico', 'estrategia', 'dose', 'since', 'until'],
    },
  },
  /** `tipo`: code of LEDI's TipoLogradouro_DNE. A CEP of a whole municipality has neither street nor bairro. */
  cep: { tables: only('cep', 'uf', 'ibge', 'bairro', 'tipo', 'logradouro'), optional: true },
  /** Where states take the lots of their municipalities. `protocolo`: pec-aberto or ledi-api; `layout` may be empty. */
  'destinos-estaduais': { tables: only('uf', 'nome', 'endereco', 'protocolo', 'layout'), optional: true },
};

export type DataPackageErrorCode =
  | 'not-found'
  | 'not-a-zip'
  | 'too-many-entries'
  | 'too-large'
  | 'unsafe-path'
  | 'missing-manifest'
  | 'missing-data'
  | 'invalid-manifest'
  | 'unknown-name'
  | 'wrong-columns'
  | 'wrong-hash'
  | 'invalid-csv'
  | 'invalid-line'
  | 'wrong-row-count';

/** A package that cannot be used. `code` is stable; `message` is for the operator, in Portuguese. */
export class DataPackageError extends Error {
  readonly code: DataPackageErrorCode;

  constructor(code: DataPackageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DataPackageError';
    this.code = code;
  }
}
