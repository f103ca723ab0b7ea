import type { DataPackage, Row } from '@pec-aberto/terminology';
import type { Tx } from '#platform/db/database';
import type { Part } from '../../contract.ts';
import { ageAgainst } from '../order.ts';
import { findPackage, writePackageRow } from '../queries.ts';
import { endOtherCodes, renewCodes, reviveCodes, settleCodes, sexesOfCid10 } from './code-queries.ts';
import { invalidRow, itemsOf, loadCodes, plainItem, requireWhole } from './load-codes.ts';

const CATEGORY = 3;
const CODES = 'códigos';

/** Fills the CID-10: its codes, chapters and groups. */
export async function loadCid10(db: Tx, data: DataPackage): Promise<Part[]> {
  const codes = itemsOf(data, 'codigos', ({ codigo = '', nome = '', sexo = '' }) => {
    if (!/^[A-Z]\d{2}\d?$/.test(codigo)) throw invalidRow(data, `“${codigo}” não é código da CID-10`);
    if (!['', 'F', 'M'].includes(sexo)) throw invalidRow(data, `o sexo “${sexo}” de ${codigo} não é F nem M`);
    const sex = sexo === '' ? null : sexo === 'F' ? 1 : 0;
    return plainItem({ system: 'cid10', code: codigo, name: nome, sex });
  });
  const ranges = (system: 'cid10-capitulos' | 'cid10-grupos', table: string) =>
    itemsOf(data, table, ({ inicio = '', fim = '', nome = '' }: Row) =>
      plainItem({ system, code: `${inicio}-${fim}`, name: nome }),
    );
  return [
    { name: CODES, rows: await loadCodes(db, data, 'cid10', codes) },
    {
      name: 'capítulos',
      rows: await loadCodes(db, data, 'cid10-capitulos', ranges('cid10-capitulos', 'capitulos')),
    },
    { name: 'grupos', rows: await loadCodes(db, data, 'cid10-grupos', ranges('cid10-grupos', 'grupos')) },
  ];
}

/**
 * Codes of the CID-10 in force as the official file of SIGTAP has them: new ones enter, with the sex of their category,
 * others leave,
 * and one that had left comes back as it was. Names that are there stay: those of SIGTAP are cut at 100 letters. From then on the CID-10 in use is of the
 * file's competência. Returns how many are in force; 0 where the package brings none, or a newer CID-10 is in use.
 * Throws 422 `package-cut`.
 */
export async function renewCid10(db: Tx, data: DataPackage, now: Date): Promise<number> {
  const { version, date, source, sha256 } = data.manifest;
  const present = await findPackage(db, 'cid10');
  if (!present || ageAgainst(data.manifest, present) === 'older') return 0;
  const known = await sexesOfCid10(db);
  const codes: string[] = [];
  for await (const rows of data.rows('cids')) {
    for (const { codigo = '' } of rows) codes.push(codigo);
    const added = rows.filter(({ codigo = '' }) => !known.has(codigo));
    await renewCodes(
      db,
      added.map(({ codigo = '', nome = '' }) => {
        const sex = known.get(codigo.slice(0, CATEGORY)) ?? null;
        return plainItem({ system: 'cid10', code: codigo, name: nome, sex });
      }),
    );
  }
  const rows = codes.length;
  if (rows === 0) return 0;
  requireWhole(data, 'códigos da CID-10', rows, present.rows);
  await reviveCodes(db, 'cid10', codes);
  await endOtherCodes(db, 'cid10', codes, version);
  await settleCodes(db);
  const parts = present.parts.map((part) => (part.name === CODES ? { ...part, rows } : part));
  const renewed = `${source}: códigos em vigor; nomes, sexo, capítulos e grupos do pacote da CID-10`;
  await writePackageRow(db, {
    ...present,
    version,
    date,
    source: renewed,
    sha256,
    rows,
    parts,
    imported_at: now,
  });
  return rows;
}
