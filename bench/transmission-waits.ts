import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../tests/support/client.ts';
import type { Installation } from '../tests/support/installation.ts';
import type { Figure } from './benchmark.ts';
import { DESKS, waitsAlone, waitsMeanwhile } from './desks.ts';
import { administratorOf, openReception } from './sessions.ts';

const LOOK_MS = 250;

/** Sends a lot by the screen and waits for the end of its job: seconds from the sending. */
async function sendByScreen(admin: Client, path: string): Promise<number> {
  const form = new FormData();
  form.set('file', await openAsBlob(path), 'RAS_Lote1.zip');
  const { jobId } = await admin.post<{ jobId: string }>('/lotes', form);
  const from = performance.now();
  for (;;) {
    const { state } = await admin.get<{ state: string }>(`/jobs/${jobId}`);
    if (state === 'done') return (performance.now() - from) / 1000;
    if (state === 'failed') throw new Error('the reception failed');
    await sleep(LOOK_MS);
  }
}

/** What searches wait for alone, and while a lot that was sent by the screen is judged and stored. */
export async function waits(installation: Installation, path: string, fichas: number): Promise<Figure[]> {
  const cookie = await openReception(installation.dataDir);
  const admin = await administratorOf(installation);
  const alone = await waitsAlone(installation, cookie);
  const meanwhile = await waitsMeanwhile(installation, cookie, () => sendByScreen(admin, path));
  return [
    {
      what: `${fichas} sent by the screen, while ${DESKS} desks search`,
      value: fichas / meanwhile.result,
      unit: '/s',
    },
    { what: 'search of a citizen alone, p95', value: alone, unit: 'ms' },
    { what: 'the same while they arrive, p95', value: meanwhile.waits, unit: 'ms', most: 300 },
  ];
}
