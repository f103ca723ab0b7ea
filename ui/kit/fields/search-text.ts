const NOT_COME = 'A lista não veio do servidor. Digite e escolha quando a conexão voltar.';

type Search = {
  typed: string;
  /** Letters from which the server is asked. */
  least: number;
  /** The answer to what is typed is here. */
  come: boolean;
  /** Nobody was found in it. */
  nothing: boolean;
  /** The server did not answer it. */
  failed: boolean;
  online: boolean;
  none: (typed: string) => string;
};

/**
 * What a list searched on the server says: `empty` where its choices would be, `unpicked` under the field when
 * what is typed was not picked; undefined where the usual sentence is right, for there was a list to pick from.
 */
export function searchText({ typed, least, come, nothing, failed, online, none }: Search): {
  empty: string;
  unpicked: string | undefined;
} {
  const lost = !come && (failed || !online);
  const unpicked = lost ? NOT_COME : undefined;
  if (typed.length < least) return { empty: `Digite ao menos ${least} letras.`, unpicked };
  if (lost) return { empty: NOT_COME, unpicked };
  if (!come) return { empty: 'Procurando…', unpicked };
  return { empty: none(typed), unpicked: nothing ? none(typed) : undefined };
}
