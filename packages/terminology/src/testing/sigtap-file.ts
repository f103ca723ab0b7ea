import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** Columns of a table of the official file: name and width. */
type Layout = ReadonlyArray<readonly [name: string, width: number]>;

/** Layout of the procedures: money has 12 places since 2022, and had 10 before. */
const procedures = (money: number): Layout => [
  ['CO_PROCEDIMENTO', 10],
  ['NO_PROCEDIMENTO', 250],
  ['TP_COMPLEXIDADE', 1],
  ['TP_SEXO', 1],
  ['QT_MAXIMA_EXECUCAO', 4],
  ['VL_IDADE_MINIMA', 4],
  ['VL_IDADE_MAXIMA', 4],
  ['VL_SH', money],
  ['VL_SA', money],
  ['VL_SP', money],
  ['DT_COMPETENCIA', 6],
];
const linked = (column: string, width: number): Layout => [
  ['CO_PROCEDIMENTO', 10],
  [column, width],
  ['DT_COMPETENCIA', 6],
];
const named = (code: string, width: number, name: string, length: number): Layout => [
  [code, width],
  [name, length],
];

export type Procedure = {
  code: string;
  name: string;
  sex?: string;
  from?: string;
  until?: string;
  cbos?: readonly string[];
  cids?: readonly string[];
  instruments?: readonly string[];
};

export type SigtapFile = {
  month: string;
  /** Day on which the files say they were written, yyyy-mm-dd. */
  written: string;
  procedures: readonly Procedure[];
  /** Codes and names of the CID-10 in force; none: the file has no tb_cid. */
  cids?: ReadonlyArray<readonly [string, string]>;
  money?: number;
};

function table(layout: Layout, rows: readonly (readonly string[])[]): { layout: string; text: string } {
  let at = 1;
  const lines = layout.map(([name, width]) => {
    const line = `${name},${width},${at},${at + width - 1},VARCHAR2`;
    at += width;
    return line;
  });
  const text = rows.map((row) => layout.map(([, width], place) => (row[place] ?? '').padEnd(width)).join(''));
  return {
    layout: `Coluna,Tamanho,Inicio,Fim,Tipo\r\n${lines.join('\r\n')}\r\n`,
    text: text.map((line) => `${line}\r\n`).join(''),
  };
}

/** The texts of a file as DATASUS publishes SIGTAP, by name; invented and small. */
export function sigtapTexts(file: SigtapFile): Map<string, string> {
  const { month, cids, money = 12 } = file;
  const pairs = (of: (one: Procedure) => readonly string[] | undefined) =>
    file.procedures.flatMap((one) => (of(one) ?? []).map((code) => [one.code, code, month]));
  const tables = new Map([
    [
      'tb_procedimento',
      table(
        procedures(money),
        file.procedures.map(({ code, name, sex = 'I', from = '0000', until = '9999' }) => {
          const worth = '0'.repeat(money);
          return [code, name, '1', sex, '9999', from, until, worth, worth, worth, month];
        }),
      ),
    ],
    [
      'rl_procedimento_ocupacao',
      table(
        linked('CO_OCUPACAO', 6),
        pairs(({ cbos }) => cbos),
      ),
    ],
    [
      'rl_procedimento_cid',
      table(
        linked('CO_CID', 4),
        pairs((one) => one.cids),
      ),
    ],
    [
      'rl_procedimento_registro',
      table(
        linked('CO_REGISTRO', 2),
        pairs(({ instruments }) => instruments),
      ),
    ],
    ['tb_registro', table(named('CO_REGISTRO', 2, 'NO_REGISTRO', 50), [['01', 'BPA (Consolidado)']])],
  ]);
  if (cids) tables.set('tb_cid', table(named('CO_CID', 4, 'NO_CID', 100), cids));
  return new Map(
    [...tables].flatMap(([name, { layout, text }]) => [
      [`${name}_layout.txt`, layout],
      [`${name}.txt`, text],
    ]),
  );
}

/** Writes the texts of such a file as the ZIP that DATASUS publishes, in Latin-1. */
export async function writeSigtap(
  path: string,
  texts: ReadonlyMap<string, string>,
  written: string,
): Promise<void> {
  const zip = new yazl.ZipFile();
  const mtime = new Date(`${written}T12:00:00`);
  for (const [name, text] of texts) zip.addBuffer(Buffer.from(text, 'latin1'), name, { mtime });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
