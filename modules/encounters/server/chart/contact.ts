import type { Contact } from '../../contract/chart.ts';
import { keyOf } from '../finish/codes.ts';
import type { ContactRow } from './history-queries.ts';

/** What was evaluated; where nothing was, why she came and what was done. */
function aboutOf({ written }: ContactRow): Contact['about'] {
  if (!written) return [];
  const { reason, problems, procedures, names } = written;
  const named = (system: string, code: string) => ({ code, name: names[keyOf({ system, code })] ?? '' });
  const evaluated = (problems ?? []).flatMap(({ ciap2, cid10 }) =>
    ciap2 ? [named('ciap2', ciap2)] : cid10 ? [named('cid10', cid10)] : [],
  );
  const done = [
    ...(reason ? [named('ciap2', reason)] : []),
    ...(procedures ?? []).map(({ code }) => named('sigtap', code)),
  ];
  return evaluated.length > 0 ? evaluated : done;
}

export function contactOf(row: ContactRow): Contact {
  const { written: _written, ...shown } = row;
  return { ...shown, about: aboutOf(row) };
}
