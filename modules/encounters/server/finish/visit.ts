import type { Rights } from '../../contract/care.ts';
import type { Kind, Problem } from '../../contract/parts.ts';
import type { HeldEntry } from './entries-queries.ts';

/** Who is attended, how and when. */
export type Visit = {
  kind: Kind;
  scheduled: boolean;
  late: boolean;
  /** The citizen was put in observation. */
  observed: boolean;
  /** Name of who began it, in whose name its fichas are; null where that is its author. */
  begunBy: string | null;
  /** Civil day of the encounter. */
  day: string;
  sex: number | null;
  /** `identidadeGeneroCidadao`. */
  genderIdentity: number | null;
  birth: string | null;
  rights: Rights;
  /** Those that stand on the citizen's list, by id. */
  problems: ReadonlyMap<string, Pick<Problem, 'ciap2' | 'cid10' | 'state' | 'evolutions'>>;
  /** Medicines of the citizen in use on that day, by prescription. */
  medicines: ReadonlyMap<string, { name: string }>;
  /** Allergies and antecedents of the citizen, by id. */
  entries: ReadonlyMap<string, HeldEntry>;
};
