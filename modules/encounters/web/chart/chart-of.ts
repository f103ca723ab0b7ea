import { civilToday, displayedZone, serverNow } from '#ui/index';

/** Whose record is shown, and where its tabs are: on the citizen's pages, or in an encounter. */
export type ChartOf = {
  citizenId: string;
  birthDate: string | null;
  /** LEDI's Sexo. */
  sex: number | null;
  deceased: boolean;
  /** What the addresses of its tabs begin with. */
  at: string;
  /** In a visit whose author may change the list of problems. */
  reopens?: boolean;
};

/** The civil day where the person works. */
export const today = (): string => civilToday(new Date(serverNow()), displayedZone());
