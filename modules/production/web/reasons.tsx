import type { RouteOutput } from '#platform/contract/route';
import type { Column } from '#ui/index';
import type { getGeneratedLoteContract } from '../contract.ts';

type Judged = RouteOutput<typeof getGeneratedLoteContract>['receipts'][number]['refusals'][number];

/** Fichas of a lot, each with why. */
export const REASONS: readonly Column<Judged>[] = [
  { key: 'uuid', title: 'Ficha', cell: ({ uuid, entry }) => uuid ?? entry },
  {
    key: 'reasons',
    title: 'Motivos',
    cell: ({ reasons }) => (
      <ul>
        {reasons.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path ? <span className="text-3">{path}: </span> : null}
            {message}
          </li>
        ))}
      </ul>
    ),
  },
];
