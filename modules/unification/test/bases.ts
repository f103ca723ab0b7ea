import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allTables } from '#apps/installation/modules';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { type Db, getRow, sql } from '#platform/db/database';
import { onOneClient } from '#platform/db/one-client';
import { uuidV7 } from '#platform/db/uuid';
import type { Plan } from '../contract/plan.ts';
import { apply, forget, undo, type Work } from '../server/centre/index.ts';
import { PieceStore } from '../server/pieces/store.ts';
import { makePlan } from '../server/plan/make-plan.ts';

const KEY = Buffer.alloc(32, 7);

export const dbOf = (desk: Desk): Db => desk.installation.platform.db;

/** What a unit sends, by a folder instead of a link. */
export class Sending {
  readonly folder: string;
  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<Sending> {
    return new Sending(await mkdtemp(join(tmpdir(), 'pec-unification-')));
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  /** The unit as it is now; its pieces are kept under the process. */
  plan(unit: Desk, processId: string): Promise<Plan> {
    const store = new PieceStore(this.folder, processId, KEY);
    return onOneClient(unit.installation.platform.databaseUrl, 'pec-test', ({ client }) =>
      makePlan(client, allTables, ({ sha256, text }) => store.add(sha256, text)),
    );
  }

  /** Work for the centre, of a process that is under way there. */
  async work(unit: Desk, centre: Desk): Promise<Work> {
    const processId = uuidV7();
    await sql`insert into base_unification (id, side, state, unit_name, peer_installation, peer_incarnation, peer_name,
        own_incarnation, responsible, link, words, peer_key, requested_at, changed_at)
      select ${processId}, 'receiving', 'running', 'UBS CENTRO', uuid_v7(), uuid_v7(), 'UBS CENTRO', incarnation, 'ANA',
        'https://a', 'a b c d', '\\x00', now(), now() from installation`.execute(dbOf(centre));
    return {
      platform: centre.installation.platform,
      processId,
      plan: await this.plan(unit, processId),
      pieces: new PieceStore(this.folder, processId, KEY),
      tables: allTables,
      signal: new AbortController().signal,
      progress: () => undefined,
    };
  }

  /** A unit's base joins the centre for good. */
  async unify(unit: Desk, centre: Desk) {
    const work = await this.work(unit, centre);
    const report = await apply(work, async () => undefined);
    await forget(work);
    await endProcesses(centre);
    return report;
  }
}

/** A unit and a centre, each with so many people of its own, and the way between them. */
export type Bases = { unit: Desk; centre: Desk; sending: Sending; close(): Promise<void> };

export async function openBases(people: number): Promise<Bases> {
  const [unit, centre, sending] = [await openDesk(), await openDesk(), await Sending.open()];
  for (const desk of [unit, centre]) for (let n = 0; n < people; n++) await register(desk.reception);
  return {
    unit,
    centre,
    sending,
    async close() {
      await unit.close();
      await centre.close();
      await sending.close();
    },
  };
}

/** Nothing is under way any more. */
export const endProcesses = (centre: Desk) =>
  sql`update base_unification set state = 'undone'`.execute(dbOf(centre));

/** What entered goes again. */
export async function takeBack(work: Work): Promise<void> {
  await undo(work, async () => undefined);
  await forget(work);
}

/** Rows and a checksum of every table but those of the process itself, of trails and of counters. */
export async function checksums(db: Db): Promise<Record<string, string>> {
  const own =
    /^(audit_|changelog|base_unification|unification_row|permission_version|session|job|idempotency_key)/;
  const sums: Record<string, string> = {};
  for (const { name } of allTables.filter((table) => !own.test(table.name))) {
    const { sum } = await getRow(
      db,
      sql<{ sum: string }>`select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum
        from ${sql.table(name)} t`,
    );
    sums[name] = sum;
  }
  return sums;
}
