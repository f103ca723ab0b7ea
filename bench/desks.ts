import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../tests/support/installation.ts';

export const DESKS = 4;
/** Between two questions of a desk. */
const PAUSE_MS = 50;
/** The first questions of a process cost what none costs later. */
const WARM_MS = 2_000;
const ALONE_MS = 10_000;
const NAMES = ['maria silva', 'jose santos', 'ana', 'francisco lima', 'antonia souza', 'joao'];

/** How long each search took, in ms, of some desks that ask again and again until `over` says so. */
async function searches(
  { url }: Pick<Installation, 'url'>,
  cookie: string,
  over: () => boolean,
): Promise<number[]> {
  const times: number[] = [];
  const desk = async (number: number) => {
    for (let at = number; !over(); at++) {
      const from = performance.now();
      const response = await fetch(`${url}/api/citizens/search`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ text: NAMES[at % NAMES.length] }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`the search answered ${response.status}: ${text}`);
      times.push(performance.now() - from);
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: DESKS }, (_, number) => desk(number)));
  return times;
}

const forSome = (ms: number) => {
  const end = performance.now() + ms;
  return () => performance.now() > end;
};

const p95 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

/** The ms within which 95 % of the searches of the desks are answered when nothing else is done. */
export async function waitsAlone(installation: Pick<Installation, 'url'>, cookie: string): Promise<number> {
  await searches(installation, cookie, forSome(WARM_MS));
  return p95(await searches(installation, cookie, forSome(ALONE_MS)));
}

/** The same while work is done, and what the work gives. */
export async function waitsMeanwhile<T>(
  installation: Pick<Installation, 'url'>,
  cookie: string,
  work: () => Promise<T>,
): Promise<{ waits: number; result: T }> {
  let over = false;
  const [result, times] = await Promise.all([
    work().finally(() => (over = true)),
    searches(installation, cookie, () => over),
  ]);
  return { waits: p95(times), result };
}
