export type Counts = { added: number; updated: number; inactivated: number; unchanged: number };
export type CnesCounts = { units: Counts; teams: Counts; professionals: Counts; lotacoes: Counts };

export const noCounts = (): CnesCounts => ({
  units: none(),
  teams: none(),
  professionals: none(),
  lotacoes: none(),
});
const none = (): Counts => ({ added: 0, updated: 0, inactivated: 0, unchanged: 0 });

export const changesNothing = (counts: CnesCounts): boolean =>
  Object.values(counts).every(({ added, updated, inactivated }) => added + updated + inactivated === 0);
