import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { InCamel } from '#platform/db/columns';
import type { Check, Report } from '../../contract/process.ts';
import type { Tables } from '../rows.ts';

type Row = Tables['base_unification'];
export type Side = Row['side'];
/** What a job of this side has to do. */
export type Wanted = NonNullable<Row['wanted']>;

/** One process as this side has it; its plan is read apart. */
export type ProcessRow = Omit<InCamel<Omit<Row, 'plan'>>, 'checks' | 'rehearsal' | 'report'> & {
  checks: Check[];
  rehearsal: Report | null;
  report: Report | null;
};

const columns = sql`id, side, state, unit_name as "unitName", peer_installation as "peerInstallation",
  peer_incarnation as "peerIncarnation", peer_name as "peerName", own_incarnation as "ownIncarnation", responsible, link,
  words, peer_key as "peerKey", own_key as "ownKey", requested_at as "requestedAt", changed_at as "changedAt",
  frozen_at as "frozenAt", decide_by as "decideBy", ended_at as "endedAt", wanted, job_id as "jobId", problem, checks,
  checked_at as "checkedAt", plan_sha256 as "planSha256", rehearsed, entered, unchanged, rehearsal, report, said, heard,
  seen_at as "seenAt", untold, proved_at as "provedAt", proof_asked_at as "proofAskedAt"`;

export const findProcess = (db: Db, id: string): Promise<ProcessRow | undefined> =>
  findRow<ProcessRow>(db, sql`select ${columns} from base_unification where id = ${id}`);

/** Held until the end of the transaction. */
export const lockProcess = (tx: Tx, id: string): Promise<ProcessRow | undefined> =>
  findRow<ProcessRow>(tx, sql`select ${columns} from base_unification where id = ${id} for update`);

/** Newest first. */
export const listProcesses = (db: Db, side: Side, limit = 200): Promise<ProcessRow[]> =>
  rowsOf<ProcessRow>(
    db,
    sql`select ${columns} from base_unification where side = ${side} order by requested_at desc, id desc limit ${limit}`,
  );

/** Those of both sides that go on. */
export const listOpen = (db: Db): Promise<ProcessRow[]> =>
  rowsOf<ProcessRow>(
    db,
    sql`select ${columns} from base_unification
      where state in ('requested', 'accepted', 'running', 'deciding') order by requested_at`,
  );

/** The same, held until the end of the transaction: none of them begins meanwhile. */
export const lockOpen = (tx: Tx): Promise<ProcessRow[]> =>
  rowsOf<ProcessRow>(
    tx,
    sql`select ${columns} from base_unification
      where state in ('requested', 'accepted', 'running', 'deciding') order by id for update`,
  );

/** Requests and bases that wait for somebody of this installation. */
export const countWaiting = (db: Db): Promise<{ requested: number; deciding: number }> =>
  getRow<{ requested: number; deciding: number }>(
    db,
    sql`select count(*) filter (where state = 'requested')::int as requested,
        count(*) filter (where state = 'deciding' and wanted is null)::int as deciding
      from base_unification where side = 'receiving'`,
  );

/** Those that ended at this unit and of which the centre does not know yet. */
export const listUntold = (db: Db): Promise<ProcessRow[]> =>
  rowsOf<ProcessRow>(
    db,
    sql`select ${columns} from base_unification where side = 'sending' and untold order by requested_at`,
  );

export async function clearUntold(db: Db, id: string): Promise<void> {
  await sql`update base_unification set untold = false where id = ${id}`.execute(db);
}

export type NewProcess = Pick<
  ProcessRow,
  | 'id'
  | 'side'
  | 'unitName'
  | 'peerInstallation'
  | 'peerIncarnation'
  | 'peerName'
  | 'ownIncarnation'
  | 'responsible'
  | 'link'
  | 'words'
  | 'peerKey'
  | 'ownKey'
> & { at: Date };

/** False where it is there already. */
export async function insertProcess(tx: Tx, row: NewProcess): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into base_unification (id, side, state, unit_name, peer_installation, peer_incarnation, peer_name,
      own_incarnation, responsible, link, words, peer_key, own_key, requested_at, changed_at)
    values (${row.id}, ${row.side}, 'requested', ${row.unitName}, ${row.peerInstallation}, ${row.peerIncarnation},
      ${row.peerName}, ${row.ownIncarnation}, ${row.responsible}, ${row.link}, ${row.words}, ${row.peerKey},
      ${row.ownKey}, ${row.at}, ${row.at})
    on conflict (id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** What becomes of a process. A key that is not given stays as it is. */
export type Change = Partial<
  Pick<
    ProcessRow,
    | 'state'
    | 'ownIncarnation'
    | 'frozenAt'
    | 'decideBy'
    | 'seenAt'
    | 'endedAt'
    | 'wanted'
    | 'jobId'
    | 'problem'
    | 'checks'
    | 'checkedAt'
    | 'planSha256'
    | 'rehearsed'
    | 'entered'
    | 'unchanged'
    | 'untold'
    | 'provedAt'
    | 'proofAskedAt'
    | 'rehearsal'
    | 'report'
  >
> & { plan?: Buffer };

const IS_JSON: ReadonlySet<string> = new Set(['checks', 'rehearsal', 'report']);
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export async function setProcess(tx: Tx, id: string, change: Change, now: Date): Promise<void> {
  const parts = Object.entries(change).map(([name, value]) => {
    const written =
      IS_JSON.has(name) && value !== null ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`;
    return sql`${sql.ref(snake(name))} = ${written}`;
  });
  await sql`update base_unification set ${sql.join([...parts, sql`changed_at = ${now}`])} where id = ${id}`.execute(
    tx,
  );
}

/**
 * The number of the next message of a unit, noted before it is sealed. It follows the clock too, so that a machine that was
 * taken back to yesterday with all its disk is heard all the same.
 */
export const nextSaid = async (db: Db, id: string, now: Date): Promise<number> =>
  (
    await getRow<{ said: number }>(
      db,
      sql`update base_unification set said = greatest(said + 1, ${now.getTime()}::bigint) where id = ${id} returning said`,
    )
  ).said;

/** The upkeep saw a base wait for a decision, until the hour that is given. */
export async function noteSeen(
  db: Db,
  id: string,
  { seenAt, decideBy }: { seenAt: Date; decideBy: Date },
): Promise<void> {
  await sql`update base_unification set seen_at = ${seenAt}, decide_by = ${decideBy}
    where id = ${id} and state = 'deciding'`.execute(db);
}

/** The centre heard a message. */
export async function noteHeard(tx: Tx, id: string, said: number, heard: string): Promise<void> {
  await sql`update base_unification set said = ${said}, heard = ${heard} where id = ${id}`.execute(tx);
}

export const findPlan = async (db: Db, id: string): Promise<{ sha256: string; packed: Buffer } | undefined> =>
  findRow<{ sha256: string; packed: Buffer }>(
    db,
    sql`select plan_sha256 as sha256, plan as packed from base_unification where id = ${id} and plan is not null`,
  );

/** Another process of this side that goes on now; the name of its unit. */
export const findUnderWay = (db: Db, side: Side, but: string): Promise<{ unitName: string } | undefined> =>
  findRow<{ unitName: string }>(
    db,
    sql`select unit_name as "unitName" from base_unification
      where side = ${side} and id <> ${but} and state in ('running', 'deciding')`,
  );

/** Requests that the same unit made before, and that nobody began. */
export const listForgotten = (tx: Tx, installation: string, but: string): Promise<ProcessRow[]> =>
  rowsOf<ProcessRow>(
    tx,
    sql`select ${columns} from base_unification where side = 'receiving' and peer_installation = ${installation} and id <> ${but}
      and state in ('requested', 'accepted') for update`,
  );

/** Name and CPF of a person of this installation. */
export const findPerson = (db: Db, id: string): Promise<{ name: string; cpf: string | null } | undefined> =>
  findRow<{ name: string; cpf: string | null }>(
    db,
    sql`select name, cpf from health_network_professional where id = ${id}`,
  );

/** Lotações of a unit that are new here. */
export const listEnteredLotacoes = async (db: Db, processId: string): Promise<string[]> =>
  (
    await rowsOf<{ id: string }>(
      db,
      sql`select coalesce(target_key, source_key) as id from unification_row
        where process_id = ${processId} and table_name = 'lotacao' and outcome = 'inserted'`,
    )
  ).map(({ id }) => id);
