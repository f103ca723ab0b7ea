import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '#platform/db/database';
import { findJob } from '#platform/jobs/queue';
import type { Platform } from '#platform/runtime/platform';
import type { CnesCounts } from '../server/cnes/counts.ts';
import type { InconsistencyTotal } from '../server/cnes/history-queries.ts';
import { IBGE } from './cnes-file.ts';

type Installation = { platform: Platform };
type Answer<T> = { status: number; body: T; text: string };
type Upload = { headers: Record<string, string>; payload: Buffer };
type Client = {
  call<T>(method: string, path: string, body?: unknown, options?: Upload): Promise<Answer<T>>;
};

export type Report = {
  id: string;
  status: string;
  counts: CnesCounts | null;
  inconsistencies: number;
  inconsistencyTotals: InconsistencyTotal[];
  withoutAgenda: number;
  error: { code: string; message: string } | null;
  canApply: boolean;
  jobId: string;
};

export type Send = { mode?: string; municipality?: string; allowOlder?: string; name?: string };

/** Sends a file as the page does. */
export function sendCnes(client: Client, bytes: Buffer, { name = 'cnes.xml', ...fields }: Send = {}) {
  return client.call<{ importId: string; jobId: string; code: string; detail: string }>(
    'POST',
    '/cnes-imports',
    undefined,
    form({ mode: 'import', municipality: IBGE, ...fields }, { name, bytes }),
  );
}

function form(fields: Record<string, string>, file: { name: string; bytes: Buffer }): Upload {
  const boundary = `pec-${randomUUID()}`;
  const sent = Object.entries(fields).filter(([, value]) => value !== '');
  const parts = sent.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const disposition = `content-disposition: form-data; name="file"; filename="${file.name}"`;
  const head = `${parts.join('')}--${boundary}\r\n${disposition}\r\ncontent-type: application/zip\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** Waits for the end of a job. */
export async function finished({ platform }: Installation, jobId: string) {
  for (let turn = 0; turn < 1200; turn++) {
    const job = await findJob(platform.db, jobId);
    if (job && job.state !== 'queued' && job.state !== 'running') return job;
    await sleep(25);
  }
  throw new Error('the job did not end');
}

export async function reportOf(client: Client, importId: string): Promise<Report> {
  return (await client.call<Report>('GET', `/cnes-imports/${importId}`)).body;
}

/** Sends a file, waits for its job and reads the report. */
export async function importCnes(
  installation: Installation,
  client: Client,
  bytes: Buffer,
  send: Send = {},
): Promise<Report> {
  const sent = await sendCnes(client, bytes, send);
  if (sent.status !== 202) throw new Error(`the upload answered ${sent.status}: ${sent.text}`);
  await finished(installation, sent.body.jobId);
  return reportOf(client, sent.body.importId);
}

/** `added/updated/inactivated/unchanged` of each section. */
export const short = (counts: CnesCounts | null) =>
  counts &&
  Object.fromEntries(
    Object.entries(counts).map(([section, c]) => [
      section,
      `${c.added}/${c.updated}/${c.inactivated}/${c.unchanged}`,
    ]),
  );

const NETWORK = ['municipality', 'unit', 'team', 'professional', 'lotacao', 'lotacao_profile', 'changelog'];

/** One digest of everything an import may change. */
export async function checksum({ platform }: Installation): Promise<string> {
  const hash = createHash('sha256');
  for (const table of NETWORK) {
    const { rows } = await sql<{ text: string | null }>`
      select string_agg(t::text, E'\n' order by t::text) as text from ${sql.ref(table)} t`.execute(
      platform.db,
    );
    hash.update(`${table}\0${rows[0]?.text ?? ''}\0`);
  }
  return hash.digest('hex');
}
