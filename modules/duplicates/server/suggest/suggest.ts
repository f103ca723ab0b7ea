import type { Fullness } from '#modules/citizens/index';

export type Suggestion = { id: string; why: string };

type Reason = { value: (one: Fullness) => number; only: string; more: string };
/** In the order of their weight. `only`: the others have nothing of it. */
const REASONS: readonly Reason[] = [
  { value: ({ active }) => Number(active), only: 'está ativo', more: '' },
  { value: ({ fci }) => Number(fci), only: 'tem cadastro individual', more: '' },
  {
    value: ({ documents }) => documents,
    only: 'tem CPF ou CNS definitivo',
    more: 'tem CPF e CNS definitivo',
  },
  { value: ({ team }) => Number(team), only: 'tem equipe', more: '' },
  { value: ({ family }) => family, only: 'tem família', more: 'tem a família maior' },
  { value: ({ fields }) => fields, only: 'tem mais campos preenchidos', more: 'tem mais campos preenchidos' },
  { value: ({ createdAt }) => -createdAt.getTime(), only: 'é o mais antigo', more: 'é o mais antigo' },
];

/**
 * The registration that should stay, the fullest one, and in what it is ahead of every other, in Portuguese
 * ("tem equipe e tem família"). Only suggests: who joins chooses (MAN-01). Undefined for nobody.
 */
export function suggestPrincipal(people: readonly Fullness[]): Suggestion | undefined {
  const [best, ...others] = people.toSorted(fullestFirst);
  if (!best) return undefined;
  const told = REASONS.flatMap(({ value, only, more }) => {
    const most = Math.max(...others.map(value));
    if (others.length === 0 || value(best) <= most) return [];
    return most === 0 ? [only] : [more];
  });
  // Being older speaks only where nothing else does.
  const why = told.length > 1 ? told.filter((reason) => reason !== 'é o mais antigo') : told;
  return { id: best.id, why: new Intl.ListFormat('pt-BR').format(why) };
}

function fullestFirst(a: Fullness, b: Fullness): number {
  for (const { value } of REASONS) {
    if (value(a) !== value(b)) return value(b) - value(a);
  }
  return a.id < b.id ? -1 : 1;
}
