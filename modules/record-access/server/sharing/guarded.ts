import type { BoundRoute } from '#platform/http/bind';
import { citizenSummaryContract, getCitizenContract, setSharingContract } from '#modules/citizens/contract';
import { getChartAccessContract } from '../../contract.ts';
import { requireShared } from './withheld.ts';

/** Routes of one citizen that anybody with their resource may ask: each tells only what every unit sees. */
const OPEN: ReadonlySet<string> = new Set([
  getCitizenContract.name,
  citizenSummaryContract.name,
  // Says that the record is hidden, and no more.
  getChartAccessContract.name,
  // Says itself who may lift a refusal.
  setSharingContract.name,
]);
const OF_ONE = /^\/citizens\/:id(\/|$)/;

/**
 * All routes of the program, those of one citizen held by her refusal to share: a new one is held the moment it is
 * mounted, whichever room it is of.
 */
export const guardedBySharing = (routes: readonly BoundRoute[]): readonly BoundRoute[] =>
  routes.map((bound) => {
    if (!OF_ONE.test(bound.contract.path) || OPEN.has(bound.contract.name)) return bound;
    const handle: BoundRoute['handle'] = async (context, input, http) => {
      await requireShared(context, [(input.params as { id: string }).id]);
      return bound.handle(context, input, http);
    };
    return { ...bound, handle };
  });
