import type { Terminology } from '@pec-aberto/ledi';
import { allRows, findBuiltInPackage, type PackageName, withPackage } from '@pec-aberto/terminology';

/** Process codes, 30 to 69, are the same in every chapter of the CIAP-2 (WONCA): the table lists them in none. */
const PROCESS = /^[ABDFHKLNPRSTUWXYZ][3-6][0-9]$/;

/**
 * The codes of CID-10, CIAP-2 and SIGTAP that come with the program. They are those of one month, and without what left
 * the tables before it or is not of the SIGTAP (the CID U07): an unknown code is a warning, no error.
 */
export async function builtInTerminology(): Promise<Terminology> {
  const [cid10, ciap2, sigtap] = await Promise.all([
    codesOf('cid10', 'codigos'),
    codesOf('ciap2'),
    codesOf('sigtap', 'procedimentos'),
  ]);
  return {
    hasCid10: (code) => cid10.codes.has(code),
    hasCiap2: (code) => ciap2.codes.has(code) || PROCESS.test(code),
    hasSigtap: (code) => sigtap.codes.has(code),
    asOf: `${sigtap.version.slice(0, 4)}-${sigtap.version.slice(4, 6)}`,
  };
}

async function codesOf(name: PackageName, table?: string): Promise<{ codes: Set<string>; version: string }> {
  const path = findBuiltInPackage(name);
  if (path === undefined) throw new Error(`the program comes without its package ${name}`);
  return withPackage(path, async (data) => {
    const rows = await allRows(data, table);
    return { codes: new Set(rows.map((row) => row['codigo'] ?? '')), version: data.manifest.version };
  });
}
