import { auditRead } from '#platform/audit/read';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import type { Term } from './terms.ts';

/** Letters typed one after the other are one search. */
const SAME_SEARCH_MS = 10_000;
const MOST_REMEMBERED = 10_000;
const SAID = { name: 'nome', mother: 'mãe', other: 'outros dados' } as const;
const noted = new Map<string, number>();

/**
 * That somebody searched, by what and how many were found: never what was typed. Within ten seconds the same access
 * is told once for each manner of search, so that typing a name leaves one event and not one for each letter.
 */
export async function noteSearch(
  context: ReadContext,
  { terms, count, many }: { terms: readonly Term[]; count: number; many: boolean },
): Promise<void> {
  const by = [...new Set(terms.map(({ kind }) => SAID[kind]))].join(' e ');
  const key = `${accessOf(context.actor)?.id ?? ''} ${by}`;
  const at = context.now.getTime();
  const before = noted.get(key);
  if (before !== undefined && at >= before && at - before < SAME_SEARCH_MS) return;
  if (noted.size >= MOST_REMEMBERED) noted.clear();
  noted.set(key, at);
  await auditRead(context, { type: 'citizens.searched', details: { by, found: count, many } });
}
