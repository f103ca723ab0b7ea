import type pg from 'pg';
import { connectClient } from '#platform/db/database';
import { EVENT_CHANNEL } from '#platform/jobs/queue';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';

const RECONNECT_MS = 1_000;

export type EventHub = {
  /** Called with each event's text, e.g. `job:<id>`. Returns the unsubscribe. */
  subscribe(listener: (payload: string) => void): () => void;
  stop(): Promise<void>;
};

/** One LISTEN connection per web process, fanned out to the open browsers; comes back when cut. */
export function startEventHub(platform: Platform): EventHub {
  const listeners = new Set<(payload: string) => void>();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function connect(): Promise<void> {
    try {
      const fresh = await connectClient(platform.databaseUrl, 'pec-events');
      fresh.on('notification', ({ payload }) => {
        if (payload) for (const listener of listeners) listener(payload);
      });
      fresh.on('end', retry);
      await fresh.query(`listen ${EVENT_CHANNEL}`);
      client = fresh;
      if (stopped) await fresh.end();
    } catch (error) {
      platform.log.debug('events-wait-for-database', errorFields(error));
      retry();
    }
  }
  function retry(): void {
    if (!stopped) timer = setTimeout(() => void connect(), RECONNECT_MS);
  }
  void connect();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
