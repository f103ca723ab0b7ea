/** Every route of the room. */
export * from './contract/merges.ts';
export * from './contract/queue.ts';
