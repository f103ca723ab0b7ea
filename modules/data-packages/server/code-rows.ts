import { isCboCode, isCep, isIbge, titleCaseName, UFS, ufOfIbge } from '@pec-aberto/brazil';
import type { Manifest, Row } from '@pec-aberto/terminology';
import { refused } from '#platform/errors/problem';
import type { CboRow, CepRow, MunicipalityCode, StateDestination } from './queries.ts';

/** A package of one table, read whole. */
export type WholePackage = { manifest: Pick<Manifest, 'title'>; rows: readonly Row[] };

/** Line of a row in data.csv, for people: the first is the header. */
const lineOf = (index: number) => index + 2;

/** Throws 422 unless each row has a good code, once, and a name. */
function checked<T>(
  { manifest, rows }: WholePackage,
  codeOf: (row: Row) => string,
  valid: (row: Row) => boolean,
  made: (row: Row) => T,
): T[] {
  if (rows.length === 0) {
    throw refused(
      'package-empty',
      `O pacote “${manifest.title}” não tem linhas. A tabela em uso foi mantida.`,
    );
  }
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const code = codeOf(row);
    if (seen.has(code)) throw invalidRow(manifest.title, index, `o código ${code} se repete`);
    if (!valid(row)) throw invalidRow(manifest.title, index, `o código ${code} ou outro valor não é válido`);
    seen.add(code);
    return made(row);
  });
}

const invalidRow = (title: string, index: number, what: string) =>
  refused(
    'package-invalid-row',
    `O pacote “${title}” foi recusado: na linha ${lineOf(index)} de data.csv ${what}. ` +
      'A tabela em uso foi mantida; obtenha o pacote de novo.',
  );

/** Rows of `municipios`. Names come in capitals and are kept in reading form, as every screen shows them. */
export function municipalityRows(data: WholePackage): MunicipalityCode[] {
  return checked(
    data,
    (row) => row['ibge'] ?? '',
    ({ ibge = '', nome = '', uf }) => isIbge(ibge) && ufOfIbge(ibge)?.sigla === uf && nome.trim() !== '',
    ({ ibge = '', nome = '', uf = '' }) => ({ ibge, name: titleCaseName(nome), uf }),
  );
}

/** Rows of `cbo`, names as the Ministry writes them, but for the lone quotation mark before five of them. */
export function cboRows(data: WholePackage): CboRow[] {
  return checked(
    data,
    (row) => row['codigo'] ?? '',
    ({ codigo = '', nome = '' }) => isCboCode(codigo) && nome.trim() !== '',
    ({ codigo = '', nome = '', since = '', until = '' }) => ({
      code: codigo,
      name: nome.replace(/^"(?=[^"]*$)/, ''),
      since,
      until,
    }),
  );
}

/** Rows of `cep`, texts as the source writes them. */
export function cepRows(data: WholePackage): CepRow[] {
  return checked(
    data,
    (row) => row['cep'] ?? '',
    ({ cep = '', ibge = '', uf }) => isCep(cep) && isIbge(ibge) && ufOfIbge(ibge)?.sigla === uf,
    ({ cep = '', uf = '', ibge = '', bairro = '', tipo = '', logradouro = '' }) => ({
      cep,
      uf,
      municipalityIbge: ibge,
      bairro,
      streetType: tipo,
      street: logradouro,
    }),
  );
}

/** Fichas cross the internet to a state: by https alone. The address is one of a server, as people type it for others. */
const STATE_ADDRESS = /^https:\/\/[^\s/@?#\\]+(\/[^\s@?#\\]*)?$/;
const PROTOCOLS: Readonly<Record<string, StateDestination['protocol']>> = {
  'pec-aberto': 'pec-aberto',
  'ledi-api': 'ledi-api',
};
const LAYOUT = /^(\d{1,2}\.\d{1,2}\.\d{1,2})?$/;
const LONGEST_ADDRESS = 500;
const LONGEST_NAME = 120;

const isUf = (uf: string) => UFS.some(({ sigla }) => sigla === uf);
const addressOf = (text = '') => text.trim().replace(/\/+$/, '');

/** Rows of `destinos-estaduais`. */
export function stateDestinationRows(data: WholePackage): StateDestination[] {
  return checked(
    data,
    ({ endereco }) => addressOf(endereco).toLowerCase(),
    ({ uf = '', nome = '', endereco, protocolo = '', layout = '' }) =>
      isUf(uf) &&
      nome.trim() !== '' &&
      nome.trim().length <= LONGEST_NAME &&
      addressOf(endereco).length <= LONGEST_ADDRESS &&
      STATE_ADDRESS.test(addressOf(endereco)) &&
      Object.hasOwn(PROTOCOLS, protocolo) &&
      LAYOUT.test(layout),
    ({ uf = '', nome = '', endereco, protocolo = '', layout = '' }) => ({
      uf,
      name: nome.trim(),
      url: addressOf(endereco),
      protocol: PROTOCOLS[protocolo] ?? 'ledi-api',
      layout: layout || null,
    }),
  );
}
