import { Dice } from '@pec-aberto/matching';
import type pg from 'pg';
import type { AuditEvent } from '#platform/audit/append';
import { type BulkStep, writeInBulk } from '#platform/bulk/write';
import { copyInto } from '#platform/db/copy';
import type { Tx } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import type { Caller } from '#platform/usecase/run';
import { knowCodes, namesOf } from '../finish/codes.ts';
import { countPeople, hasEncounters, peopleAfter, postsOf } from './bulk-queries.ts';
import { CONDITIONS, PROCEDURES } from './conditions.ts';
import { TABLES } from './lines.ts';
import { noRows, type Past, type Person, type Post, type Staff, writePast } from './past.ts';

export type Fill = {
  municipality: { id: string; timeZone: string };
  /** aaaa-mm-dd: everything is before it. */
  today: string;
  seed: number;
  /** About so many; absent: those of the last weeks. */
  encounters?: number | undefined;
  /** Of one adult, besides: a record as long as some are. */
  longest?: number | undefined;
  audit: (count: number) => AuditEvent;
  step?: ((step: BulkStep) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/** A citizen comes so often in a year; more of them reach further back. */
const YEARLY = 2;
const LEAST_WEEKS = 8;
const DAY = 86_400_000;
/** How many times what is due somebody comes: most seldom, some often. */
const UNEVEN = [0, 0, 0, 1, 1, 1, 1, 2, 2, 4];
const PORTION = 5_000;
const ROWS = 10_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const ADULT_YEARS = 45;

/**
 * Puts finished encounters of the past into a training base, in which there are none: with what was measured, evaluated and
 * prescribed, and without fichas, since nothing of a training base is sent. All or none. Answers how many.
 */
export async function fillEncounters(platform: Platform, caller: Caller, fill: Fill): Promise<number> {
  const people = await countPeople(platform.db);
  const wanted = Math.round(fill.encounters ?? weeksOf(people));
  if (people === 0 || (await hasEncounters(platform.db, fill.municipality.id))) return 0;
  return writeInBulk(platform, caller, {
    tables: TABLES.map(({ name }) => name),
    counted: 'encounter',
    expected: wanted + (fill.longest ?? 0),
    write: (to, written) => writeAll(to, fill, { people, wanted }, written),
    audit: fill.audit,
    step: fill.step,
    signal: fill.signal,
  });
}

/** Visits of so many people in the last weeks. */
const weeksOf = (people: number): number => (people * YEARLY * LEAST_WEEKS) / 52;

async function writeAll(
  { client, db }: { client: pg.ClientBase; db: Tx },
  fill: Fill,
  { people, wanted }: { people: number; wanted: number },
  written: (count: number) => void,
): Promise<number> {
  const staffs = staffsOf(await postsOf(db, fill.municipality.id));
  if (staffs.size === 0) return 0;
  const years = Math.max(wanted, weeksOf(people)) / people / YEARLY;
  const past = await pastOf(db, fill, DAY * 365 * years);
  const anywhere = [...staffs.values()];
  let [after, rows, seen, made, longest] = [FIRST_ID, noRows(), 0, 0, fill.longest ?? 0];
  const flush = async () => {
    for (const { name, columns, lines } of TABLES) await copyInto(client, name, columns, lines(rows, past));
    rows = noRows();
    written(made);
  };
  for (;;) {
    const portion = await peopleAfter(db, after, PORTION);
    for (const { unitId, ...person } of portion) {
      seen += 1;
      const staff = staffs.get(unitId ?? '') ?? past.dice.pick(anywhere);
      const due = (wanted * seen) / people - made;
      let visits = Math.max(0, Math.round(due * past.dice.pick(UNEVEN)));
      if (longest > 0 && isGrown(person, past)) [visits, longest] = [longest, 0];
      made += writePast(past, person, staff, visits, rows);
      if (rows.encounters.length >= ROWS) await flush();
    }
    after = portion.at(-1)?.id ?? after;
    if (portion.length < PORTION) break;
  }
  await flush();
  return made;
}

const isGrown = ({ birthDate }: Person, { today }: Past): boolean =>
  birthDate !== null && today - Date.parse(birthDate) > ADULT_YEARS * 365 * DAY;

/** Those of each unit where somebody makes an assessment. */
function staffsOf(posts: readonly Post[]): Map<string, Staff> {
  const isTechnician = ({ cbo }: Post) => cbo.startsWith('3222');
  const units = [...new Set(posts.map(({ unitId }) => unitId))];
  const staffs = units.map((unitId): [string, Staff] => {
    const here = posts.filter((post) => post.unitId === unitId);
    return [
      unitId,
      { assess: here.filter((post) => !isTechnician(post)), technicians: here.filter(isTechnician) },
    ];
  });
  return new Map(staffs.filter(([, { assess }]) => assess.length > 0));
}

async function pastOf(db: Tx, { municipality, today, seed }: Fill, span: number): Promise<Past> {
  const known = await knowCodes(db, [
    ...CONDITIONS.flatMap(({ ciap2, cid10, reason }) => [
      { system: 'ciap2' as const, code: ciap2, path: '' },
      { system: 'ciap2' as const, code: reason, path: '' },
      { system: 'cid10' as const, code: cid10, path: '' },
    ]),
    ...PROCEDURES.map((code) => ({ system: 'sigtap' as const, code, path: '' })),
  ]);
  const end = Date.parse(today);
  return {
    dice: new Dice(seed + 2_000_003),
    municipalityId: municipality.id,
    timeZone: municipality.timeZone,
    from: end - Math.round(span / DAY) * DAY,
    today: end,
    names: namesOf(known),
  };
}
