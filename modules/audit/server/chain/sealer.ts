import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { sealAll } from './seal.ts';

const EVERY_MS = 3_000;

/** Seals every few seconds until stopped, and once more then. Many workers may run it: one seals at a time. */
export function startSealer(platform: Platform): { stop(): Promise<void> } {
  let stopping = false;
  let wake: () => void = () => undefined;

  async function loop(): Promise<void> {
    for (;;) {
      const isLast = stopping;
      await sealAll(platform).catch((error: unknown) =>
        platform.log.warn('audit-not-sealed', errorFields(error)),
      );
      if (isLast) return;
      if (!stopping) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, EVERY_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  }

  const finished = loop();
  return {
    async stop() {
      stopping = true;
      wake();
      await finished;
    },
  };
}
