/**
 * Synthetic people of Brazil, records of them as hurried clerks type them, and the report of how matching fares.
 * Numbers are valid and may belong to somebody: never send them to a federal service.
 */
export { type MatchingReport, reportOf, type SpoilerRow } from '../report/report.ts';
export { Dice } from './dice.ts';
export { DEFAULT_PEOPLE, type PeopleOptions, type SyntheticPerson, syntheticPeople } from './people.ts';
export { DEFAULT_ROSTERS, type LabelledRosters, labelledRosters, type RosterOptions } from './rosters.ts';
export { SPOILERS, type Spoiler, type SpoilerRates, spoil } from './spoil.ts';
