import type { RuleGroup } from '@pec-aberto/ledi';

/** A file as it was dropped: with its folder in the name, when it came in one. */
export type DroppedFile = { name: string; blob: Blob };

/** `unreadable`: not even the transport layer could be read. */
export type Outcome = 'valid' | 'invalid' | 'held' | 'unreadable';

/** One record of the lot, as a row of the list. */
export type RecordRow = {
  /** Place in the lot, from 0. */
  id: number;
  file: string;
  /** Name inside the zip; null outside one. */
  entry: string | null;
  /** Title of the form; null when it is of no form of the layout. */
  form: string | null;
  uuid: string | null;
  /** The citizen by name or document, and how many more; null when it speaks of none. */
  who: string | null;
  /** Day of the attendance, 'dd/mm/aaaa'. */
  date: string | null;
  /** CNS of who filled it in. */
  professional: string | null;
  version: string | null;
  outcome: Outcome;
  errors: number;
  warnings: number;
  /** Of the first error, else of the first warning: its sentence and the field it speaks of ('' for none). */
  first: { message: string; path: string } | null;
};

/** What the list shows; an absent part shows all. `warned` are the records with warnings, whatever their outcome. */
export type LotFilter = {
  /** tipoDadoSerializado; 0 stands for records of no known form. */
  tipo?: number;
  outcome?: Outcome | 'warned';
  /** Code of an error or warning. */
  code?: string;
  /** Found in uuid, file, errors or the content of the record, without case and accents. */
  text?: string;
};

export type RulesBroken = {
  code: string;
  group: RuleGroup;
  message: string;
  source: string;
  isWarning: boolean;
  /** Records that break it. */
  records: number;
};

/** A file that gave no record, and why, in a sentence. */
export type FileProblem = { file: string; message: string };

export type CnesInUse = { file: string; ibge: string; date: string; units: number; professionals: number };

export type LotSummary = {
  /** What a person calls the lot: its only file, or how many. */
  name: string;
  total: number;
  counts: Record<Outcome | 'warned', number>;
  forms: { tipo: number; title: string; records: number }[];
  /** Most frequent first. */
  rules: RulesBroken[];
  problems: FileProblem[];
  /** The lot goes on beyond what a page keeps; only these were judged. */
  isCut: boolean;
  cnes: CnesInUse | null;
  /** Newest layout known; `file` when it was dropped here. */
  layout: { newest: string; file: string | null };
  /** Civil day that counted as today, 'yyyy-mm-dd'. */
  today: string;
  /** Time it took, ms. */
  took: number;
};

/** A broken rule of one record; `place` tells the path with the labels of the layout. */
export type FindingView = {
  code: string;
  group: RuleGroup;
  path: string;
  place: string;
  message: string;
  source: string;
  isWarning: boolean;
};

/** A field of a record; a group has `children` and no `value`. */
export type FieldView = {
  path: string;
  name: string;
  label: string;
  /** As it is in the record; null for groups and for fields that an error misses. */
  value: string | null;
  /** What a code or date means. */
  meaning: string | null;
  children: FieldView[];
  /** Items that are not shown, of a list too long. */
  more: number;
  findings: FindingView[];
};

export type RecordView = {
  row: RecordRow;
  findings: FindingView[];
  form: FieldView[];
  transport: FieldView[];
};

/** Questions to the worker, and what each gives. */
export type Asks = {
  /** Judges dropped files. A CNES export or a layout package alone judges again the lot that is there. */
  judge: { asked: { files: DroppedFile[]; today: string }; given: LotSummary };
  /** Judges the lot again without the CNES. */
  forgetCnes: { asked: { today: string }; given: LotSummary };
  rows: {
    asked: { filter: LotFilter; page: number; size: number };
    given: { rows: RecordRow[]; total: number };
  };
  open: { asked: { id: number }; given: RecordView };
  csv: { asked: Record<string, never>; given: Blob };
};

/** How far the reading is; `part` from 0 to 1. */
export type Progress = { part: number; records: number };

export type ToWorker = { [A in keyof Asks]: { number: number; ask: A; with: Asks[A]['asked'] } }[keyof Asks];
export type FromWorker =
  | { kind: 'ready'; newest: string }
  | { kind: 'progress'; progress: Progress }
  | { kind: 'given'; number: number; given: unknown }
  /** `message` is a sentence when the fault is of the file; null when it is ours. */
  | { kind: 'failed'; number: number; message: string | null };
