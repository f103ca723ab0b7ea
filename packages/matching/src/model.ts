import { FIELD_NAMES, FIELDS, type Field, PLACE } from './fields.ts';
import { GIVEN_LEVELS, type GivenLevel } from './names/compare.ts';
import { CENSUS_NAMES, type NameFrequencies } from './names/frequencies.ts';

/** For each level of a field, in the order of FIELDS, how often a pair of people stands at it; adds up to 1. */
export type Shares = Readonly<Record<Field, readonly number[]>>;

/** What the weights of a comparison come from. */
export type Model = {
  /** Two records of the same person (Fellegi and Sunter's m). */
  readonly same: Shares;
  /** Two people taken at random (u); where a value is more common than usual, `common` says so. */
  readonly strangers: Shares;
  /** Two close relatives: brothers, twins, parent and child. They share mother, address, telephone and surname. */
  readonly relatives: Shares;
  readonly names: NameFrequencies;
  /** Share of the people with one value, kept where it is more than usual; keys by `commonKey`. */
  readonly common: ReadonlyMap<string, number>;
  /** log2 of the odds that two people, one of each base, are the same, before looking. */
  readonly prior: number;
  /** log2 of the odds that somebody who looks like the same person or a close relative is the same person. */
  readonly priorAmongRelatives: number;
};

/**
 * Starting shares. `same` follows what linkage studies of SUS data say of errors
 * (documents and dates of birth are mostly right, telephone and address change); it is learned from the files
 * where they are large enough. `strangers` comes from counting possibilities. `relatives` is reasoning: a close
 * relative has the same mother as often as the same person has, another given name almost always, and is a twin
 * once in some twenty-five times where people look for twins.
 */
export const DEFAULT_SHARES: Readonly<Record<'same' | 'strangers' | 'relatives', Shares>> = {
  same: {
    name: [0.78, 0.06, 0.06, 0.06, 0.012, 0.008, 0.01, 0.01],
    birthDate: [0.93, 0.012, 0.025, 0.015, 0.018],
    sex: [0.992, 0.008],
    mother: [0.72, 0.06, 0.06, 0.08, 0.02, 0.02, 0.01, 0.02, 0.01],
    father: [0.7, 0.06, 0.06, 0.08, 0.01, 0.02, 0.02, 0.04, 0.01],
    cpf: [0.97, 0.015, 0.015],
    cns: [0.75, 0.07, 0.18],
    phone: [0.6, 0.4],
    email: [0.75, 0.25],
    address: [0.5, 0.1, 0.1, 0.1, 0.2],
    municipality: [0.95, 0.05],
    birthMunicipality: [0.94, 0.06],
    deceased: [0.9, 0.1],
  },
  strangers: {
    name: [1e-6, 1e-6, 1e-6, 1e-5, 5e-5, 0.004, 0.1, 0.896],
    birthDate: [4e-5, 2e-5, 1e-3, 0.01, 0.989],
    sex: [0.5, 0.5],
    mother: [1e-6, 1e-6, 1e-6, 1e-5, 5e-5, 0.01, 0.1, 0.89, 1e-5],
    father: [1e-6, 1e-6, 1e-6, 1e-5, 5e-5, 0.01, 0.1, 0.89, 1e-5],
    cpf: [2e-7, 1e-8, 0.999_999],
    cns: [2e-7, 1e-4, 0.9999],
    phone: [5e-5, 0.999_95],
    email: [1e-5, 0.999_99],
    address: [1e-4, 0.003, 0.01, 0.03, 0.957],
    municipality: [0.1, 0.9],
    birthMunicipality: [0.1, 0.9],
    deceased: [3e-4, 0.9997],
  },
  relatives: {
    // Given names decide here: see RELATIVE_GIVEN.
    name: [0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
    birthDate: [0.04, 8e-4, 0.01, 0.01, 0.9392],
    sex: [0.5, 0.5],
    mother: [0.62, 0.05, 0.05, 0.07, 0.02, 0.02, 0.01, 0.15, 0.01],
    father: [0.55, 0.05, 0.05, 0.07, 0.01, 0.02, 0.02, 0.22, 0.01],
    cpf: [0.03, 5e-4, 0.9695],
    cns: [0.02, 0.02, 0.96],
    phone: [0.55, 0.45],
    email: [0.15, 0.85],
    address: [0.45, 0.1, 0.1, 0.1, 0.25],
    municipality: [0.95, 0.05],
    birthMunicipality: [0.85, 0.15],
    deceased: [0.01, 0.99],
  },
};

/**
 * How often the given names of the same person, and of two close relatives, stand at each level. Parents give
 * brothers other names, sometimes alike ones (RAFAEL and RAFAELA) or with the same beginning (ANA PAULA, ANA
 * LUISA); the same name for both is rare (a child named after one who died).
 */
const RELATIVE_GIVEN: Readonly<Record<GivenLevel, readonly [same: number, relative: number]>> = {
  same: [0.865, 0.002],
  sound: [0.03, 0.0005],
  initial: [0.015, 3.5e-5],
  typo: [0.035, 0.001],
  part: [0.03, 0.012],
  doubtful: [0.01, 0.02],
  alike: [0.004, 0.05],
  different: [0.011, 0.9144],
};

/** The model for who has nothing to learn from: a desk where one person arrives, files of a few lines. */
export const DEFAULT_MODEL: Model = {
  ...DEFAULT_SHARES,
  names: CENSUS_NAMES,
  common: new Map(),
  prior: priorOdds(0.5, 50_000),
  priorAmongRelatives: -2,
};

/** log2 odds that a given record of a base of `people` is that of somebody who is in it with chance `present`. */
export function priorOdds(present: number, people: number): number {
  const chance = Math.min(0.5, present / Math.max(1, people));
  return Math.log2(chance / (1 - chance));
}

/** Key of a value in `Model.common`, by kind: b birth date, c CEP, m municipality, n municipality of birth… */
export const commonKey = (kind: 'b' | 'm' | 'n' | 'C' | 'S' | 'T' | 'E', value: string | number): string =>
  `${kind}${value}`;

/** Bits of each level, worked out once per model. */
export type Tables = {
  /** log2 of the share among the same person. */
  same: Float64Array[];
  /** log2 of same over strangers. */
  strangers: Float64Array[];
  /** log2 of same over relatives. */
  relatives: Float64Array[];
  given: Float64Array;
  /** Place of the level "different" of each field. */
  worst: readonly number[];
};

const SHARED_AT_HOME: readonly Field[] = [
  'mother',
  'father',
  'phone',
  'email',
  'address',
  'municipality',
  'birthMunicipality',
];

const built = new WeakMap<Model, Tables>();

/** The bits of a model; kept with it. */
export function tablesOf(model: Model): Tables {
  const found = built.get(model);
  if (found) return found;
  const ratio = (over: Shares) =>
    FIELD_NAMES.map((field) =>
      Float64Array.from(FIELDS[field], (_, level) =>
        Math.log2(share(model.same, field, level) / share(over, field, level)),
      ),
    );
  const tables: Tables = {
    same: FIELD_NAMES.map((field) =>
      Float64Array.from(FIELDS[field], (_, level) => Math.log2(share(model.same, field, level))),
    ),
    strangers: ratio(model.strangers),
    relatives: ratio(model.relatives),
    given: Float64Array.from(GIVEN_LEVELS, (level) =>
      Math.log2(RELATIVE_GIVEN[level][0] / RELATIVE_GIVEN[level][1]),
    ),
    worst: FIELD_NAMES.map((field) => (FIELDS[field] as readonly string[]).indexOf('different')),
  };
  // Of the name, the given names alone tell relatives apart; what a household shares never does.
  tables.relatives[PLACE.name]?.fill(0);
  for (const field of SHARED_AT_HOME) {
    const bits = tables.relatives[PLACE[field]];
    bits?.forEach((value, level) => {
      bits[level] = Math.min(0, value);
    });
  }
  built.set(model, tables);
  return tables;
}

const share = (shares: Shares, field: Field, level: number): number =>
  Math.max(shares[field][level] ?? 0, 1e-12);
