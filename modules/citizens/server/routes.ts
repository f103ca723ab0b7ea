import type { TableDeclaration } from '#platform/db/tables';
import type { BoundRoute } from '#platform/http/bind';
import { exchangeRoutes } from './exchange/routes.ts';
import { importRoutes } from './import/routes.ts';
import { openingRoutesOver } from './openings/routes.ts';
import { registrationRoutes } from './registration/routes.ts';
import { searchRoutes } from './search/routes.ts';

/** `tables`: of all rooms, known once the program is put together. */
export const routesOver = (tables: () => readonly TableDeclaration[]): readonly BoundRoute[] => [
  ...registrationRoutes,
  ...openingRoutesOver(tables),
  ...searchRoutes,
  ...exchangeRoutes,
  ...importRoutes,
];
