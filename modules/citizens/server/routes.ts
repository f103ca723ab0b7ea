import type { BoundRoute } from '#platform/http/bind';
import { registrationRoutes } from './registration/routes.ts';
import { searchRoutes } from './search/routes.ts';

export const routes: readonly BoundRoute[] = [...registrationRoutes, ...searchRoutes];
