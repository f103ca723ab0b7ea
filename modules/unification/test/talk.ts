import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from '#apps/installation/testing';
import { getInstallation } from '#modules/setup/index';
import { sql } from '#platform/db/database';
import type { Process } from '../contract/process.ts';
import { keysOf } from '../server/process/keys-of.ts';
import { findProcess, nextSaid, type ProcessRow } from '../server/process/process-queries.ts';
import { sealMessage } from '../server/protocol/envelope.ts';
import { type Centre, openCentre } from '../server/sending/centre.ts';
import type { Pair } from './pair.ts';

export type Refusal = { code: string; detail: string; sealed: string; data?: { sealed: string } };

/** What a unit says to its centre, word by word. */
export type Talk = {
  rowOf(process: Process): Promise<ProcessRow>;
  next(process: Process): Promise<number>;
  /** A message as the unit seals it; `more`: told otherwise than this program does. */
  sealed(process: Process, said: object, number: number, more?: object): Promise<string>;
  post(process: Process, message: string): Promise<Answer<Refusal>>;
  centreOf(process: Process): Promise<Centre>;
};

export function talkOf({ unit, centre }: Pair): Talk {
  const { platform } = unit.installation;
  async function rowOf({ id }: Process): Promise<ProcessRow> {
    const row = await findProcess(platform.db, id);
    if (!row) throw new Error('no such process');
    return row;
  }
  return {
    rowOf,
    next: (process) => nextSaid(platform.db, process.id, unit.installation.clock.now()),
    async sealed(process, said, number, more = {}) {
      const { messages } = await keysOf(platform, await rowOf(process));
      const { id, incarnation } = await getInstallation(platform.db);
      const message = { installation: id, incarnation, program: platform.version, number, said, ...more };
      return sealMessage(messages, { processId: process.id, from: 'unit' }, message);
    },
    post: (process, message) =>
      centre.installation
        .client()
        .call('POST', `/unification/incoming/${process.id}/messages`, { sealed: message }),
    centreOf: async (process) => openCentre(platform, await rowOf(process), AbortSignal.timeout(30_000)),
  };
}

export type Stranger = { url: string; close(): Promise<void> };

/** Somebody at the address of a centre, who holds no key: answers all with this, but `/offer` where that is told too. */
export async function startStranger(
  status: number,
  body: object | string,
  offer?: object,
): Promise<Stranger> {
  const server = createServer((request, reply) => {
    const isGreeted = offer !== undefined && request.url?.endsWith('/offer');
    const answer = isGreeted ? offer : body;
    request.resume().on('end', () => {
      reply.writeHead(isGreeted ? 200 : status, { 'content-type': 'application/json' });
      reply.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** From here on the unit finds its centre there. */
export const pointAt = ({ unit }: Pair, { url }: { url: string }) =>
  sql`update base_unification set link = ${url}`.execute(unit.installation.platform.db);
