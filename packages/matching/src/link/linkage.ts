import { type Comparison, compare, isConceivable } from '../compare.ts';
import { decide } from '../decide.ts';
import type { Surroundings } from '../guards.ts';
import { preparedKeys } from '../keys.ts';
import { commonShares, nameShares, ValueCounts } from '../learn/count.ts';
import { learnSame, learnStrangers } from '../learn/estimate.ts';
import { hasTwinsAlike } from '../learn/twins.ts';
import { DEFAULT_MODEL, type Model, priorOdds } from '../model.ts';
import type { Prepared } from '../prepare.ts';
import { randomNumbers } from '../random.ts';
import type { Settings } from '../settings.ts';
import { type Assignment, assign, type Pair } from './assign.ts';
import { Blocks } from './blocks.ts';

/** People of the larger base that the model is learned from. */
const SAMPLE = 20_000;
/** Pairs kept for learning. */
const LEARNING_PAIRS = 300_000;

/**
 * The work of linking two bases in the order that keeps memory small: the smaller base is held, the larger one
 * passes by twice (`count`, then `match`), one person at a time.
 */
export class Linkage {
  readonly settings: Settings;
  model: Model;
  compared = 0;
  readonly #held: Prepared[] = [];
  readonly #passing = new Map<number, Prepared>();
  readonly #blocks: Blocks;
  /** Birth of the oldest person with a CPF; as numbers, for there may be a million. */
  readonly #oldest = new Map<number, number>();
  readonly #sample: Prepared[] = [];
  readonly #random = randomNumbers(7);
  readonly #pairs: Pair[] = [];
  /** Within one base nobody can tell twins from somebody entered twice. */
  #twinsAlike = true;
  #counted = 0;
  #matched = 0;

  /** `model` is what pairs are judged by until something is learned. */
  constructor(settings: Settings, model: Model = DEFAULT_MODEL) {
    this.settings = settings;
    this.model = model;
    this.#blocks = new Blocks(settings.largestBlock);
  }

  /** Holds a person of the smaller base. */
  hold(person: Prepared): void {
    this.#blocks.add(this.#held.length, preparedKeys(person));
    this.#held.push(person);
    this.#noteCpf(person);
  }

  /** First pass of the larger base, after the smaller one is held. */
  count(person: Prepared): void {
    this.#counted += 1;
    this.#blocks.countOther(preparedKeys(person));
    this.#noteCpf(person);
    // Every person has the same chance to be in the sample, however many pass (reservoir).
    const place = this.#sample.length < SAMPLE ? this.#sample.length : this.#draw(this.#counted);
    if (place < SAMPLE) this.#sample[place] = person;
  }

  #draw(below: number): number {
    return Math.floor(this.#random() * below);
  }

  #noteCpf({ cpf, birth }: Prepared): void {
    const number = Number(cpf);
    if (cpf && birth > 0) this.#oldest.set(number, Math.min(birth, this.#oldest.get(number) ?? birth));
  }

  /** Learns frequencies and weights from what was held and counted. */
  learn(): void {
    const sizes = { a: this.#held.length, b: this.#counted };
    this.#learnFrom(this.#sample, sizes, [new ValueCounts(this.#held), new ValueCounts(this.#sample)]);
    this.#twinsAlike = hasTwinsAlike(this.#held, sizes, this.model, this.settings);
  }

  /** Learns from the held base alone, to find who stands in it twice. */
  learnWithin(): void {
    const people = this.#held.length;
    const step = Math.max(1, Math.ceil(people / SAMPLE));
    const sample = this.#held.filter((_, place) => place % step === 0);
    // Half as many pairs as between two bases; the sample meets each of them twice.
    this.#learnFrom(sample, { a: people, b: (people - 1) / 2 }, [
      new ValueCounts(this.#held),
      new ValueCounts([]),
    ]);
  }

  #learnFrom(
    sample: readonly Prepared[],
    sizes: { a: number; b: number },
    counts: [ValueCounts, ValueCounts],
  ): void {
    const start: Model = {
      ...DEFAULT_MODEL,
      names: nameShares(...counts),
      common: commonShares(...counts),
      prior: priorOdds(0.5, Math.max(sizes.a, sizes.b)),
    };
    const model = learnStrangers(this.#held, sample, start);
    const { pairs, people } = this.#learningPairs(sample, model);
    this.model = learnSame(pairs, { ...sizes, part: people / Math.max(1, sizes.b) }, model);
  }

  #learningPairs(sample: readonly Prepared[], model: Model): { pairs: Comparison[]; people: number } {
    const pairs: Comparison[] = [];
    let people = 0;
    for (const person of sample) {
      if (pairs.length > LEARNING_PAIRS) break;
      people += 1;
      this.#blocks.eachCandidate(preparedKeys(person), (place) => {
        const held = this.#held[place];
        if (!held || held === person || !isConceivable(held, person)) return;
        const comparison = compare(held, person, model);
        // What is surely not the same person teaches nothing about those who are.
        if (comparison.score > 1e-6) pairs.push(comparison);
      });
    }
    return { pairs, people };
  }

  /** What the judgement of pairs stands on. */
  get surroundings(): Surroundings {
    return {
      settings: this.settings,
      twinsAlike: this.#twinsAlike,
      oldestWithCpf: (cpf) => this.#oldest.get(Number(cpf)) ?? 0,
    };
  }

  /** Second pass of the larger base, in the same order: compares with whoever shares a key. */
  match(person: Prepared): void {
    const place = this.#matched;
    this.#matched += 1;
    this.#blocks.eachCandidate(preparedKeys(person), (other) => this.#judge(other, place, person));
  }

  /** Compares the people of the held base with each other, each pair once. */
  matchWithin(): void {
    for (const [place, person] of this.#held.entries()) {
      this.#blocks.eachCandidate(preparedKeys(person), (other) => {
        if (other < place) this.#judge(other, place, person);
      });
    }
  }

  #judge(place: number, passing: number, person: Prepared): void {
    const held = this.held(place);
    if (!isConceivable(held, person)) return;
    this.compared += 1;
    const comparison = compare(held, person, this.model);
    const verdict = decide(held, person, comparison, this.model, this.surroundings);
    if (verdict.decision === 'none') return;
    this.#passing.set(passing, person);
    this.#pairs.push({ a: place, b: passing, comparison, verdict });
  }

  /** Assigns the links. `a` of a pair is a place in the held base, `b` in the passing one. */
  assign(): Assignment {
    const { model, surroundings } = this;
    const areOne = (one: Prepared, other: Prepared) => {
      const comparison = compare(one, other, model);
      const { decision } = decide(one, other, comparison, model, surroundings);
      return { score: comparison.score, sure: decision === 'auto' };
    };
    return assign(this.#pairs, { a: this.held, b: this.passed, areOne }, this.settings);
  }

  /** Every kept pair, without assignment: duplicates within one base. */
  pairs(): readonly Pair[] {
    return this.#pairs;
  }

  readonly held = (place: number): Prepared => personAt(this.#held[place]);
  readonly passed = (place: number): Prepared => personAt(this.#passing.get(place));

  get blocksLeftOut(): number {
    return this.#blocks.leftOut();
  }

  get sizes(): { held: number; passed: number } {
    return { held: this.#held.length, passed: this.#counted };
  }
}

function personAt(person: Prepared | undefined): Prepared {
  if (!person) throw new Error('no person at this place of the linkage');
  return person;
}
