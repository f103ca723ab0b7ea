/** What was typed in a form and not saved yet. */
export type Draft = {
  values: Record<string, unknown>;
  /** Instant, ISO. */
  at: string;
  /** What it is of, as the person reads it: "Novo município". */
  title: string;
  /** Where its form is. */
  path: string;
};

/** What a page knows of a draft on the server. */
export type Known = {
  version: number;
  /** The page that wrote it. */
  writer: string;
};

type Beside = {
  /** Waits beside the text of the form, until the person chooses. */
  beside: boolean;
};
export type ServerHead = Omit<Draft, 'values'> & Known & Beside & { form: string };
export type ServerText = Draft & Known & Beside;

/** The way to the drafts of one access on the server; the shell gives it, for the kit knows no module. */
export type DraftServer = {
  list(): Promise<ServerHead[]>;
  /** The text of the form first, then those beside it. */
  read(form: string): Promise<ServerText[]>;
  save(
    form: string,
    draft: Draft & Known & { settles?: string },
  ): Promise<{ at: string; version: number; beside: boolean }>;
  remove(form: string, known: Known): Promise<void>;
};
