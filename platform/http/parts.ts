import type { EventHub } from '#platform/events/hub';
import type { Closing } from '#platform/permissions/closed';
import type { Peer, Session } from '#platform/permissions/access';
import type { Platform } from '#platform/runtime/platform';
import type { BoundRoute } from './bind.ts';
import type { Metrics } from './metrics.ts';

/** Who asks: a person, a page by itself, or a screen that shows what these resources open. */
export type SessionUse = 'person' | 'background' | { displays: readonly string[] };

/** How a cookie becomes a session: given by the access room through the composition root. */
export type SessionResolver = (token: string, use: SessionUse) => Promise<Session | null>;

/** How the `Authorization` of another installation becomes a peer; null when it proves nothing. */
export type PeerResolver = (authorization: string) => Promise<Peer | null>;

/** Whether the installation is closed at this moment; asked on each request. */
export type FindClosing = () => Promise<Closing | null>;

/** What the HTTP server is made of. */
export type ServerParts = {
  platform: Platform;
  routes: readonly BoundRoute[];
  resolveSession: SessionResolver;
  resolvePeer: PeerResolver;
  findClosing: FindClosing;
  events: EventHub;
  metrics: Metrics;
};
