import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { generateCpf } from '@pec-aberto/brazil';
import { allTables } from '#apps/installation/modules';
import type { Answer, Client } from '#apps/installation/testing';
import { buildPerson, grant, PASSWORD, signedIn } from '#apps/installation/testing-people';
import { makeCopy } from '#modules/backup/index';
import { type Desk, openDesk } from '#modules/citizens/test/desk';
import { type Link, startLink } from '#modules/production/test/link';
import { sql } from '#platform/db/database';
import { copiedTables } from '#platform/db/tables';
import { COMMAND_LINE } from '#platform/usecase/run';
import type { Process } from '../contract/process.ts';
import { keepUp } from '../server/upkeep.ts';

const PATIENCE = { timeout: 60_000, interval: 100 };
const INSTALLER_CPF = generateCpf(900_001);

/** An installation that others reach; the same person administers all of them. */
export type Base = Desk & { name: string; url: string; installer: Client };

export async function openBase(name: string): Promise<Base> {
  const desk = await openDesk({ worker: true });
  const { installation } = desk;
  const { db } = installation.platform;
  await sql`update installation set name = ${name}`.execute(db);
  const person = await buildPerson(installation, { name: 'TEREZA COUTO' });
  await sql`update professional set cpf = ${INSTALLER_CPF} where id = ${person.id}`.execute(db);
  await grant(installation, person, 'installer');
  const installer = await signedIn(installation, { ...person, cpf: INSTALLER_CPF });
  await installation.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = installation.app.server.address() as AddressInfo;
  return { ...desk, name, installer, url: `http://127.0.0.1:${port}` };
}

export const copyOf = ({ installation: { platform } }: Base) =>
  makeCopy({
    platform,
    caller: COMMAND_LINE,
    origin: 'command',
    jobId: null,
    tables: copiedTables(allTables),
  });

export type Pair = { unit: Base; centre: Base; link: Link; close(): Promise<void> };

/** A unit and a centre with a network between them that a test can cut. */
export async function openPair(): Promise<Pair> {
  const [unit, centre] = [await openBase('UBS JARDIM'), await openBase('CENTRAL')];
  for (const base of [unit, centre]) await copyOf(base);
  const link = await startLink(centre.url);
  return {
    unit,
    centre,
    link,
    async close() {
      await unit.close();
      await centre.close();
      await link.close();
    },
  };
}

export type Refused = { code: string; detail: string };

export const ask = (
  { unit, link }: Pick<Pair, 'unit' | 'link'>,
  more: Partial<{ name: string; link: string; password: string }> = {},
): Promise<Answer<Process & Refused>> =>
  unit.installer.call('POST', '/unification/requests', {
    name: unit.name,
    link: link.url,
    password: PASSWORD,
    ...more,
  });

export const say = (
  { installer }: Base,
  { id }: Pick<Process, 'id'>,
  verb: string,
  body: object = {},
): Promise<Answer<Process & Refused>> => installer.call('POST', `/unification/requests/${id}/${verb}`, body);

/** Throws what the server answered where it refused. */
export function good<T>({ status, body, text }: Answer<T>): T {
  if (status >= 300) throw new Error(`${status}: ${text}`);
  return body;
}

/** A process as this side shows it. */
export async function seen({ installer }: Base, id: string): Promise<Process> {
  type Seen = { sending: Process | null; receiving: Process[] };
  const { sending, receiving } = good(await installer.call<Seen>('GET', '/unification'));
  const found = [...(sending ? [sending] : []), ...receiving].find((one) => one.id === id);
  if (!found) throw new Error('no such process on this side');
  return found;
}

/** What the scheduled job does by the minute. */
export const keep = ({ installation: { platform } }: Base) =>
  keepUp(platform, allTables, new AbortController().signal);

/** Waits until a side shows the process so, with its upkeep done meanwhile. */
export async function until(base: Base, id: string, holds: (process: Process) => boolean): Promise<Process> {
  let process: Process | undefined;
  await expect
    .poll(async () => {
      await keep(base);
      process = await seen(base, id);
      return holds(process) ? 'as awaited' : `${process.state} ${process.step} ${process.problem}`;
    }, PATIENCE)
    .toBe('as awaited');
  if (!process) throw new Error('nothing was awaited');
  return process;
}

/** Asked and accepted, and both sides know. */
export async function agree(pair: Pair): Promise<Process> {
  const process = good(await ask(pair));
  good(await say(pair.centre, process, 'accept'));
  return until(pair.unit, process.id, ({ state }) => state === 'accepted');
}

/** What the unit has entered the centre, and waits for a decision. */
export async function enter(pair: Pair, agreed?: Process): Promise<Process> {
  const process = agreed ?? (await agree(pair));
  good(await say(pair.unit, process, 'run'));
  await until(pair.unit, process.id, ({ state, jobId }) => state === 'deciding' && jobId === null);
  return process;
}

export const PEOPLE = 6;
