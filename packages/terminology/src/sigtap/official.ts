import { type DataPackage, DataPackageError, type Row } from '../data-package.ts';
import type { PackageFiles } from '../files.ts';
import { invalidLine, type Line, linesOf } from './fixed-width.ts';

const PROCEDURES = 'tb_procedimento';
/** Without these a procedure would be open to whom it is not: the file is refused. All others may be missing. */
const REQUIRED = [PROCEDURES, 'rl_procedimento_ocupacao', 'rl_procedimento_registro', 'rl_procedimento_cid'];
const NO_AGE = '9999';
/** Share of procedures that others may cite in vain. */
const SLIP = 0.01;

/** Is it the file that DATASUS publishes, as it is? */
export const isSigtap = (files: PackageFiles): boolean => files.has(`${PROCEDURES}.txt`);

/**
 * The official file of SIGTAP (Tabela Unificada) as the package `sigtap`, read line by line. Its version is the
 * competência of its procedures, its date the day on which DATASUS wrote them. Beside the tables of the package it has
 * `cids`: codes and names of the CID-10 in force. Throws DataPackageError.
 */
export async function openSigtap(files: PackageFiles): Promise<DataPackage> {
  for (const table of REQUIRED) {
    if (!files.has(`${table}.txt`)) throw missing(`${table}.txt`);
  }
  const version = await competenciaOf(files);
  const cbos = await listsOf(files, 'rl_procedimento_ocupacao', 'CO_OCUPACAO', version);
  const cids = await listsOf(files, 'rl_procedimento_cid', 'CO_CID', version);
  const tables: Record<string, () => AsyncIterable<readonly Row[]>> = {
    procedimentos: () => proceduresOf(files, version, cbos, cids),
    registros: () => instrumentsOf(files),
    'listas-cbo': () => cbos.rows(),
    'listas-cid': () => cids.rows(),
    cids: () => cidsOf(files),
  };
  return {
    manifest: {
      name: 'sigtap',
      title: 'SIGTAP: Tabela Unificada de Procedimentos do SUS',
      version,
      date: files.writtenOn(`${PROCEDURES}.txt`),
      source: `DATASUS, arquivo oficial da competência ${version.slice(0, 4)}-${version.slice(4)}`,
      sha256: await files.sha256(),
    },
    rows: (table) => tables[table]?.() ?? nothing(),
  };
}

async function* nothing(): AsyncIterable<readonly Row[]> {}

async function competenciaOf(files: PackageFiles): Promise<string> {
  for await (const [first] of linesOf(files, PROCEDURES)) {
    const version = first?.row['DT_COMPETENCIA'] ?? '';
    if (/^20\d{2}(0[1-9]|1[0-2])$/.test(version)) return version;
    throw invalidLine(`${PROCEDURES}.txt`, 1, `a competência “${version}” não é ano e mês`);
  }
  throw new DataPackageError(
    'missing-data',
    `O arquivo ${PROCEDURES}.txt não tem nenhum procedimento. Obtenha o arquivo oficial de novo.`,
  );
}

/** Throws unless the line is of the competência of the procedures: a file mixed from two months is none. */
function checkCompetencia(file: string, { number, row }: Line, version: string): void {
  const found = row['DT_COMPETENCIA'];
  if (found !== version)
    throw invalidLine(file, number, `a competência é ${found ?? ''} e a dos procedimentos é ${version}`);
}

type Lists = {
  numberOf(procedure: string): string;
  procedures(): Iterable<string>;
  rows(): AsyncIterable<readonly Row[]>;
};

/** What each procedure is linked to, each different list kept once: 195,072 occupations are 638 lists. */
async function listsOf(files: PackageFiles, table: string, column: string, version: string): Promise<Lists> {
  const members = new Map<string, string[]>();
  for await (const batch of linesOf(files, table)) {
    for (const line of batch) {
      checkCompetencia(`${table}.txt`, line, version);
      const { CO_PROCEDIMENTO: procedure = '', [column]: member = '' } = line.row;
      if (!/^\d{10}$/.test(procedure) || !/^[0-9A-Z]{3,6}$/.test(member))
        throw invalidLine(`${table}.txt`, line.number, `“${procedure}” e “${member}” não são códigos`);
      const of = members.get(procedure);
      if (of) of.push(member);
      else members.set(procedure, [member]);
    }
  }
  const numbers = new Map<string, string>();
  const byProcedure = new Map<string, string>();
  for (const [procedure, codes] of members) {
    const list = codes.toSorted().join(' ');
    const number = numbers.get(list) ?? String(numbers.size + 1);
    numbers.set(list, number);
    byProcedure.set(procedure, number);
  }
  return {
    numberOf: (procedure) => byProcedure.get(procedure) ?? '',
    procedures: () => members.keys(),
    async *rows() {
      yield [...numbers].map(([codigos, lista]) => ({ lista, codigos }));
    },
  };
}

async function* proceduresOf(files: PackageFiles, version: string, cbos: Lists, cids: Lists) {
  const instruments = new Map<string, string[]>();
  for await (const batch of linesOf(files, 'rl_procedimento_registro')) {
    for (const line of batch) {
      checkCompetencia('rl_procedimento_registro.txt', line, version);
      const { CO_PROCEDIMENTO: procedure = '', CO_REGISTRO: instrument = '' } = line.row;
      instruments.set(procedure, [...(instruments.get(procedure) ?? []), instrument]);
    }
  }
  const found = new Set<string>();
  for await (const batch of linesOf(files, PROCEDURES)) {
    yield batch.map((line) => {
      checkCompetencia(`${PROCEDURES}.txt`, line, version);
      const { CO_PROCEDIMENTO: codigo = '' } = line.row;
      found.add(codigo);
      return {
        ...procedureOf(line),
        registros: (instruments.get(codigo) ?? []).join(' '),
        lista_cbo: cbos.numberOf(codigo),
        lista_cid: cids.numberOf(codigo),
      };
    });
  }
  checkWhole(found, new Set([...instruments.keys(), ...cbos.procedures(), ...cids.procedures()]));
}

/** As published, nothing speaks of a procedure that is not there; more than a slip is a file that ends too soon. */
function checkWhole(found: ReadonlySet<string>, linked: ReadonlySet<string>): void {
  const lost = [...linked].filter((procedure) => !found.has(procedure)).length;
  if (lost <= found.size * SLIP) return;
  throw new DataPackageError(
    'missing-data',
    `O arquivo ${PROCEDURES}.txt parece cortado: outras tabelas do SIGTAP citam ${lost.toLocaleString('pt-BR')} ` +
      'procedimentos que não estão nele. Baixe de novo a Tabela Unificada completa.',
  );
}

const isAge = (age: string) => /^\d{1,4}$/.test(age);
const ageOf = (age: string) => (age === NO_AGE ? '' : String(Number(age)));

function procedureOf({ number, row }: Line): Row {
  const {
    CO_PROCEDIMENTO: codigo = '',
    NO_PROCEDIMENTO: nome = '',
    TP_COMPLEXIDADE: complexidade = '',
  } = row;
  const { TP_SEXO: sexo = '', VL_IDADE_MINIMA: from = '', VL_IDADE_MAXIMA: until = '' } = row;
  const refuse = (what: string) => invalidLine(`${PROCEDURES}.txt`, number, what);
  if (!/^\d{10}$/.test(codigo)) throw refuse(`“${codigo}” não é código de procedimento`);
  if (nome === '') throw refuse(`o procedimento ${codigo} não tem nome`);
  if (!/^[IFMN]$/.test(sexo)) throw refuse(`o sexo “${sexo}” não é I, F, M nem N`);
  if (!isAge(from) || !isAge(until)) throw refuse(`as idades “${from}” e “${until}” não são meses`);
  return {
    codigo,
    nome,
    complexidade,
    sexo: sexo === 'F' || sexo === 'M' ? sexo : '',
    idade_minima: ageOf(from),
    idade_maxima: ageOf(until),
  };
}

async function* instrumentsOf(files: PackageFiles): AsyncIterable<readonly Row[]> {
  if (!files.has('tb_registro.txt')) return;
  for await (const batch of linesOf(files, 'tb_registro')) {
    yield batch.map(({ row }) => ({ codigo: row['CO_REGISTRO'] ?? '', nome: row['NO_REGISTRO'] ?? '' }));
  }
}

/** The CID-10 in force; nothing where the file does not bring it. */
async function* cidsOf(files: PackageFiles): AsyncIterable<readonly Row[]> {
  if (!files.has('tb_cid.txt')) return;
  for await (const batch of linesOf(files, 'tb_cid')) {
    yield batch.map(({ number, row }) => {
      const { CO_CID: codigo = '', NO_CID: nome = '' } = row;
      if (!/^[A-Z]\d{2}\d?$/.test(codigo) || nome === '')
        throw invalidLine('tb_cid.txt', number, `“${codigo}” não é código da CID-10 com nome`);
      return { codigo, nome };
    });
  }
}

const missing = (file: string) =>
  new DataPackageError(
    'missing-data',
    `O arquivo do SIGTAP não tem ${file}. Baixe de novo a Tabela Unificada completa.`,
  );
