import { normaliseName } from './normalise.ts';

/** A record of somebody without a name of his own yet. */
export type Nameless = {
  /** The mother's name, where the record carries it: 'RN de Maria Souza'. */
  mother: string | null;
};

const CHILD_OF =
  /^(?:(?:RN|R N|RECEM NASCID[OA]|RECEM NASC|RECENNASCIDO|NEONATO|NEOMORTO|NATIMORTO|BEBE|GEMELAR|GEMEO|GEMEA|FILH[OA])\b(?: (?:I{1,3}|[0-9]+|[AB]|UM|DOIS|GEMELAR|GEMEO|GEMEA|VIVO|MASC|FEM))*)(?: (?:DE|DA|DO) )?(.*)$/;
/** How such names begin, before anything dearer is looked at. */
const FIRST_WORD = /^[^\p{L}]*(?:R\.?\s*N|REC|NE[OI]|NAT|BEB|G[EÊ]M|FIL|SEM|N[AÃ]O|DES|IGN|IND)/iu;
const WITHOUT = /^(?:SEM NOME|NAO (?:IDENTIFICAD[OA]|INFORMAD[OA])|DESCONHECID[OA]|IGNORAD[OA]|INDIGENTE)\b/;

/**
 * Whether a name says that there is none: 'RN de Fulana', 'Recém-nascido 2 de Fulana', 'Sem nome'; null for a
 * true name. Such a record is never linked without a person looking at it (unification-design §9.5, rule 5).
 */
export function nameless(name: string): Nameless | null {
  if (!FIRST_WORD.test(name)) return null;
  const text = normaliseName(name);
  if (WITHOUT.test(text)) return { mother: null };
  const found = CHILD_OF.exec(text);
  return found ? { mother: found[1]?.trim() || null } : null;
}
