/** What a data package says of itself, in `manifest.json`. */
export interface Manifest {
  /** One of `knownPackages`. */
  readonly name: string;
  /** Title for people, in Portuguese. */
  readonly title: string;
  /** Version given by the source, free text ('8.7.0', '202606'). */
  readonly version: string;
  /** Day of the source's publication, yyyy-mm-dd. */
  readonly date: string;
  /** Who published the data and where. */
  readonly source: string;
  /** Columns of `data.csv`, in order. */
  readonly columns: readonly string[];
  /** Rows of `data.csv`, without the header. */
  readonly rows: number;
  /** SHA-256 of the bytes of `data.csv`, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** A package that was read and checked whole. */
export interface DataPackage {
  readonly manifest: Manifest;
  /** One record per row, by column. Every value is text; an empty cell is ''. */
  readonly rows: Array<Record<string, string>>;
}

export interface KnownPackage {
  readonly columns: readonly string[];
  /** Does not come with the program (nobody may give it away): a site that has it brings it. */
  readonly optional?: true;
}

/** The packages that the program understands, with the columns of each, in order. */
export const knownPackages: Readonly<
  Record<'municipios' | 'cbo' | 'cep' | 'destinos-estaduais', KnownPackage>
> = {
  municipios: { columns: ['ibge', 'nome', 'uf'] },
  cbo: { columns: ['codigo', 'nome', 'since', 'until'] },
  /** `tipo`: code of LEDI's TipoLogradouro_DNE. A CEP of a whole municipality has neither street nor bairro. */
  cep: { columns: ['cep', 'uf', 'ibge', 'bairro', 'tipo', 'logradouro'], optional: true },
  /** Where states take the lots of their municipalities. `protocolo`: pec-aberto or ledi-api; `layout` may be empty. */
  'destinos-estaduais': { columns: ['uf', 'nome', 'endereco', 'protocolo', 'layout'], optional: true },
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
