export type DetailValue = string | number | boolean | null;

/** What the texts of an event are made of. */
export type EventFacts = {
  type: string;
  subjectTable: string | null;
  subjectId: string | null;
  fields: readonly string[] | null;
  details: Readonly<Record<string, DetailValue>> | null;
  /** Of the professional concerned, digits. */
  cpf: string | null;
};
