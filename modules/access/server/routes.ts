import type { BoundRoute } from '#platform/http/bind';
import { accountRoutes } from './account-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export const routes: readonly BoundRoute[] = [...sessionRoutes, ...accountRoutes];
