import type { Dice } from '@pec-aberto/matching';
import { uuidV7 } from '#platform/db/uuid';
import type { Measured, Prescribed, Soap } from '../../contract/content.ts';
import type { Kind } from '../../contract/parts.ts';
import { keyOf } from '../finish/codes.ts';
import { type Condition, CONDITIONS, PROCEDURES } from './conditions.ts';

/** Who attends in a unit. */
export type Post = { id: string; unitId: string; teamId: string | null; cbo: string };
export type Staff = { assess: readonly Post[]; technicians: readonly Post[] };
export type Person = { id: string; birthDate: string | null };
export type Past = {
  dice: Dice;
  municipalityId: string;
  timeZone: string;
  /** Milliseconds of the days, by UTC: nothing happens on `today` or after. */
  from: number;
  today: number;
  names: Readonly<Record<string, string>>;
};

export type EncounterRow = {
  id: string;
  post: Post;
  citizenId: string;
  entryId: string;
  kind: Kind;
  day: string;
  startedAt: string;
  endedAt: string;
  written: { content: unknown; names: Record<string, string> };
};
type ProblemRow = {
  id: string;
  citizenId: string;
  ciap2: string;
  name: string;
  startedOn: string;
  evolutions: number;
  evolvedAt: string;
};
export type Rows = {
  encounters: EncounterRow[];
  problems: ProblemRow[];
  evolutions: Array<{ problemId: string; sequence: number; encounterId: string; startedOn: string }>;
  measured: Array<{ encounterId: string; what: string; value: number; citizenId: string; at: string }>;
  prescribed: Array<{ encounterId: string; citizenId: string; item: Prescribed }>;
};
export const noRows = (): Rows => ({
  encounters: [],
  problems: [],
  evolutions: [],
  measured: [],
  prescribed: [],
});

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Shares of visits: procedures alone, an escuta before, on account of what lasts, its medicine renewed. */
const RATES = { procedures: 0.1, listened: 0.2, lasting: 0.6, renewed: 0.3, medicated: 0.6 };
const PRESENT = 2;
const SAME_DAY = 5;
const FOLLOW_UP = 1;
const DISCHARGE = 9;
const ACTIVE = 0;
const OPENS = 7 * 60 + 30;
const PLACES = 28;
const PLACE = 20;
const LISTENING = 20;

const iso = (ms: number) => new Date(ms).toISOString();
const dayOf = (ms: number) => iso(ms).slice(0, 10);
/** A table that was renewed may not have it any more. */
const nameOf = (names: Past['names'], system: string, code: string): string =>
  names[keyOf({ system, code })] ?? code;

/** Puts into `rows` what became of so many visits of a citizen, the oldest first. Answers how many encounters that is. */
export function writePast(past: Past, person: Person, staff: Staff, visits: number, rows: Rows): number {
  const before = rows.encounters.length;
  const { dice, today } = past;
  const born = person.birthDate === null ? 0 : Date.parse(person.birthDate);
  const from = Math.max(past.from, born + DAY);
  if (from >= today - 3 * DAY || staff.assess.length === 0) return 0;
  const one = new Somebody(past, person, (today - born) / DAY / 365.25, rows);
  const days = Array.from({ length: visits }, () =>
    workingDay(from + Math.floor(dice.between(0, (today - from) / DAY - 1)) * DAY, today),
  );
  for (const day of days.toSorted((a, b) => a - b)) {
    const start = day + (OPENS + dice.between(0, PLACES - 1) * PLACE) * MINUTE;
    if (staff.technicians.length > 0 && dice.chance(RATES.procedures))
      one.treated(start, dice.pick(staff.technicians));
    else one.attended(start, staff);
  }
  one.listProblems();
  return rows.encounters.length - before;
}

/** The same day, or the Friday before. */
function workingDay(ms: number, today: number): number {
  const at = Math.min(ms, today - DAY);
  const weekday = new Date(at).getUTCDay();
  return at - (weekday === 0 ? 2 : weekday === 6 ? 1 : 0) * DAY;
}

/** A citizen and what she has. */
class Somebody {
  readonly #past: Past;
  readonly #person: Person;
  readonly #rows: Rows;
  readonly #years: number;
  readonly #lasting: Condition[];
  readonly #passing: Condition[];
  readonly #problems = new Map<Condition, ProblemRow>();
  readonly #body: { weight: number; height: number; systolic: number };

  constructor(past: Past, person: Person, years: number, rows: Rows) {
    const { dice } = past;
    this.#past = past;
    this.#person = person;
    this.#rows = rows;
    this.#years = years;
    const of = CONDITIONS.filter(({ from, until }) => years >= from && years < until);
    this.#lasting = of.filter(({ lasting, share }) => lasting && dice.chance(share / 100));
    this.#passing = of.filter(({ lasting }) => !lasting);
    const grown = Math.min(years, 18) / 18;
    this.#body = {
      height: Math.round(52 + (dice.between(150, 182) - 52) * grown),
      weight: Math.round(4 + (dice.between(52, 98) - 4) * grown),
      systolic: dice.between(108, 128) + (this.#lasting.some(({ ciap2 }) => ciap2 === 'K86') ? 18 : 0),
    };
  }

  /** Procedures alone. */
  treated(start: number, post: Post): void {
    const code = this.#past.dice.pick(PROCEDURES);
    const content: Soap = { plan: { procedures: [{ code }] } };
    this.#encounter(start, {
      post,
      kind: 'procedimentos',
      entryId: uuidV7(),
      content,
      codes: [['sigtap', code]],
    });
  }

  attended(start: number, staff: Staff): void {
    const { dice } = this.#past;
    const lasts = this.#lasting.length > 0 && dice.chance(RATES.lasting);
    const condition = dice.pick(lasts ? this.#lasting : this.#passing);
    const post = dice.pick(staff.assess);
    const entryId = uuidV7();
    const measured = this.#measure(condition);
    const listener = staff.technicians[0];
    const isListened = listener !== undefined && !lasts && dice.chance(RATES.listened);
    if (isListened)
      this.#listened(start - LISTENING * MINUTE, { post: listener, entryId, condition, measured });
    const { ciap2, cid10, reason } = condition;
    const physician = post.cbo.startsWith('225');
    const codes: Array<[string, string]> = [
      ['ciap2', ciap2],
      ['ciap2', reason],
    ];
    if (physician && !lasts) codes.push(['cid10', cid10]);
    const problem = lasts ? this.#problemOf(condition, start) : undefined;
    const day = dayOf(start);
    const medicine = physician ? condition.medicine : undefined;
    const isNew = problem?.evolutions === 0;
    const gets =
      medicine && this.#years >= 12 && (isNew || dice.chance(lasts ? RATES.renewed : RATES.medicated));
    const item = gets ? { ...medicine, dosage: { ...medicine.dosage, start: day } } : undefined;
    const content: Soap = {
      subjective: { text: this.#text(condition.said), reasons: [{ ciap2: reason }] },
      objective: { text: this.#text(condition.found), ...(isListened ? {} : { measured }) },
      assessment: {
        problems: [
          problem && !isNew
            ? { problemId: problem.id, ciap2, listed: { state: ACTIVE } }
            : {
                ciap2,
                ...(physician && !lasts ? { cid10 } : {}),
                ...(problem ? { listed: { state: ACTIVE, startedOn: problem.startedOn } } : {}),
              },
        ],
      },
      plan: { text: this.#text(condition.planned), ...(item ? { prescribed: [item] } : {}) },
      end: { attendance: SAME_DAY, participation: PRESENT, conducts: [lasts ? FOLLOW_UP : DISCHARGE] },
    };
    const { id } = this.#encounter(start, { post, kind: 'individual', entryId, content, codes });
    if (!isListened) this.#keepMeasured(id, measured, start);
    if (problem) this.#evolve(problem, id, start);
    if (item) {
      this.#rows.prescribed.push({ encounterId: id, citizenId: this.#person.id, item });
    }
  }

  /** Problems as the last visit left them. */
  listProblems(): void {
    this.#rows.problems.push(...this.#problems.values());
  }

  #listened(
    start: number,
    {
      post,
      entryId,
      condition,
      measured,
    }: { post: Post; entryId: string; condition: Condition; measured: Measured },
  ): void {
    const { dice } = this.#past;
    const risk = dice.pick(['azul', 'azul', 'verde', 'verde', 'amarelo']);
    const content = { reason: condition.reason, text: dice.pick(condition.said), measured, risk };
    const codes = [['ciap2', condition.reason]] as const;
    const { id } = this.#encounter(start, { post, kind: 'escuta', entryId, content, codes });
    this.#keepMeasured(id, measured, start);
  }

  #text = (sentences: readonly string[]): string =>
    sentences.filter(() => this.#past.dice.chance(0.75)).join(' ') || (sentences[0] ?? '');

  #measure({ ciap2 }: Condition): Measured {
    const { dice } = this.#past;
    const { weight, height, systolic } = this.#body;
    const pressure = systolic + dice.between(-10, 14);
    return {
      weight: weight + dice.between(-15, 15) / 10,
      height,
      ...(this.#years >= 12 ? { systolic: pressure, diastolic: Math.round(pressure * 0.62) } : {}),
      ...(ciap2 === 'R74' ? { temperature: dice.between(364, 384) / 10 } : {}),
      ...(ciap2 === 'T90'
        ? { capillaryGlucose: dice.between(96, 220), glucoseMoment: dice.pick([1, 2]) }
        : {}),
    };
  }

  #problemOf(condition: Condition, at: number): ProblemRow {
    const known = this.#problems.get(condition);
    if (known) return known;
    const year =
      new Date(at).getUTCFullYear() - this.#past.dice.between(0, Math.min(8, Math.floor(this.#years / 4)));
    const problem = {
      id: uuidV7(),
      citizenId: this.#person.id,
      ciap2: condition.ciap2,
      name: nameOf(this.#past.names, 'ciap2', condition.ciap2),
      startedOn: String(year),
      evolutions: 0,
      evolvedAt: '',
    };
    this.#problems.set(condition, problem);
    return problem;
  }

  #evolve(problem: ProblemRow, encounterId: string, at: number): void {
    problem.evolutions += 1;
    problem.evolvedAt = this.#local(at);
    const { id: problemId, evolutions: sequence, startedOn } = problem;
    this.#rows.evolutions.push({ problemId, sequence, encounterId, startedOn });
  }

  #keepMeasured(encounterId: string, measured: Measured, start: number): void {
    const at = this.#local(start);
    for (const [what, value] of Object.entries(measured))
      this.#rows.measured.push({ encounterId, what, value, citizenId: this.#person.id, at });
  }

  #encounter(
    start: number,
    {
      codes,
      content,
      ...of
    }: Pick<EncounterRow, 'post' | 'kind' | 'entryId'> & {
      content: unknown;
      codes: ReadonlyArray<readonly [system: string, code: string]>;
    },
  ): EncounterRow {
    const row: EncounterRow = {
      ...of,
      id: uuidV7(),
      citizenId: this.#person.id,
      day: dayOf(start),
      startedAt: this.#local(start),
      endedAt: this.#local(start + this.#past.dice.between(6, 18) * MINUTE),
      written: {
        content,
        names: Object.fromEntries(
          codes.map(([system, code]) => [keyOf({ system, code }), nameOf(this.#past.names, system, code)]),
        ),
      },
    };
    this.#rows.encounters.push(row);
    return row;
  }

  /** An instant by the clock of the municipality, as PostgreSQL reads it. */
  #local = (at: number): string => `${iso(at).slice(0, 19)} ${this.#past.timeZone}`;
}
