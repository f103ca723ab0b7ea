/** Every route of the room. */
export * from './contract/municipalities.ts';
export * from './contract/cnes-imports.ts';
export * from './contract/units.ts';
export * from './contract/service-types.ts';
export * from './contract/professionals.ts';
export * from './contract/lotacoes.ts';
export * from './contract/manager-accesses.ts';
export { listCities } from './contract/addresses.ts';
