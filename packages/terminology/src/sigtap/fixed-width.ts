import { DataPackageError, type Row } from '../data-package.ts';
import { bytesOf, type PackageFiles } from '../files.ts';

/** Places of a column, as text is cut: from the first to before the last. */
type Column = { name: string; from: number; until: number };

const BATCH = 2_000;
/** No line of the tables read is near it: a file without line ends is no table. */
const LONGEST_LINE = 10_000;

/** A row of an official table with the line it stood in, from 1. */
export type Line = { number: number; row: Row };

/**
 * Reads one table of the official file, `<table>.txt`, by the columns that its own `<table>_layout.txt` declares: widths
 * change between publications. Values come without blanks around. Throws DataPackageError invalid-line with file and line.
 */
export async function* linesOf(files: PackageFiles, table: string): AsyncIterable<readonly Line[]> {
  const columns = await layoutOf(files, table);
  const width = Math.max(...columns.map(({ until }) => until));
  const file = `${table}.txt`;
  let batch: Line[] = [];
  let number = 0;
  for await (const text of textLines(files, file)) {
    number += 1;
    if (text.length !== width) throw wrongWidth(file, number, text.length, width);
    const cells = columns.map(({ name, from, until }) => [name, text.slice(from, until).trim()]);
    batch.push({ number, row: Object.fromEntries(cells) as Row });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A line of an official table that cannot be used, told with its place. */
export const invalidLine = (file: string, line: number, what: string) =>
  new DataPackageError(
    'invalid-line',
    `O arquivo ${file} foi recusado: na linha ${line}, ${what}. Obtenha o arquivo oficial de novo.`,
  );

const wrongWidth = (file: string, line: number, length: number, width: number) =>
  invalidLine(
    file,
    line,
    length < width
      ? `há ${length} posições e o layout pede ${width}: o arquivo está cortado`
      : `há ${length} posições e o layout tem ${width}: um campo é longo demais`,
  );

async function layoutOf(files: PackageFiles, table: string): Promise<Column[]> {
  const file = `${table}_layout.txt`;
  if (!files.has(file)) {
    throw new DataPackageError(
      'missing-data',
      `O arquivo do SIGTAP não tem ${file}, que diz as colunas de ${table}.txt. Obtenha o arquivo oficial de novo.`,
    );
  }
  const [, ...lines] = (await bytesOf(files, file)).toString('latin1').split(/\r?\n/);
  return lines.flatMap((line, place) => {
    if (line.trim() === '') return [];
    const [, name, first, last] = /^(\w+),\d+,(\d{1,5}),(\d{1,5}),\w+$/.exec(line.trim()) ?? [];
    if (name === undefined || Number(first) < 1 || Number(last) < Number(first))
      throw invalidLine(file, place + 2, 'a coluna não está descrita como nome, tamanho, início, fim e tipo');
    return [{ name, from: Number(first) - 1, until: Number(last) }];
  });
}

/** Lines of a text as DATASUS writes it, Latin-1 with the signs of Windows-1252, without their ends. */
async function* textLines(files: PackageFiles, file: string): AsyncIterable<string> {
  const decoder = new TextDecoder('windows-1252');
  let rest = '';
  let number = 0;
  for await (const chunk of files.chunks(file)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    number += lines.length;
    if (rest.length > LONGEST_LINE) throw invalidLine(file, number + 1, 'a linha não termina');
  }
  if (rest !== '') yield rest;
}
