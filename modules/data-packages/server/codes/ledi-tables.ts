import { allRows, type DataPackage, type Row } from '@pec-aberto/terminology';
import type { Tx } from '#platform/db/database';
import type { Part } from '../../contract.ts';
import type { CodeSystem } from '../../contract/codes.ts';
import type { CodeItem } from './code-queries.ts';
import { invalidRow, itemsOf, loadCodes, plainItem } from './load-codes.ts';

/** CIAP-2, each code with its problem in the CID-10. */
export async function loadCiap2(db: Tx, data: DataPackage): Promise<Part[]> {
  const items = itemsOf(data, 'data', ({ codigo = '', nome = '', cid10 = '' }) =>
    plainItem({ system: 'ciap2', code: codigo, name: nome, details: { cid10 } }),
  );
  return [{ name: 'códigos', rows: await loadCodes(db, data, 'ciap2', items) }];
}

/** Medicines of CATMAT. A code that the source publishes twice is one, with both texts. */
export async function loadCatmat(db: Tx, data: DataPackage): Promise<Part[]> {
  const byCode = new Map<string, CodeItem>();
  for (const row of await allRows(data)) {
    const item = medicineOf(row);
    const other = byCode.get(item.code);
    byCode.set(item.code, other ? { ...item, name: `${other.name} / ${item.name}` } : item);
  }
  return [{ name: 'medicamentos', rows: await loadCodes(db, data, 'catmat', once([...byCode.values()])) }];
}

async function* once<T>(value: T): AsyncIterable<T> {
  yield value;
}

function medicineOf(row: Row): CodeItem {
  const { codigo = '', principio = '', concentracao = '', forma = '', unidade = '', until = '' } = row;
  return plainItem({
    system: 'catmat',
    code: codigo,
    name: [[principio, concentracao].filter(Boolean).join(' '), forma].filter(Boolean).join(', '),
    details: { principle: principio, strength: concentracao, form: forma, unit: unidade },
    until,
  });
}

/** Tables of the immunobiologicals, and what they are counted as. */
const IMMUNIZATION = [
  ['imunobiologicos', 'imunobiológicos'],
  ['doses', 'doses'],
  ['estrategias', 'estratégias'],
  ['grupos-de-atendimento', 'grupos de atendimento'],
  ['vias', 'vias de administração'],
  ['locais-de-aplicacao', 'locais de aplicação'],
  ['fabricantes', 'fabricantes'],
] as const satisfies ReadonlyArray<readonly [CodeSystem, string]>;

/** Immunobiologicals with the strategies and doses in force of each, and the tables of their fields. */
export async function loadImmunobiologicals(db: Tx, data: DataPackage): Promise<Part[]> {
  const combinations = await combinationsOf(data);
  const parts: Part[] = [];
  for (const [system, name] of IMMUNIZATION) {
    const items = itemsOf(data, system, ({ codigo = '', nome = '', until = '' }) =>
      plainItem({
        system,
        code: codigo,
        name: nome,
        until,
        ...(system === 'imunobiologicos'
          ? { details: { combinations: combinations.get(codigo) ?? [] } }
          : {}),
      }),
    );
    parts.push({ name, rows: await loadCodes(db, data, system, items) });
  }
  const count = [...combinations.values()].reduce((sum, { length }) => sum + length, 0);
  return [...parts, { name: 'combinações com estratégia e dose em vigor', rows: count }];
}

/** Strategy and dose of each combination in force, by immunobiological. */
async function combinationsOf(data: DataPackage): Promise<Map<string, Array<[string, string]>>> {
  const combinations = new Map<string, Array<[string, string]>>();
  for (const row of await allRows(data, 'combinacoes')) {
    const { imunobiologico = '', estrategia = '', dose = '', until = '' } = row;
    if (imunobiologico === '' || estrategia === '' || dose === '')
      throw invalidRow(data, 'uma combinação está sem imunobiológico, estratégia ou dose');
    if (until !== '') continue;
    const of = combinations.get(imunobiologico);
    if (of) of.push([estrategia, dose]);
    else combinations.set(imunobiologico, [[estrategia, dose]]);
  }
  return combinations;
}
