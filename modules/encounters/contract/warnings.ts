import { type Allergy, isStanding } from './chart-entries.ts';

/*
 * What whoever prescribes should look at again; it never keeps anybody from going on. It compares the words of active ingredients:
 * no list of classes is guessed, so that an allergy to penicillins does not warn of amoxicillin.
 */

/** For comparing: capitals without accents, signs as spaces. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();

/** Words of a name that are of its salt, and tell no ingredient from another. */
const SALT =
  /^(DE|DO|DA|ACIDO|ACETATO|BESILATO|BROMETO|BROMIDRATO|CARBONATO|CITRATO|CLORETO|CLORIDRATO|DIPROPIONATO|FOSFATO|FUMARATO|GLICONATO|HEMITARTARATO|HIDROCLORETO|MALEATO|MESILATO|MONOIDRATAD[OA]|NITRATO|POTASSIC[OA]|POTASSIO|SODIC[OA]|SODIO|CALCIC[OA]|CALCIO|MAGNESIC[OA]|SUCCINATO|SULFATO|TARTARATO|TRIIDRATAD[OA]|VALERATO)$/;

/** The ingredients of a medicine's name, each by its words: "Dipirona sódica, 500 mg" is DIPIRONA. */
export const ingredientsOf = (name: string): string[] => {
  const [ingredients = ''] = name.split(/[,;(]|\s(?=\d)/);
  return ingredients.split(/\+|\/|\s+(?:com|e|associad[oa] a)\s+/i).flatMap((part) => {
    const words = plain(part).split(' ').filter(Boolean);
    const telling = words.filter((word) => !SALT.test(word));
    const kept = telling.length > 0 ? telling : words;
    return kept.length > 0 ? [kept.join(' ')] : [];
  });
};

const sameIngredient = (one: string, other: string): boolean => {
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  const words = new Set(many.split(' '));
  return few.split(' ').every((word) => words.has(word));
};

const shared = (name: string, other: string): boolean => {
  const others = ingredientsOf(other);
  return ingredientsOf(name).some((one) => others.some((two) => sameIngredient(one, two)));
};

export type PrescriptionWarning = {
  /** Which of those prescribed, from 0. */
  at: number;
  kind: 'allergy' | 'repeated' | 'in-use';
  /** A sentence for who prescribes. */
  message: string;
};

/**
 * Warnings of what is being prescribed (ENC-28): an ingredient that the citizen is said to react to, unless that was refuted or
 * resolved; one that is prescribed twice in this visit; one that she takes already in another medicine. `inUse`: names of hers.
 */
export function prescriptionWarnings({
  prescribed,
  allergies,
  inUse,
}: {
  prescribed: ReadonlyArray<{ name: string }>;
  allergies: ReadonlyArray<Pick<Allergy, 'agent' | 'certainty' | 'criticality' | 'removed'>>;
  inUse: readonly string[];
}): PrescriptionWarning[] {
  const standing = allergies.filter(isStanding);
  return prescribed.flatMap(({ name }, at): PrescriptionWarning[] => {
    const reacts = standing.filter(({ agent }) => shared(agent, name));
    const before = prescribed.slice(0, at).find((other) => shared(other.name, name));
    // The same by the same name is renewed.
    const taken = inUse.find((other) => plain(other) !== plain(name) && shared(other, name));
    return [
      ...reacts.map(({ agent, certainty, criticality }) => ({
        at,
        kind: 'allergy' as const,
        message: `${certainty === 'suspeito' ? 'Suspeita de alergia' : 'Alergia'} a ${agent}${
          criticality === 'alta' ? ', de criticidade alta' : ''
        }.`,
      })),
      ...(before
        ? [
            {
              at,
              kind: 'repeated' as const,
              message: `Mesmo princípio ativo de ${before.name}, nesta receita.`,
            },
          ]
        : []),
      ...(taken ? [{ at, kind: 'in-use' as const, message: `O cidadão já usa ${taken}.` }] : []),
    ];
  });
}
