import { type CompareRow, CompareTable } from '#ui/index';
import { fieldLabel, labelledBlocks } from '#modules/citizens/contract/labels';
import { describe, useNamesOf } from '#modules/citizens/web/parts';
import type { Candidate, Review } from './words.ts';

/** By what people are told apart: shown even where only the registration tells it. */
const IDENTITY = ['name', 'birthDate', 'sex', 'motherName', 'cpf', 'cns'];
const ORDER = labelledBlocks.flatMap(({ fields }) => fields).map(([field]) => field);
type Values = Readonly<Record<string, unknown>>;
const NOTHING: Values = {};

/** What the ficha says beside what a registration has; without a registration, the ficha alone. */
export function CompareFicha({
  review: { said, stated },
  candidate,
  title,
}: {
  review: Review;
  candidate: Candidate | undefined;
  title: string;
}) {
  const ficha: Values = said ?? NOTHING;
  const record: Values = candidate?.record ?? NOTHING;
  // What neither tells, and a box that nobody ticked, say nothing.
  const tells = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false;
  const shown = ORDER.filter((field) => IDENTITY.includes(field) || stated.includes(field)).filter(
    (field) => tells(ficha[field]) || tells(record[field]),
  );
  const names = useNamesOf(shown.map((field) => ({ field, before: ficha[field], after: record[field] })));
  const rows = shown.map((field): CompareRow => {
    const [left, right] = [describe(field, ficha[field], names), describe(field, record[field], names)];
    return { key: field, label: fieldLabel(field), left, right, same: !candidate || left === right };
  });
  return <CompareTable label="A ficha e o cadastro" titles={{ left: 'Ficha', right: title }} rows={rows} />;
}
