/** Every route of the room. */
export * from './contract/registration.ts';
export * from './contract/person.ts';
export * from './contract/search.ts';
export * from './contract/likely.ts';
export * from './contract/exchange.ts';
export type * from './contract/conflicts.ts';
