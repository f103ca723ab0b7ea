import type pg from 'pg';
import { connectClient } from '#platform/db/database';
import { findJob, type JobRow } from '#platform/jobs/queue';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { coalesced } from './coalesce.ts';
import { EVENT_CHANNEL, readNotification, type UnitNotice } from './publish.ts';
import { topicName } from './contract.ts';

const RECONNECT_MS = 1_000;
const BEAT_MS = 1_000;
/** Beats until each listener's turn comes again: what keeps proxies awake, and finds sessions that ended. */
const ROUND = 25;

export type EventListener = {
  /** A job changed: its row as it is now. */
  onJob(job: JobRow): void;
  /** Something of a topic changed in a unit: of any unit, whoever listens asks for its own. */
  onNotice(notice: UnitNotice): void;
  /** The base is heard again after a cut: what happened meanwhile was not told. */
  onHeardAgain(): void;
  /**
   * Every 25 s, whatever happens; together with others, so that what they ask of the base is asked at once.
   */
  onBeat(): void;
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
 * Of a topic of a unit, many changes at once are told as one.
 */
export function startEventHub(platform: Platform): EventHub {
  const listeners = new Set<EventListener>();
  const rounds = Array.from({ length: ROUND }, () => new Set<EventListener>());
  let beats = 0;
  let joined = 0;
  const changed = new Set<string>();
  let telling = false;
  const notices = coalesced<UnitNotice>(topicName, (notice) => {
    for (const listener of listeners) listener.onNotice(notice);
  });
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function receive(payload: string): void {
    const told = readNotification(payload);
    if (!told || listeners.size === 0) return;
    if ('notice' in told) return notices.come(told.notice);
    changed.add(told.jobId);
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
      if (stopped) return await fresh.end();
      for (const listener of listeners) listener.onHeardAgain();
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

  const beat = setInterval(() => {
    const turn = rounds[beats++ % ROUND] ?? [];
    for (const listener of turn) listener.onBeat();
  }, BEAT_MS);

  return {
    subscribe(listener) {
      const round = rounds[joined++ % ROUND];
      if (stopped) listener.onStop();
      else {
        listeners.add(listener);
        round?.add(listener);
      }
      return () => {
        listeners.delete(listener);
        round?.delete(listener);
      };
    },
    async stop() {
      stopped = true;
      clearInterval(beat);
      clearTimeout(timer);
      notices.stop();
      for (const listener of listeners) listener.onStop();
      await client?.end().catch(() => undefined);
    },
  };
}
