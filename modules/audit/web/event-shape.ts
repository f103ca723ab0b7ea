import type { RouteOutput } from '#platform/contract/route';
import type { listEvents } from '../contract.ts';

export type AuditEventView = RouteOutput<typeof listEvents>['rows'][number];
