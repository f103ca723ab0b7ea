/** Where the chosen encounters of a citizen are a PDF. */
export const printAddress = (citizenId: string, encounters: readonly string[]): string =>
  `/api/citizens/${citizenId}/history.pdf?encounters=${encounters.join(',')}`;
