import type { RouteOutput } from '#platform/contract/route';
import type { getFrontSheet } from '../../../contract.ts';
import type { ChartOf } from '../chart-of.ts';

export type Sheet = RouteOutput<typeof getFrontSheet>;
/** What every card of the front sheet is given. */
export type CardOf = { chart: ChartOf; sheet: Sheet };
