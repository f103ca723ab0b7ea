import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Person } from '@pec-aberto/matching';
import Papa from 'papaparse';
import { isDay } from '#platform/contract/typed';

/** Columns of a roster and what each holds; any but the id may be absent or empty, and others are ignored. */
const MEANINGS = {
  record_id: 'o que identifica o registro no arquivo; obrigatória',
  name: 'nome',
  social_name: 'nome social',
  birth_date: 'nascimento, AAAA-MM-DD',
  sex: 'M ou F',
  mother_name: 'nome da mãe',
  father_name: 'nome do pai',
  cpf: 'CPF',
  cns: 'CNS; vários, separados por ;',
  phone: 'telefone com DDD; vários, separados por ;',
  email: 'e-mail',
  street: 'logradouro',
  number: 'número',
  bairro: 'bairro',
  cep: 'CEP',
  municipality_ibge: 'código IBGE do município de residência',
  birth_municipality_ibge: 'código IBGE do município de nascimento',
  deceased_on: 'dia do óbito, AAAA-MM-DD; vazia em quem vive',
} as const;
type Column = keyof typeof MEANINGS;
const COLUMNS = Object.keys(MEANINGS) as Column[];

/** The columns as the help of the command tells them. */
export const columnNotes: readonly string[] = [
  'Colunas do CSV (UTF-8; nomes na primeira linha, em qualquer ordem; outras são ignoradas):',
  ...Object.entries(MEANINGS).map(([column, meaning]) => `  ${column.padEnd(24)}${meaning}`),
];

/** A file that is no roster; the message is a Portuguese sentence. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
}

/** What was found wrong in rows that could still be used, or that had to be left out. */
export type RosterWarnings = {
  withoutId: number;
  badDates: number;
  badDeaths: number;
  badSex: number;
  openQuotes: number;
};
export const noWarnings = (): RosterWarnings => ({
  withoutId: 0,
  badDates: 0,
  badDeaths: 0,
  badSex: 0,
  openQuotes: 0,
});

/** What systems write into the column of somebody alive. */
const NO_DEATH = /^(?:n|n[aã]o|0|f|false|null|0000-00-00.*)$/i;
const HEADER_BYTES = 65_536;

/**
 * The people of a CSV (UTF-8, with or without mark; comma, or what the header is separated by), one after another.
 * Throws {@link RosterError} when it cannot be read, lacks `record_id`, or brings one id twice.
 */
export async function* readRoster(path: string, warnings: RosterWarnings): AsyncGenerator<Person> {
  const delimiter = await delimiterOf(path);
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter, skipEmptyLines: 'greedy' });
  const source = Readable.from(textOf(path, warnings));
  source.on('error', (error) => parser.destroy(error));
  let places: Map<Column, number> | undefined;
  const seen = new Set<string>();
  for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) {
    if (!places) {
      places = placesOf(cells);
      continue;
    }
    const person = personOf(cells, places, warnings);
    if (!person) continue;
    if (seen.has(person.id)) {
      throw new RosterError(
        `O record_id “${person.id}” aparece mais de uma vez. Cada registro precisa do seu.`,
      );
    }
    seen.add(person.id);
    yield person;
  }
  if (!places) throw new RosterError('O arquivo está vazio. A primeira linha deve ter os nomes das colunas.');
}

/** The text of a file in pieces. Throws {@link RosterError} at the first byte that is no UTF-8. */
async function* textOf(path: string, warnings: RosterWarnings): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let quotes = 0;
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Uint8Array>) {
      const text = decoder.decode(bytes, { stream: true });
      quotes += text.split('"').length - 1;
      yield text;
    }
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new RosterError('O arquivo não está em UTF-8. Salve-o como “CSV UTF-8” e repita.');
  }
  // A quotation mark that is never closed takes the rows after it for one cell.
  if (quotes % 2 === 1) warnings.openQuotes += 1;
}

async function delimiterOf(path: string): Promise<string> {
  let start: string;
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      start = buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new RosterError(code === 'ENOENT' ? 'O arquivo não existe.' : 'O arquivo não pôde ser lido.');
  }
  const header = start.split(/\r?\n/, 1)[0] ?? '';
  return [',', ';', '\t'].find((one) => header.split(one).length > 1) ?? ',';
}

function placesOf(header: readonly string[]): Map<Column, number> {
  const names = header.map((name) => name.replace('\ufeff', '').trim().toLowerCase());
  const places = new Map(
    COLUMNS.map((column) => [column, names.indexOf(column)] as const).filter(([, place]) => place >= 0),
  );
  if (!places.has('record_id')) {
    throw new RosterError('Falta a coluna record_id na primeira linha. Veja os nomes das colunas em --help.');
  }
  return places;
}

function personOf(
  cells: readonly string[],
  places: ReadonlyMap<Column, number>,
  warnings: RosterWarnings,
): Person | undefined {
  const text = (column: Column): string | null => {
    const place = places.get(column);
    return (place === undefined ? undefined : cells[place]?.trim()) || null;
  };
  const day = (column: Column): string | null => {
    const value = text(column);
    if (value === null) return null;
    if (isDay(value)) return value;
    warnings.badDates += 1;
    return null;
  };
  // What is no day still tells that the person died, unless it says that he did not.
  const death = (): string | null => {
    const value = text('deceased_on');
    if (value === null || NO_DEATH.test(value)) return null;
    if (!isDay(value)) warnings.badDeaths += 1;
    return value;
  };
  const id = text('record_id');
  if (id === null) {
    warnings.withoutId += 1;
    return undefined;
  }
  const sex = text('sex')?.toUpperCase() ?? null;
  const known = sex === 'M' || sex === 'F';
  if (sex !== null && !known) warnings.badSex += 1;
  return {
    id,
    name: text('name'),
    socialName: text('social_name'),
    birthDate: day('birth_date'),
    sex: known ? sex : null,
    motherName: text('mother_name'),
    fatherName: text('father_name'),
    cpf: text('cpf'),
    cns: list(text('cns')),
    phones: list(text('phone')),
    email: text('email'),
    street: text('street'),
    number: text('number'),
    bairro: text('bairro'),
    cep: text('cep'),
    municipality: text('municipality_ibge'),
    birthMunicipality: text('birth_municipality_ibge'),
    // A roster without the column does not tell who died; an empty cell tells that the person lives.
    ...(places.has('deceased_on') ? { deceasedOn: death() } : {}),
  };
}

const list = (text: string | null): string[] =>
  text === null
    ? []
    : text
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '');
