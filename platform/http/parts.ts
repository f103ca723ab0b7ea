import type { EventHub } from '#platform/events/hub';
import type { Peer, Session } from '#platform/permissions/access';
import type { Platform } from '#platform/runtime/platform';
import type { BoundRoute } from './bind.ts';
import type { Metrics } from './metrics.ts';

/** How a cookie becomes a session: given by the access room through the composition root. */
export type SessionResolver = (token: string, use: 'person' | 'background') => Promise<Session | null>;

/** How the `Authorization` of another installation becomes a peer; null when it proves nothing. */
export type PeerResolver = (authorization: string) => Promise<Peer | null>;

/** What the HTTP server is made of. */
export type ServerParts = {
  platform: Platform;
  routes: readonly BoundRoute[];
  resolveSession: SessionResolver;
  resolvePeer: PeerResolver;
  events: EventHub;
  metrics: Metrics;
};
