import type { BoundRoute } from '#platform/http/bind';
import { exchangeRoutes } from './exchange/routes.ts';
import { registrationRoutesWith } from './registration-routes.ts';
import { searchRoutesWith } from './search/routes.ts';
import type { WithheldFrom } from './sharing/withheld.ts';

/** `withheldFrom` is asked wherever a registration is shown. */
export const routesWith = (withheldFrom: WithheldFrom): readonly BoundRoute[] => [
  ...registrationRoutesWith(withheldFrom),
  ...searchRoutesWith(withheldFrom),
  ...exchangeRoutes,
];
