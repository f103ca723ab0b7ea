// Written by tools/generate-types.mjs from data/structure.json.
export type * from './fac.ts';
export type * from './fad.ts';
export type * from './fae.ts';
export type * from './fai.ts';
export type * from './fao.ts';
export type * from './fcc.ts';
export type * from './fcd.ts';
export type * from './fci.ts';
export type * from './fczm.ts';
export type * from './forms.ts';
export type * from './fp.ts';
export type * from './fv.ts';
export type * from './fvd.ts';
export type * from './mca.ts';
export type * from './shared.ts';
