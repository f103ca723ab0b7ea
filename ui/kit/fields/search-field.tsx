import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useConnection } from '../../client/connection.ts';
import { Combo, type ComboText, typedIn } from './combo.tsx';
import { searchText } from './search-text.ts';
import type { Choice } from './select-field.tsx';

const REST_MS = 200;
const NOTHING: readonly Choice[] = [];

/** The text after a short rest of the keyboard. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/**
 * One of a list of the server, searched while typing: `find` receives the text after a short rest. The form's
 * value is the choice with its words (`Picked`).
 */
export function SearchField({
  source,
  find,
  least = 2,
  none,
  onNone,
  ...text
}: ComboText & {
  /** Names the list among all that are searched; answers of one text are kept under it. */
  source: string;
  find: (typed: string, call: { signal: AbortSignal }) => Promise<readonly Choice[]>;
  /** Letters from which the server is asked. */
  least?: number;
  /** What is said when nothing is found, e.g. (t) => `Nenhum município com “${t}”.` */
  none: (typed: string) => string;
  /** What Enter does then; `none` says it. */
  onNone?: ((typed: string) => void) | undefined;
}) {
  const typed = typedIn(useWatch({ name: text.name }));
  const rested = useRested(typed);
  const enough = typed.length >= least;
  const { online } = useConnection();
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: [source, rested],
    queryFn: ({ signal }) => find(rested, { signal }),
    enabled: rested.length >= least,
    placeholderData: keepPreviousData,
  });
  const come = typed === rested && data !== undefined && !isPlaceholderData;
  const failed = typed === rested && isError;
  const nothing = enough && come && data.length === 0;
  const { empty, unpicked } = searchText({ typed, least, come, nothing, failed, online, none });
  return (
    <Combo
      {...text}
      choices={enough ? (data ?? NOTHING) : NOTHING}
      empty={empty}
      unpicked={unpicked}
      onNone={nothing && onNone ? () => onNone(typed) : undefined}
      whole={false}
      awaited={enough && !come && !failed}
    />
  );
}
