/** What may be tuned. `DEFAULT_SETTINGS` is what the project is measured with; change one with a reason. */
export type Settings = {
  /**
   * Probability from which a pair is linked without a person looking, when no guard speaks against it.
   * 1 leaves only the deterministic rules automatic.
   */
  readonly auto: number;
  /** Probability that a pair needs beside a deterministic rule: below it, too much else speaks against. */
  readonly besideRule: number;
  /** Probability from which a pair is likely: given to a person before any other, and missed if it is not. */
  readonly review: number;
  /** Probability below which a pair is forgotten; between this and `review` only as many as the budget allows. */
  readonly floor: number;
  /** How much review is bearable: what of the doubtful pairs is shown, the likeliest first. */
  readonly reviewBudget: {
    /** Pairs per expected link and per record of the larger base, and pairs in any case. */
    readonly perLink: number;
    readonly perRecord: number;
    readonly atLeast: number;
    /**
     * Where keeping to that would leave out more than this share of the people expected in both bases, every pair
     * above `review` is shown.
     */
    readonly mayMiss: number;
    /** Everything from `floor` on is shown, however much. */
    readonly all: boolean;
  };
  /** Rule of the CPF: characters of the date that may differ, and the similarity asked then and otherwise. */
  readonly cpf: {
    readonly birthCharacters: number;
    readonly nameWhenBirthDiffers: number;
    readonly name: number;
  };
  /** Rule of the CNS: similarity of the names. */
  readonly cns: { readonly name: number };
  /** Under this age, in years, a CPF links only equal full names: children carry the CPF of a parent. */
  readonly childAge: number;
  /** A CPF that somebody this many years older carries too is taken for a parent's. */
  readonly parentYears: number;
  /**
   * Twins with nearly the same name (ELISA, ELISE) are reckoned with, unless a base of at least `people` shows so few
   * that less than this share of the links would be wrong.
   */
  readonly twinsAlike: { readonly wrong: number; readonly people: number };
  /** Day on which ages are counted, 'AAAA-MM-DD'. */
  readonly today: string;
  /** A key that more people of one base share finds too many: it is left out, and the summary says so. */
  readonly largestBlock: number;
};

export const DEFAULT_SETTINGS: Settings = {
  auto: 0.995,
  besideRule: 0.9,
  review: 0.5,
  floor: 0.02,
  reviewBudget: { perLink: 0.049, perRecord: 0.01, atLeast: 10, mayMiss: 0.02, all: false },
  cpf: { birthCharacters: 2, nameWhenBirthDiffers: 0.95, name: 0.85 },
  cns: { name: 0.8 },
  childAge: 16,
  parentYears: 10,
  twinsAlike: { wrong: 1.25e-4, people: 1_000 },
  today: new Date().toISOString().slice(0, 10),
  largestBlock: 1_000,
};
