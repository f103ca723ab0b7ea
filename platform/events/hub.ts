import type pg from 'pg';
import { connectClient } from '#platform/db/database';
import { EVENT_CHANNEL, findJob, type JobRow } from '#platform/jobs/queue';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';

const RECONNECT_MS = 1_000;

export type EventListener = {
  /** A job changed: its row as it is now. */
  onJob(job: JobRow): void;
  /** The process stops: nothing more will come. */
  onStop(): void;
};

export type EventHub = {
  /** Returns the unsubscribe. */
  subscribe(listener: EventListener): () => void;
  stop(): Promise<void>;
};

/**
 * One LISTEN connection per web process, fanned out to the open browsers; comes back when cut. A changed job
 * is read once, however many browsers are open, and one after the other, so that no older state comes last.
 */
export function startEventHub(platform: Platform): EventHub {
  const listeners = new Set<EventListener>();
  const changed = new Set<string>();
  let telling = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function receive(payload: string): void {
    const [topic, id] = payload.split(':');
    if (topic !== 'job' || !id || listeners.size === 0) return;
    changed.add(id);
    if (!telling) void tellChanged();
  }

  async function tellChanged(): Promise<void> {
    telling = true;
    for (const id of changed) {
      changed.delete(id);
      // Without database nobody is told; pages ask again when their stream is back.
      const job = await findJob(platform.db, id).catch(() => undefined);
      if (job) for (const listener of listeners) listener.onJob(job);
    }
    telling = false;
  }

  async function connect(): Promise<void> {
    try {
      const fresh = await connectClient(platform.databaseUrl, 'pec-events');
      fresh.on('notification', ({ payload }) => payload && receive(payload));
      fresh.on('end', retry);
      client = fresh;
      await fresh.query(`listen ${EVENT_CHANNEL}`);
      if (stopped) await fresh.end();
    } catch (error) {
      platform.log.debug('events-wait-for-database', errorFields(error));
      retry();
    }
  }
  function retry(): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void connect(), RECONNECT_MS);
  }
  void connect();

  return {
    subscribe(listener) {
      if (stopped) listener.onStop();
      else listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      for (const listener of listeners) listener.onStop();
      await client?.end().catch(() => undefined);
    },
  };
}
