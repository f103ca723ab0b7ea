import type { Db } from '#platform/db/database';
import type { CodeSystem } from '../../contract/codes.ts';
import { namesOfCodes, rangesOfCid10, type WholeCode } from './code-queries.ts';

type Fact = { label: string; value: string };
type Teller = (db: Db, code: WholeCode) => Promise<Fact[]> | Fact[];

/** What its table says of a code, in words for people. What it leaves empty is not told. */
export async function factsOf(db: Db, code: WholeCode): Promise<Fact[]> {
  const facts = (await TELLERS[code.system]?.(db, code)) ?? [];
  return facts.filter(({ value }) => value !== '');
}

/** A text of what is kept of a code. */
const textOf = ({ details }: WholeCode, name: string): string => {
  const value = details[name];
  return typeof value === 'string' ? value : '';
};

/** The other tables have a code and a name alone. */
const TELLERS: Readonly<Partial<Record<CodeSystem, Teller>>> = {
  sigtap: (_db, code) => [
    { label: 'Complexidade', value: textOf(code, 'level') },
    {
      label: 'Instrumentos de registro',
      value: ((code.details['instruments'] ?? []) as string[]).join(' · '),
    },
  ],
  cid10: async (db, { code }) =>
    (await rangesOfCid10(db, code)).map((range) => ({
      label: range.system === 'cid10-capitulos' ? 'Capítulo' : 'Grupo',
      value: `${range.name} (${range.code})`,
    })),
  ciap2: async (db, code) => {
    const cid = textOf(code, 'cid10');
    const [found] = await namesOfCodes(db, 'cid10', [cid]);
    return [{ label: 'CID-10', value: found ? `${found.code} – ${found.name}` : cid }];
  },
  catmat: (_db, code) => [
    { label: 'Princípio ativo', value: textOf(code, 'principle') },
    { label: 'Concentração', value: textOf(code, 'strength') },
    { label: 'Forma farmacêutica', value: textOf(code, 'form') },
    { label: 'Unidade', value: textOf(code, 'unit') },
  ],
  imunobiologicos: (db, { details }) =>
    schedules(db, (details['combinations'] ?? []) as Array<[string, string]>),
};

/** Doses of an immunobiological, by strategy. */
async function schedules(db: Db, combinations: ReadonlyArray<readonly [string, string]>): Promise<Fact[]> {
  const codesOf = (place: 0 | 1) => [...new Set(combinations.map((pair) => pair[place]))];
  const strategies = await namesOfCodes(db, 'estrategias', codesOf(0));
  const doses = await namesOfCodes(db, 'doses', codesOf(1));
  return strategies.map((strategy) => {
    const own = combinations.flatMap(([of, dose]) => (of === strategy.code ? [dose] : []));
    const names = doses.flatMap(({ code, name }) => (own.includes(code) ? [name] : []));
    return { label: `Estratégia ${strategy.name}`, value: names.join(', ') };
  });
}
