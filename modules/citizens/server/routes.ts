import type { BoundRoute } from '#platform/http/bind';
import { exchangeRoutes } from './exchange/routes.ts';
import { fciRoutes } from './fci/review/routes.ts';
import { importRoutes } from './import/routes.ts';
import { registrationRoutes } from './registration/routes.ts';
import { searchRoutes } from './search/routes.ts';

export const routes: readonly BoundRoute[] = [
  ...registrationRoutes,
  ...searchRoutes,
  ...exchangeRoutes,
  ...importRoutes,
  ...fciRoutes,
];
