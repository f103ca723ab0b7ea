export * from './contract/list.ts';
export * from './contract/panel.ts';
export * from './contract/papers.ts';
export * from './contract/waiting.ts';
