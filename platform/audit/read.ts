import type { Platform } from '#platform/runtime/platform';
import type { ReadContext } from '#platform/usecase/context';
import { appendAudit, type AuditEntry, type AuditEvent } from './append.ts';

/** Events of one insert at most. */
const MOST = 500;

type Waiting = { entry: AuditEntry; done: () => void; failed: (reason: unknown) => void };

/**
 * Gathers the events of reads that happen at the same time: while one insert is on its way to the disk the
 * next ones wait for each other. Alone, a read waits for nobody.
 */
class ReadTrail {
  readonly #platform: Pick<Platform, 'db' | 'secrets'>;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(platform: Pick<Platform, 'db' | 'secrets'>) {
    this.#platform = platform;
  }

  append(entry: AuditEntry): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ entry, done, failed });
      if (!this.#writing) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      await this.#append(this.#waiting.splice(0, MOST));
    }
    this.#writing = false;
  }

  async #append(batch: readonly Waiting[]): Promise<void> {
    try {
      await appendAudit(
        this.#platform,
        batch.map(({ entry }) => entry),
      );
      for (const { done } of batch) done();
    } catch (error) {
      // One that the base refuses must not take the others along.
      if (batch.length > 1) for (const one of batch) await this.#append([one]);
      else batch[0]?.failed(error);
    }
  }
}

const trails = new WeakMap<object, ReadTrail>();

/**
 * Writes that somebody read a record; resolves once it is on disk, and rejects when it is not: then the
 * record must not be shown. Run it beside the query (`Promise.all`), it needs no transaction of its own.
 */
export function auditRead(
  {
    platform,
    actor,
    ip,
    now,
  }: Pick<ReadContext, 'actor' | 'ip' | 'now'> & {
    platform: Pick<Platform, 'db' | 'secrets'>;
  },
  event: AuditEvent,
): Promise<void> {
  let trail = trails.get(platform);
  if (!trail) trails.set(platform, (trail = new ReadTrail(platform)));
  return trail.append({ actor, ip, at: now, event });
}
