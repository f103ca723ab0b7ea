/** What a document is printed on. The roll of a receipt printer is 80 mm wide and as long as what it holds. */
export type Paper = 'A4' | 'A4-landscape' | 'A5' | 'roll';

/** Who the document comes from. Names as the registration has them. */
export type Head = {
  /** State, two letters. */
  uf: string;
  municipality: string;
  unit?: string;
};

export type Foot = {
  printedAt: Date;
  /** IANA zone in which the instant is written. */
  timeZone: string;
  /** Name of who printed it; null for what the program makes by itself. */
  by: string | null;
  /** Name and version of the program. */
  program: string;
};

/** `code` is copied by hand, and tells 0 from O and 1 from I; `large` is what is looked for first: day and hour of a slip. */
export type Look = 'plain' | 'strong' | 'small' | 'large' | 'code';

/** `share`: part of the width, those of a table sum to 1. */
export type Column = { title: string; share: number; align?: 'right' };

export type Rows = Iterable<readonly string[]> | AsyncIterable<readonly string[]>;

export type Block =
  /** Kept with the beginning of what follows. */
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; look?: Look; align?: 'center' }
  | { kind: 'facts'; pairs: ReadonlyArray<readonly [label: string, value: string]>; columns?: number }
  | { kind: 'list'; items: readonly string[] }
  /** Its titles stand on every page that it reaches. No row is divided, unless it is longer than a page. */
  | { kind: 'table'; columns: readonly Column[]; rows: Rows }
  /** Line to sign on; `detail` as CBO and number of the council. */
  | { kind: 'signature'; name: string; detail?: string }
  | { kind: 'qr'; text: string; sideMm?: number }
  /** Where copies on one sheet are cut apart. */
  | { kind: 'cut' }
  | { kind: 'new-page' };

/** A document to print. The same input gives the same bytes. */
export type PrintedDocument = {
  paper: Paper;
  title: string;
  /** Null for what belongs to the installation, not to a municipality. */
  head: Head | null;
  foot: Foot;
  blocks: Iterable<Block> | AsyncIterable<Block>;
};
