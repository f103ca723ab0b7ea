import { compare, isConceivable } from './compare.ts';
import { decide } from './decide.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { Surroundings } from './guards.ts';
import { DEFAULT_MODEL, type Model } from './model.ts';
import type { Person } from './person.ts';
import { type Prepared, prepare } from './prepare.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** Somebody already registered who may be the person who arrives. */
export type Candidate = {
  id: string;
  /** Probability from 0 to 1. */
  score: number;
  /** auto: no doubt is left; review: somebody should look. */
  decision: 'auto' | 'review';
  evidence: Evidence;
};

/**
 * Who of a few people (those that share a key, see `personKeys`) may be this person, most probable first. Takes
 * some microseconds per person. People below `settings.floor` are left out, unless the CPF is the same.
 */
export function candidatesOf(
  person: Person,
  others: readonly Person[],
  model: Model = DEFAULT_MODEL,
  settings: Partial<Settings> = {},
): Candidate[] {
  const one = prepare(person);
  const people = others.map(prepare);
  const around = surroundingsOf([one, ...people], { ...DEFAULT_SETTINGS, ...settings });
  const candidates: Candidate[] = [];
  for (const other of people) {
    if (!isConceivable(one, other)) continue;
    const comparison = compare(one, other, model);
    const verdict = decide(one, other, comparison, model, around);
    if (verdict.decision === 'none') continue;
    const evidence = evidenceOf(comparison, verdict, model);
    candidates.push({ id: other.id, score: comparison.score, decision: verdict.decision, evidence });
  }
  return candidates.sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1));
}

/**
 * What the judgement of pairs among these people stands on, where no base was learned from: a CPF that also stands on
 * somebody much older among them is taken for a parent's, and anybody may have a twin with nearly the same name.
 */
export function surroundingsOf(people: Iterable<Prepared>, settings: Settings): Surroundings {
  const oldest = new Map<string, number>();
  for (const { cpf, birth } of people) {
    if (cpf && birth > 0) oldest.set(cpf, Math.min(birth, oldest.get(cpf) ?? birth));
  }
  return {
    settings,
    twinsAlike: true,
    oldestWithCpf: (cpf) => oldest.get(cpf) ?? 0,
  };
}
