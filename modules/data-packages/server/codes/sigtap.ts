import type { DataPackage, Row } from '@pec-aberto/terminology';
import type { Tx } from '#platform/db/database';
import type { Part } from '../../contract.ts';
import { renewCid10 } from './cid10.ts';
import { replaceSigtapLists, type SigtapList } from './code-queries.ts';
import { invalidRow, itemsOf, loadCodes } from './load-codes.ts';

const LEVELS: Readonly<Record<string, string>> = {
  '1': 'Atenção primária',
  '2': 'Média complexidade',
  '3': 'Alta complexidade',
};

/** Fills the procedures of SIGTAP with their lists. The official file also renews the codes of the CID-10. */
export async function loadSigtap(db: Tx, data: DataPackage, now: Date): Promise<Part[]> {
  const cbos = await loadLists(db, data, 'cbo');
  const cids = await loadLists(db, data, 'cid');
  const instruments = new Map<string, string>();
  for await (const rows of data.rows('registros')) {
    for (const { codigo = '', nome = '' } of rows) instruments.set(codigo, nome);
  }
  const counts = { instruments: 0, cbo: 0, cid: 0 };
  const items = itemsOf(data, 'procedimentos', (row) => {
    const item = procedureOf(data, row, instruments);
    const { code, cboList, cidList } = item;
    if ((cboList !== null && !cbos.has(cboList)) || (cidList !== null && !cids.has(cidList)))
      throw invalidRow(data, `o procedimento ${code} cita uma lista que não está no pacote`);
    counts.instruments += item.details.instruments.length;
    counts.cbo += cbos.get(cboList ?? 0) ?? 0;
    counts.cid += cids.get(cidList ?? 0) ?? 0;
    return item;
  });
  const procedures = await loadCodes(db, data, 'sigtap', items);
  const problems = await renewCid10(db, data, now);
  return [
    { name: 'procedimentos', rows: procedures },
    { name: 'CBO por procedimento', rows: counts.cbo },
    { name: 'instrumentos de registro por procedimento', rows: counts.instruments },
    { name: 'CID-10 por procedimento', rows: counts.cid },
    ...(problems > 0 ? [{ name: 'códigos da CID-10 em vigor', rows: problems }] : []),
  ];
}

/** Puts the lists of a kind in the base. Returns how many codes each has, by number. */
async function loadLists(db: Tx, data: DataPackage, kind: 'cbo' | 'cid'): Promise<Map<number, number>> {
  const lists: SigtapList[] = [];
  const sizes = new Map<number, number>();
  for await (const rows of data.rows(`listas-${kind}`)) {
    for (const { lista = '', codigos = '' } of rows) {
      const number = Number(lista);
      if (!/^\d{1,6}$/.test(lista) || sizes.has(number) || codigos === '')
        throw invalidRow(
          data,
          `a lista “${lista}” de listas-${kind} está vazia, se repete ou não tem número`,
        );
      sizes.set(number, codigos.split(' ').length);
      lists.push({ number, codes: codigos });
    }
  }
  await replaceSigtapLists(db, kind, lists);
  return sizes;
}

function procedureOf(data: DataPackage, row: Row, instruments: ReadonlyMap<string, string>) {
  const { codigo = '', nome = '', complexidade = '', sexo = '', registros = '' } = row;
  if (!/^\d{10}$/.test(codigo)) throw invalidRow(data, `“${codigo}” não é código de procedimento`);
  if (!['', 'F', 'M'].includes(sexo)) throw invalidRow(data, `o sexo “${sexo}” de ${codigo} não é F nem M`);
  const whole = (column: string): number | null => {
    const text = row[column] ?? '';
    if (text === '') return null;
    if (/^\d{1,6}$/.test(text)) return Number(text);
    throw invalidRow(data, `“${text}” de ${column} do procedimento ${codigo} não é número`);
  };
  return {
    system: 'sigtap',
    code: codigo,
    name: nome,
    sex: sexo === '' ? null : sexo === 'F' ? 1 : 0,
    ageFrom: whole('idade_minima'),
    ageUntil: whole('idade_maxima'),
    cboList: whole('lista_cbo'),
    cidList: whole('lista_cid'),
    details: {
      level: LEVELS[complexidade] ?? '',
      instruments: registros
        .split(' ')
        .filter(Boolean)
        .map((code) => instruments.get(code) ?? code),
    },
  } as const;
}
