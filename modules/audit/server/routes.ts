import { type BoundRoute, change, read } from '#platform/http/bind';
import type { Catalogue } from '../catalogue/catalogue.ts';
import * as contract from '../contract.ts';
import { downloadTrail, generateTrail, recentTrails } from './trail/generate-trail.ts';
import { listEvents } from './trail/list-events.ts';
import { searchPeople } from './trail/record-queries.ts';
import { municipalityOf } from './trail/scope.ts';

export const routesOver = (catalogue: () => Catalogue): readonly BoundRoute[] => [
  // A change, though it reads: looking at the trail is written to the trail.
  change(contract.listEvents, (context, input) => listEvents(context, catalogue(), input)),
  read(contract.listPeople, async ({ db, actor }, { query }) => ({
    people: await searchPeople(db, municipalityOf(actor), query),
  })),
  read(contract.listTrails, recentTrails),
  change(contract.generateTrail, (context, input) => generateTrail(context, catalogue(), input)),
  change(contract.downloadTrail, downloadTrail),
];
