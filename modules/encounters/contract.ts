export * from './contract/care.ts';
export * from './contract/chart.ts';
export * from './contract/late.ts';
export * from './contract/observation.ts';
export * from './contract/reminders.ts';
export * from './contract/papers.ts';
