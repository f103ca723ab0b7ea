/** What a roster tells of one person. Every field but the id may be absent, null or empty: that is no evidence. */
export type Person = {
  /** Unique within its roster. */
  id: string;
  name?: string | null;
  socialName?: string | null;
  /** ISO date, 'AAAA-MM-DD'. */
  birthDate?: string | null;
  sex?: 'M' | 'F' | null;
  motherName?: string | null;
  fatherName?: string | null;
  /** With or without mask; an invalid number says nothing. */
  cpf?: string | null;
  /** Every number of the person, definitive and provisional ones (see `isDefinitiveCns`). */
  cns?: readonly string[] | null;
  phones?: readonly string[] | null;
  email?: string | null;
  street?: string | null;
  number?: string | null;
  bairro?: string | null;
  cep?: string | null;
  /** IBGE codes of residence and of birth, of 6 or 7 digits. */
  municipality?: string | null;
  birthMunicipality?: string | null;
  /**
   * Day of death; null or empty for somebody alive; absent when the roster does not tell. Any other text stands for a
   * death on an unknown day.
   */
  deceasedOn?: string | null;
};
