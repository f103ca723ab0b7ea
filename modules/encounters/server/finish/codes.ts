import { MALE, FEMALE } from '../../contract/codes.ts';
import { findLimitedCodes, type LimitedCode } from '#modules/data-packages/index';
import { refusalsOf } from '#modules/data-packages/contract/admits';
import type { CodeSystem } from '#modules/data-packages/contract/codes';
import type { Db } from '#platform/db/database';
import type { FieldProblem } from '#platform/errors/problem';

/**
 * A code that was written, and in which field; `ofAnother`: of somebody else, whose sex and age nobody told; `byAnother`: done by
 * somebody else, whose occupation the table asks for (an exam that is asked for); `listed`: of a problem that stands on the
 * citizen's list, whatever became of its table or of her registration since.
 */
export type Said = {
  system: CodeSystem;
  code: string;
  path: string;
  ofAnother?: true;
  byAnother?: true;
  listed?: true;
};

/** Of the CIAP-2, what is done and not what somebody has: 30 to 69 of each chapter. */
export const PROCESS = /^[A-Z][3-6][0-9]$/;

/** For whom, by whom and when codes are used. */
export type Use = {
  cbo: string | null;
  /** Whose occupation it is, where that is not the author. */
  cboOf?: string | null;
  sex: number | null;
  birth: string | null;
  on: string;
};

/** Key of a code among those of all tables: 'ciap2 K86'. */
export const keyOf = ({ system, code }: { system: string; code: string }): string => `${system} ${code}`;

export type KnownCodes = ReadonlyMap<string, LimitedCode>;

/** What the tables know of the codes that were written, in one question. */
export async function knowCodes(db: Db, said: readonly Said[]): Promise<KnownCodes> {
  if (said.length === 0) return new Map();
  const found = await findLimitedCodes(db, said);
  return new Map(found.map((code) => [keyOf(code), code]));
}

const WHY = {
  cbo: ({ cboOf }: Use) => `não pode ser usado ${cboOf ? byOccupationOf(cboOf) : 'pela sua ocupação'}`,
  sex: () => 'não é do sexo do cidadão',
  age: () => 'não é da idade do cidadão',
} as const;
/** Of whoever began what another ends. */
const byOccupationOf = (name: string) => `pela ocupação de ${name}, em cujo nome sai a ficha`;

/** Chapters of the CIAP-2 that are of one sex, as LEDI has them (`encaminhamentoExterno.hipoteseDiagnosticoCiap2.sexo`). */
const ofOtherSex = ({ system, code }: Said, sex: number | null): boolean =>
  system === 'ciap2' && ((sex === MALE && /^[WX]/.test(code)) || (sex === FEMALE && code.startsWith('Y')));

/** Codes that are of no table, left theirs, or are not for whom, by whom and when they are used. */
export function codeFaults(known: KnownCodes, said: readonly Said[], use: Use): FieldProblem[] {
  return said.flatMap((one) => {
    const { system, code, path, ofAnother, byAnother, listed } = one;
    if (listed) return [];
    const found = known.get(keyOf({ system, code }));
    if (!found) return [{ path, message: `O código ${code} não existe na tabela. Escolha outro.` }];
    if (found.until !== '') {
      return [{ path, message: `${found.name} (${code}) saiu da tabela. Escolha outro código.` }];
    }
    const whom = { ...use, ...(ofAnother && { sex: null, birth: null }), ...(byAnother && { cbo: null }) };
    return [...(ofOtherSex(one, whom.sex) ? ['sex' as const] : []), ...refusalsOf(found, whom)]
      .slice(0, 1)
      .map((why) => ({ path, message: `${found.name} (${code}) ${WHY[why](use)}.` }));
  });
}

/** What the codes are called, to be kept with what was written. */
export const namesOf = (known: KnownCodes): Record<string, string> =>
  Object.fromEntries([...known].map(([key, { name }]) => [key, name]));

/** Each code that is said again, where it is said again. */
export function repeated(said: readonly Said[], message: string): FieldProblem[] {
  const seen = new Set<string>();
  return said.flatMap((one) => {
    const key = keyOf(one);
    if (seen.has(key)) return [{ path: one.path, message }];
    seen.add(key);
    return [];
  });
}
