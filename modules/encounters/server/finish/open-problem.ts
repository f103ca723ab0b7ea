import { RESOLVED } from '../../contract/codes.ts';
import type { Evaluated } from '../../contract/content.ts';
import type { HeldProblem } from './rows-queries.ts';

const agree = (code: string | null, other: string | null) =>
  code === null || other === null || code === other;

/** The open problem of the list that has the codes of a row: one is the same, and none is another. */
export function openProblemOf<P extends Pick<HeldProblem, 'ciap2' | 'cid10' | 'state'>>(
  held: ReadonlyMap<string, P>,
  row: Pick<Evaluated, 'ciap2' | 'cid10'>,
): P | undefined {
  const ciap2 = row.ciap2 ?? null;
  const cid10 = row.cid10 ?? null;
  return [...held.values()].find(
    (one) =>
      one.state !== RESOLVED &&
      ((ciap2 !== null && ciap2 === one.ciap2) || (cid10 !== null && cid10 === one.cid10)) &&
      agree(ciap2, one.ciap2) &&
      agree(cid10, one.cid10),
  );
}
