/** Every route of the room. */
export * from './contract/default-agenda.ts';
export * from './contract/agendas.ts';
export * from './contract/closures.ts';
export * from './contract/week.ts';
export * from './contract/cbos.ts';
export * from './contract/online.ts';
export * from './contract/agenda-days.ts';
export * from './contract/appointments.ts';
export * from './contract/reservations.ts';
export * from './contract/papers.ts';
