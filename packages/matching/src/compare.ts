import { compareAddress, compareBirth, compareCns, compareCpf } from './compare-fields.ts';
import { FIELD_NAMES, levelOf, PLACE } from './fields.ts';
import { commonKey, type Model, type Tables, tablesOf } from './model.ts';
import { compareNames, GIVEN_LEVELS, NAME_LEVELS, type NameMatch } from './names/compare.ts';
import type { NameForm } from './names/form.ts';
import { lettersApart } from './names/letters.ts';
import type { Prepared } from './prepare.ts';

/** Two people compared field by field. Arrays are in the order of FIELD_NAMES. */
export type Comparison = {
  /** Place of the level in FIELDS; −1: the field says nothing. */
  levels: number[];
  /** What the agreement on this very value is worth, in bits; −1: the share of the level tells. */
  bits: number[];
  /** Place in GIVEN_LEVELS; −1: no names. */
  given: number;
  /** Every word of the shorter name has a partner. */
  covered: boolean;
  /** A social name was compared instead of a name. */
  bySocialName: boolean;
  /** log2 of how much likelier the two are under "same person" than under "strangers". */
  weight: number;
  /** The same against "close relatives". */
  weightAmongRelatives: number;
  /** Probability from 0 to 1 that the two are the same person. */
  score: number;
};

/** Copied for each pair: so short a typed array costs more to make than the pair to compare. */
const UNKNOWN = FIELD_NAMES.map(() => -1);

/** Compares two prepared people. Symmetric. The score is that of the pair alone; rules and guards: `decide`. */
export function compare(a: Prepared, b: Prepared, model: Model): Comparison {
  const comparison: Comparison = {
    levels: UNKNOWN.slice(),
    bits: UNKNOWN.slice(),
    given: -1,
    covered: false,
    bySocialName: false,
    weight: 0,
    weightAmongRelatives: 0,
    score: 0,
  };
  setNames(comparison, a, b, model);
  setParents(comparison, a, b, model);
  setPerson(comparison, a, b, model);
  setNumbers(comparison, a, b, model);
  setPlaces(comparison, a, b, model);
  weigh(comparison, model);
  return comparison;
}

/**
 * Whether two people who share a key are worth comparing at all: a word of the name is nearly the same or sounds
 * so, the mothers' first names do, a number is the same, or one has no name. Most pairs born the same day stop here.
 */
export function isConceivable(a: Prepared, b: Prepared): boolean {
  if (!a.name || !b.name || a.social || b.social) return true;
  if (a.cpf !== '' && a.cpf === b.cpf) return true;
  if (aWordAlike(a.name, b.name)) return true;
  if (a.mother && b.mother && a.mother.sounds[0] === b.mother.sounds[0]) return true;
  if (a.email !== '' && a.email === b.email) return true;
  return a.cns.some((one) => b.cns.includes(one)) || a.phones.some((one) => b.phones.includes(one));
}

function aWordAlike(a: NameForm, b: NameForm): boolean {
  for (let i = 0; i < a.words.length; i += 1) {
    for (let j = 0; j < b.words.length; j += 1) {
      if (a.sounds[i] === b.sounds[j] || lettersApart(a.letters[i] ?? 0, b.letters[j] ?? 0) <= 2) return true;
    }
  }
  return false;
}

/** Fills weights and score from the levels; again when a model has learned. */
export function weigh(comparison: Comparison, model: Model): void {
  const tables = tablesOf(model);
  let weight = 0;
  let relatives = comparison.given < 0 ? 0 : (tables.given[comparison.given] ?? 0);
  for (let place = 0; place < FIELD_NAMES.length; place += 1) {
    const level = comparison.levels[place] ?? -1;
    if (level < 0) continue;
    weight += weightAt(comparison, tables, place);
    relatives += tables.relatives[place]?.[level] ?? 0;
  }
  comparison.weight = weight;
  comparison.weightAmongRelatives = relatives;
  comparison.score = probability(weight + model.prior, relatives + model.priorAmongRelatives);
}

/** Bits that one field adds. Agreement never speaks against, and disagreement never for, the same person. */
export const fieldWeight = (comparison: Comparison, model: Model, place: number): number =>
  weightAt(comparison, tablesOf(model), place);

function weightAt(comparison: Comparison, { same, strangers, worst }: Tables, place: number): number {
  const level = comparison.levels[place] ?? -1;
  if (level < 0) return 0;
  const bits = comparison.bits[place] ?? -1;
  const weight = bits >= 0 ? (same[place]?.[level] ?? 0) + bits : (strangers[place]?.[level] ?? 0);
  if (level === 0) return Math.max(0, weight);
  return level === worst[place] ? Math.min(0, weight) : weight;
}

/** Same person against strangers and against relatives, both in log2 odds. */
export const probability = (strangers: number, relatives: number): number =>
  1 / (1 + 2 ** -strangers + 2 ** -relatives);

function setNames(comparison: Comparison, a: Prepared, b: Prepared, model: Model): void {
  if (!a.social && !b.social) {
    if (a.name && b.name) setFullName(comparison, compareNames(a.name, b.name, model.names));
    return;
  }
  let best: NameMatch | null = null;
  for (const one of namesOf(a)) {
    for (const other of namesOf(b)) {
      const match = compareNames(one, other, model.names);
      if (best && rank(best) <= rank(match)) continue;
      best = match;
      comparison.bySocialName = one !== a.name || other !== b.name;
    }
  }
  if (best) setFullName(comparison, best);
}

function setFullName(comparison: Comparison, match: NameMatch): void {
  setName(comparison, 'name', match);
  comparison.given = GIVEN_LEVELS.indexOf(match.given);
  comparison.covered = match.covered;
}

function namesOf({ name, social }: Prepared): NameForm[] {
  if (!social) return name ? [name] : [];
  return name ? [name, social] : [social];
}

const rank = ({ level, given }: NameMatch): number =>
  NAME_LEVELS.indexOf(level) * GIVEN_LEVELS.length + GIVEN_LEVELS.indexOf(given);

/** From this level on, names do not agree: the words in common say nothing more. */
const FAMILY = NAME_LEVELS.indexOf('family');
const PART = NAME_LEVELS.indexOf('part');

function setName(
  comparison: Comparison,
  field: 'name' | 'mother' | 'father',
  { level, bits }: NameMatch,
): void {
  const place = NAME_LEVELS.indexOf(level);
  comparison.levels[PLACE[field]] = place;
  comparison.bits[PLACE[field]] = place < FAMILY ? bits : -1;
}

function setParents(comparison: Comparison, a: Prepared, b: Prepared, model: Model): void {
  const expected = expectedSurnames(a, b);
  const against = (one: NameForm | null, other: NameForm | null) =>
    one && other ? compareNames(one, other, model.names, expected) : null;
  const mother = against(a.mother, b.mother);
  const father = against(a.father, b.father);
  if (mother) setName(comparison, 'mother', mother);
  if (father) setName(comparison, 'father', father);
  if (mother && NAME_LEVELS.indexOf(mother.level) < FAMILY) return;
  const found = exchanged(a.mother, b.father) ? against(a.mother, b.father) : null;
  const other = exchanged(a.father, b.mother) ? against(a.father, b.mother) : null;
  const match = [found, other].find((one) => one && NAME_LEVELS.indexOf(one.level) <= PART);
  if (!match) return;
  for (const field of ['mother', 'father'] as const) {
    if (comparison.levels[PLACE[field]] === -1 && field === 'father') continue;
    comparison.levels[PLACE[field]] = levelOf(field, 'exchanged');
    comparison.bits[PLACE[field]] = field === 'mother' ? match.bits : 0;
  }
}

/** Worth comparing: mothers and fathers seldom have one first name. */
const exchanged = (mother: NameForm | null, father: NameForm | null): boolean =>
  mother !== null && father !== null && mother.sounds[0] === father.sounds[0];

/** The child's surnames are expected in the names of the parents. */
function expectedSurnames(a: Prepared, b: Prepared): readonly string[] {
  const own = a.name?.surnames ?? [];
  if (!b.name || a.name?.text === b.name.text) return own;
  return own.length === 0 ? b.name.surnames : [...own, ...b.name.surnames];
}

function setPerson(comparison: Comparison, a: Prepared, b: Prepared, model: Model): void {
  const birth = compareBirth(a.birth, b.birth);
  comparison.levels[PLACE.birthDate] = birth;
  if (birth === 0) comparison.bits[PLACE.birthDate] = commonBits(model, commonKey('b', a.birth));
  if (a.sex && b.sex) comparison.levels[PLACE.sex] = a.sex === b.sex ? 0 : 1;
  if (a.deceasedOn && b.deceasedOn) comparison.levels[PLACE.deceased] = a.deceasedOn === b.deceasedOn ? 0 : 1;
}

function setNumbers(comparison: Comparison, a: Prepared, b: Prepared, model: Model): void {
  const cpf = compareCpf(a, b);
  comparison.levels[PLACE.cpf] = cpf;
  if (cpf === 0) comparison.bits[PLACE.cpf] = commonBits(model, commonKey('C', a.cpf));
  const cns = compareCns(a.cns, b.cns);
  comparison.levels[PLACE.cns] = cns.level;
  if (cns.number) comparison.bits[PLACE.cns] = commonBits(model, commonKey('S', cns.number));
  if (a.phones.length > 0 && b.phones.length > 0) {
    const phone = a.phones.find((number) => b.phones.includes(number));
    comparison.levels[PLACE.phone] = phone ? 0 : 1;
    if (phone) comparison.bits[PLACE.phone] = commonBits(model, commonKey('T', phone));
  }
  if (a.email && b.email) {
    comparison.levels[PLACE.email] = a.email === b.email ? 0 : 1;
    if (a.email === b.email) comparison.bits[PLACE.email] = commonBits(model, commonKey('E', a.email));
  }
}

function setPlaces(comparison: Comparison, a: Prepared, b: Prepared, model: Model): void {
  comparison.levels[PLACE.address] = compareAddress(a, b);
  setMunicipality(comparison, 'municipality', a.municipality, b.municipality, model, 'm');
  setMunicipality(comparison, 'birthMunicipality', a.birthMunicipality, b.birthMunicipality, model, 'n');
}

function setMunicipality(
  comparison: Comparison,
  field: 'municipality' | 'birthMunicipality',
  a: string,
  b: string,
  model: Model,
  kind: 'm' | 'n',
): void {
  if (!a || !b) return;
  comparison.levels[PLACE[field]] = a === b ? 0 : 1;
  if (a === b) comparison.bits[PLACE[field]] = commonBits(model, commonKey(kind, a));
}

/** What a value that many people have is worth; −1 when it is not among the common ones. */
function commonBits(model: Model, key: string): number {
  const found = model.common.get(key);
  return found === undefined ? -1 : -Math.log2(found);
}
