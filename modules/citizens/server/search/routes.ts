import { type BoundRoute, read } from '#platform/http/bind';
import {
  citizenSummaryContract,
  recentCitizensContract,
  searchCitizensContract,
} from '../../contract/search.ts';
import { recentCitizens } from './recent.ts';
import { searchCitizens } from './search-citizens.ts';
import type { WithheldFrom } from '../sharing/withheld.ts';
import { citizenSummary } from './summary.ts';

export const searchRoutesWith = (withheldFrom: WithheldFrom): readonly BoundRoute[] => [
  read(searchCitizensContract, (context, { body }) => searchCitizens(context, body)),
  read(recentCitizensContract, async (context) => ({ rows: await recentCitizens(context) })),
  read(citizenSummaryContract, (context, { params }) => citizenSummary(context, params.id, withheldFrom)),
];
