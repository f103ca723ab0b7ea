export * from './contract/advanced.ts';
export * from './contract/connection.ts';
export * from './contract/installer-reset.ts';
export * from './contract/security.ts';
export * from './contract/servers.ts';
