import { carePages, latePages } from './care-pages.ts';
import { chartPages } from './chart/pages.ts';

export { recordTypes } from '../contract/record-types.ts';

export const pages = [...carePages, ...latePages, ...chartPages];
