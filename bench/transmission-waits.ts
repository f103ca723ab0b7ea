import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../tests/support/installation.ts';
import type { Figure } from './benchmark.ts';
import { administratorOf, openReception } from './sessions.ts';

const DESKS = 4;
/** Between two questions of a desk. */
const PAUSE_MS = 50;
const ALONE_MS = 10_000;
const LOOK_MS = 250;
const NAMES = ['maria silva', 'jose santos', 'ana', 'francisco lima', 'antonia souza', 'joao'];

/** How long each search took, in ms, of some desks that ask again and again until `over` says so. */
async function searches({ url }: Installation, cookie: string, over: () => boolean): Promise<number[]> {
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

const place = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;

/** What searches wait for alone, and while a lot that was sent by the screen is judged and stored. */
export async function waits(installation: Installation, path: string, fichas: number): Promise<Figure[]> {
  const cookie = await openReception(installation.dataDir);
  const admin = await administratorOf(installation);
  const forSome = (ms: number) => {
    const end = performance.now() + ms;
    return () => performance.now() > end;
  };
  await searches(installation, cookie, forSome(ALONE_MS / 5));
  const alone = await searches(installation, cookie, forSome(ALONE_MS));
  const form = new FormData();
  form.set('file', await openAsBlob(path), 'RAS_Lote1.zip');
  const { jobId } = await admin.post<{ jobId: string }>('/lotes', form);
  const from = performance.now();
  let state = '';
  const watching = (async () => {
    for (;;) {
      ({ state } = await admin.get<{ state: string }>(`/jobs/${jobId}`));
      if (state === 'done' || state === 'failed') return (performance.now() - from) / 1000;
      await sleep(LOOK_MS);
    }
  })();
  const meanwhile = await searches(installation, cookie, () => state === 'done' || state === 'failed');
  const seconds = await watching;
  if (state !== 'done') throw new Error(`the reception ended as ${state}`);
  return [
    {
      what: `${fichas} sent by the screen, while ${DESKS} desks search`,
      value: fichas / seconds,
      unit: '/s',
    },
    { what: 'search of a citizen alone, p95', value: place(alone, 0.95), unit: 'ms' },
    { what: 'the same while they arrive, p95', value: place(meanwhile, 0.95), unit: 'ms', most: 300 },
  ];
}
