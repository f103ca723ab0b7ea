import type { TableDeclaration } from '#platform/db/tables';
import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { downloadTrail, generateTrail, recentTrails } from './trail/generate-trail.ts';
import { listEvents } from './trail/list-events.ts';
import { searchPeople } from './trail/record-queries.ts';
import { municipalityOf } from './trail/scope.ts';

/** `tables`: of all rooms, which tell how the records of events are called. */
export const routesOver = (tables: () => readonly TableDeclaration[]): readonly BoundRoute[] => [
  // A change, though it reads: looking at the trail is written to the trail.
  change(contract.listEvents, (context, input) => listEvents(context, tables(), input)),
  read(contract.listPeople, async ({ db, actor }, { query }) => ({
    people: await searchPeople(db, municipalityOf(actor), query),
  })),
  read(contract.listTrails, recentTrails),
  change(contract.generateTrail, generateTrail),
  change(contract.downloadTrail, downloadTrail),
];
