import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { modules } from '#apps/installation/modules';
import { register } from '#modules/citizens/test/desk';
import type { CommandContext } from '#platform/cli/command';
import { getRow, sql } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import type { Process } from './contract/process.ts';
import { getLocked, setNoted } from './server/process/change.ts';
import { enqueueWork } from './server/process/jobs-of.ts';
import { closeForUnification } from './server/process/closing.ts';
import { processesWithPieces } from './server/pieces/store.ts';
import { WORK } from './server/receiving/work.ts';
import {
  agree,
  ask,
  type Base,
  copyOf,
  enter,
  good,
  keep,
  openBase,
  openPair,
  type Pair,
  PEOPLE,
  say,
  seen,
  until,
} from './test/pair.ts';
import { checksums } from './test/bases.ts';

const TIME = 180_000;
const allCommands = modules.flatMap(({ commands = [] }) => commands);

let pair: Pair | undefined;
async function opened(): Promise<Pair> {
  pair = await openPair();
  for (const base of [pair.unit, pair.centre])
    for (let n = 0; n < PEOPLE; n++) await register(base.reception);
  return pair;
}
afterEach(() => pair?.close());

const db = ({ installation }: Base) => installation.platform.db;
const people = async (base: Base) =>
  (await getRow(db(base), sql<{ count: number }>`select count(*) from citizen`)).count;
const work = (base: Base) => base.doctor.call<{ code: string; detail: string }>('GET', '/citizens/recent');
const closed = (base: Base, code: string) =>
  expect.poll(async () => (await work(base)).body.code, { timeout: 20_000 }).toBe(code);
const open = (base: Base) =>
  expect.poll(async () => (await work(base)).status, { timeout: 20_000 }).toBe(200);

test('DEP-10 ADM-T02 a unit is rehearsed, unified and confirmed: its rows are the centre’s, and it says where to go', {
  timeout: TIME,
}, async () => {
  const { unit, centre, link } = await opened();
  const process = await agree({ unit, centre, link, close: async () => undefined });
  const checks = good(await say(unit, process, 'check')).checks;
  expect(checks.filter(({ ok, blocking }) => !ok && blocking)).toEqual([]);
  expect(new Set(checks.map(({ side }) => side))).toEqual(new Set(['sending', 'receiving']));
  const before = { ...(await checksums(db(centre))), setting: '', backup_copy: '' };
  good(await say(unit, process, 'rehearse'));
  const rehearsed = await until(unit, process.id, ({ rehearsal }) => rehearsal !== null);
  expect(rehearsed.rehearsal?.faults).toEqual([]);
  expect((await seen(centre, process.id)).rehearsal?.rows).toBe(rehearsed.rehearsal?.rows);
  expect({ ...(await checksums(db(centre))), setting: '', backup_copy: '' }).toEqual(before);
  expect((await work(unit)).status).toBe(200);

  good(await say(unit, process, 'run'));
  await closed(unit, 'installation-closed');
  expect((await unit.installer.call('GET', '/professionals?status=active')).status).toBe(200);
  const entered = await until(unit, process.id, ({ state, jobId }) => state === 'deciding' && jobId === null);
  expect(entered.report?.verified?.ok).toBe(true);
  await closed(centre, 'installation-closed');
  const wrong = await say(centre, process, 'confirm', { name: 'OUTRA' });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'unification-name']);
  expect(good(await say(centre, process, 'confirm', { name: ' ubs jardim ' })).state).toBe('unified');
  await open(centre);
  await until(unit, process.id, ({ state }) => state === 'unified');
  await closed(unit, 'installation-moved');
  expect((await work(unit)).body.detail).toContain(link.url);
  expect(await people(centre)).toBe(2 * PEOPLE);
  expect((await ask({ unit, link })).body.code).toBe('unification-cannot-ask');
  for (const base of [unit, centre]) {
    await keep(base);
    expect(await processesWithPieces(base.installation.platform.boot.dataDir)).toEqual([]);
  }
});

test('UNI-06 undone, the centre is as it was and the unit works again', { timeout: TIME }, async () => {
  const { unit, centre } = await opened();
  const process = await agree(pair as Pair);
  good(await centre.installer.call('PUT', '/unification/settings', { hours: 2 }));
  const before = await checksums(db(centre));
  await enter(pair as Pair, process);
  expect(await people(centre)).toBe(2 * PEOPLE);
  const { decideBy, changedAt } = await seen(centre, process.id);
  const left = Date.parse(decideBy ?? '') - Date.parse(changedAt);
  expect(Math.round(left / 3_600_000)).toBe(2);
  good(await say(unit, process, 'undo'));
  await until(centre, process.id, ({ state }) => state === 'undone');
  await until(unit, process.id, ({ state }) => state === 'undone');
  const after = await checksums(db(centre));
  expect({ ...after, setting: '', backup_copy: '' }).toEqual({ ...before, setting: '', backup_copy: '' });
  for (const base of [unit, centre]) await open(base);
  const { id } = good(await ask({ unit, link: (pair as Pair).link }));
  expect((await seen(unit, id)).state).toBe('requested');
});

test('who had closed an installation before finds it closed for that again when nothing came of it', {
  timeout: TIME,
}, async () => {
  const { unit, centre } = await opened();
  const process = await agree(pair as Pair);
  const goTo = null;
  const closing = { kind: 'maintenance', why: 'Troca do servidor', minutes: null, goTo };
  for (const base of [unit, centre]) good(await base.installer.call('PUT', '/closing', closing));
  await enter(pair as Pair, process);
  const told = async (base: Base) =>
    (await base.installer.call<{ closing: { why: string } | null }>('GET', '/closing')).body.closing?.why;
  expect(await told(unit)).toBe('Esta base está sendo unificada à da instalação central');
  expect(await told(centre)).toContain(unit.name);
  good(await say(centre, process, 'undo'));
  await until(centre, process.id, ({ state }) => state === 'undone');
  await until(unit, process.id, ({ state }) => state === 'undone');
  for (const base of [unit, centre]) {
    expect(await told(base)).toBe('Troca do servidor');
    good(await base.installer.call('DELETE', '/closing'));
    await open(base);
  }
});

test('DEP-12 ADM-T06 a link that is cut in the middle of the transfer loses nothing: it goes on by itself', {
  timeout: TIME,
}, async () => {
  const { unit, centre, link } = await opened();
  const process = await agree(pair as Pair);
  const before = await checksums(db(centre));
  good(await say(unit, process, 'rehearse'));
  link.cutAfter(3_000);
  await expect
    .poll(async () => (await seen(unit, process.id)).step ?? '', { timeout: 30_000 })
    .toMatch(/Enviando|não responde|central/);
  link.down();
  await expect
    .poll(async () => (await seen(unit, process.id)).step, { timeout: 30_000 })
    .toMatch(/não responde|Esperando/);
  expect(await checksums(db(centre))).toEqual(before);
  expect((await work(centre)).status).toBe(200);
  link.up();
  const done = await until(unit, process.id, ({ rehearsal }) => rehearsal !== null);
  expect(done.problem).toBeNull();
  const sent = link.sent();
  good(await say(unit, process, 'rehearse'));
  await until(unit, process.id, ({ jobId }) => jobId === null);
  // What the centre has is not sent again.
  expect(link.sent() - sent).toBeLessThan(sent);
});

test('who stops it before the base entered opens the unit again, once the centre knows', {
  timeout: TIME,
}, async () => {
  const { unit, centre, link } = await opened();
  const process = await agree(pair as Pair);
  const begun = good(await say(unit, process, 'run'));
  link.down();
  await closed(unit, 'installation-closed');
  good(await unit.installer.call('POST', `/jobs/${begun.jobId}/cancel`));
  await until(unit, process.id, ({ problem, jobId }) => problem !== null && jobId === null);
  expect((await seen(unit, process.id)).state).toBe('running');
  expect((await seen(centre, process.id)).state).toBe('running');
  link.up();
  await until(unit, process.id, ({ state }) => state === 'accepted');
  expect((await seen(centre, process.id)).state).toBe('accepted');
  await open(unit);
  // Begun anew, and this time the job is lost as if its process had been killed.
  good(await say(unit, process, 'run'));
  await sql`update base_unification set job_id = null`.execute(db(unit));
  await sql`delete from job where kind = 'unification.send'`.execute(db(unit));
  await until(unit, process.id, ({ state, jobId }) => state === 'deciding' && jobId === null);
  expect(await people(centre)).toBe(2 * PEOPLE);
});

test('a unit that vanished before its base entered is cancelled at the centre; one that entered is not', {
  timeout: TIME,
}, async () => {
  const { unit, centre, link } = await opened();
  const process = await agree(pair as Pair);
  const begun = good(await say(unit, process, 'run'));
  link.down();
  await closed(unit, 'installation-closed');
  await seen(centre, process.id).then(({ state, step }) => expect([state, step]).toEqual(['running', null]));
  expect(good(await say(centre, process, 'cancel')).state).toBe('cancelled');
  link.up();
  await until(unit, process.id, ({ state }) => state === 'cancelled');
  await open(unit);
  await expect
    .poll(
      async () => (await unit.installer.call<{ state: string }>('GET', `/jobs/${begun.jobId}`)).body.state,
    )
    .toMatch(/cancelled|done|failed/);
  expect(await people(centre)).toBe(PEOPLE);
  const entered = await enter(pair as Pair);
  const refused = await say(centre, entered, 'cancel');
  expect([refused.status, refused.body.code]).toEqual([409, 'unification-state']);
});

test('who gives up while the base is sent, and the centre is away, works again at once; not once it may have entered', {
  timeout: TIME,
}, async () => {
  const { unit, centre, link } = await opened();
  const process = await agree(pair as Pair);
  const { jobId } = good(await say(unit, process, 'run'));
  link.down();
  await expect
    .poll(async () => (await seen(unit, process.id)).step, { timeout: 30_000 })
    .toMatch(/não responde|Esperando/);
  expect(good(await say(unit, process, 'cancel')).state).toBe('cancelled');
  await open(unit);
  const jobState = async () =>
    (await unit.installer.call<{ state: string }>('GET', `/jobs/${jobId}`)).body.state;
  await expect.poll(jobState, { timeout: 20_000 }).toBe('cancelled');
  expect((await seen(centre, process.id)).state).toBe('running');
  link.up();
  await keep(unit);
  expect((await seen(centre, process.id)).state).toBe('cancelled');

  const other = await enter(pair as Pair);
  // As a unit that asked to let it enter, and heard nothing since.
  await sql`update base_unification set state = 'running' where state = 'deciding'`.execute(db(unit));
  link.down();
  const refused = await say(unit, other, 'cancel');
  expect([refused.status, refused.body.code]).toEqual([503, 'unification-unreachable']);
  expect(refused.body.detail).toContain('continua fechada até que ela responda');
  expect((await seen(unit, other.id)).state).toBe('running');
  link.up();
  await until(unit, other.id, ({ state }) => state === 'deciding');
  expect(await people(centre)).toBe(2 * PEOPLE);
});

test('a centre that is lost for ever: the unit ends it by itself and asks anew; one that comes back undoes', {
  timeout: TIME,
}, async () => {
  const { unit, centre, link } = await opened();
  const process = await enter(pair as Pair);
  const lost = () => command(unit, 'cancel', { options: { lost: true } });
  await expect(lost()).rejects.toMatchObject({ code: 'unification-state' });
  link.down();
  expect((await say(unit, process, 'cancel')).body.detail).toContain('pec unification cancel --lost');
  expect((await seen(unit, process.id)).state).toBe('deciding');
  expect(await lost()).toMatchObject({ exit: 0, json: { process: { state: 'cancelled' } } });
  await open(unit);
  const { count } = await getRow(
    db(unit),
    sql<{ count: number }>`select count(*)::int as count from unification_under_way`,
  );
  expect(count).toBe(0);
  link.up();
  await keep(unit);
  await until(centre, process.id, ({ state }) => state === 'undone');
  expect(await people(centre)).toBe(PEOPLE);
  const untold = async () =>
    (await getRow(db(unit), sql<{ untold: boolean }>`select untold from base_unification`)).untold;
  expect(await untold()).toBe(true);
  await keep(unit);
  expect(await untold()).toBe(false);
  expect(good(await ask(pair as Pair)).state).toBe('requested');
});

test('UNI-11 one at a time: the second waits its turn', { timeout: TIME }, async () => {
  const { unit, centre, link } = await opened();
  const other = await openBase('UBS DO ALTO');
  onTestFinished(() => other.close());
  await copyOf(other);
  const second = await agree({ unit: other, centre, link, close: async () => undefined });
  const first = await enter(pair as Pair);
  const refused = await say(other, second, 'run');
  expect([refused.status, refused.body.code]).toEqual([409, 'unification-checks']);
  expect(refused.body.detail).toContain(unit.name);
  expect((await work(other)).status).toBe(200);
  good(await say(centre, first, 'confirm', { name: unit.name }));
  await open(centre);
  // The search of pairs that follows the first ends before.
  await expect.poll(async () => (await say(other, second, 'run')).status, { timeout: 60_000 }).toBe(200);
  await until(other, second.id, ({ state }) => state === 'deciding');
});

test('a clock that leaps decides nothing: only time that the centre saw pass counts', {
  timeout: TIME,
}, async () => {
  const { unit, centre } = await opened();
  await enter(pair as Pair);
  const { clock } = centre.installation;
  type Seen = { state: string; decideBy: Date };
  const at = (base: Base) =>
    getRow(db(base), sql<Seen>`select state, decide_by as "decideBy" from base_unification`);
  const left = async () => (await at(centre)).decideBy.getTime() - clock.now().getTime();
  const before = await left();
  clock.advance(30 * 3_600_000);
  await keep(centre);
  expect((await at(centre)).state).toBe('deciding');
  expect(before - (await left())).toBeLessThan(5 * 60_000);
  await keep(unit);
  expect((await at(unit)).decideBy).toEqual((await at(centre)).decideBy);
  clock.advance(-30 * 3_600_000);
  await keep(centre);
  expect(Math.abs(before - (await left()))).toBeLessThan(5 * 60_000);
  // Minute by minute it comes.
  await sql`update base_unification set decide_by = seen_at + interval '3 minutes'`.execute(db(centre));
  for (let minute = 0; minute < 3; minute++) {
    expect((await at(centre)).state).toBe('deciding');
    clock.advance(60_000);
    await keep(centre);
  }
  expect((await at(centre)).state).toBe('unified');
});

test('what is written at the unit after it closed undoes the unification', { timeout: TIME }, async () => {
  const { unit, centre } = await opened();
  const process = await agree(pair as Pair);
  good(await say(unit, process, 'run'));
  await until(centre, process.id, ({ state, step }) => state === 'deciding' || step !== null);
  await sql`update unit set name = 'MUDOU TARDE'`.execute(db(unit));
  const isOver = ({ state }: Process) => state === 'undone' || state === 'deciding';
  const ended = await until(unit, process.id, (one) => isOver(one) && one.jobId === null);
  if (ended.state === 'deciding') await until(unit, process.id, ({ state }) => state === 'undone');
  expect((await seen(unit, process.id)).problem).toContain('depois que ela fechou');
  await open(unit);
  await open(centre);
  expect(await people(centre)).toBe(PEOPLE);
});

/** `pec unification pack` or `take` on a folder, as the command line calls it. */
const onDisk = async (base: Base, verb: string, folder: string): Promise<Record<string, unknown>> =>
  (await command(base, verb, { positionals: [folder] })).json as Record<string, unknown>;

/** A command of `pec unification`, as the command line calls it. */
async function command(
  { installation }: Base,
  verb: string,
  given: Partial<Pick<CommandContext<Platform>, 'options' | 'positionals' | 'signal'>> = {},
) {
  const one = allCommands.find(({ name }) => name === `unification ${verb}`);
  const answer = await one?.run({
    options: {},
    positionals: [],
    cwd: '/',
    platform: installation.platform,
    progress: () => undefined,
    print: () => undefined,
    signal: new AbortController().signal,
    ...given,
  } as unknown as CommandContext<Platform>);
  if (!answer) throw new Error(`no command ${verb}`);
  return answer;
}

test('DEP-10 what was carried on a disk is not sent by the link; a piece altered there is', {
  timeout: TIME,
}, async () => {
  const { unit, centre } = await opened();
  const process = await agree(pair as Pair);
  const disk = await mkdtemp(join(tmpdir(), 'pec-disk-'));
  onTestFinished(() => rm(disk, { recursive: true, force: true }));
  const packed = await onDisk(unit, 'pack', disk);
  expect(packed).toMatchObject({ folder: join(disk, process.id) });
  expect(await onDisk(unit, 'pack', disk)).toMatchObject({ pieces: packed['pieces'] });
  const [first = ''] = await readdir(join(disk, process.id));
  await writeFile(join(disk, process.id, first), 'outra coisa');
  expect(await onDisk(centre, 'take', disk)).toEqual({
    taken: Number(packed['pieces']) - 1,
    had: 0,
    broken: 1,
  });
  await expect(onDisk(unit, 'take', disk)).rejects.toMatchObject({ code: 'unification-side' });
  await expect(onDisk(centre, 'take', join(disk, 'vazia'))).rejects.toMatchObject({
    code: 'unification-folder',
  });
  const here = await readdir(join(centre.installation.platform.boot.dataDir, 'unificacao', process.id));
  expect(here).toHaveLength(Number(packed['pieces']) - 1);
  expect(here).not.toContain(first);
  await enter(pair as Pair, process);
  expect(await people(centre)).toBe(2 * PEOPLE);
});

test('while it goes on nobody opens by hand what it needs closed; told what to do instead', {
  timeout: TIME,
}, async () => {
  const { unit, centre } = await opened();
  const process = await enter(pair as Pair);
  const change = { kind: 'maintenance', why: 'Outra coisa', minutes: null, goTo: null };
  for (const base of [unit, centre]) {
    const refused = await base.installer.call<{ code: string; detail: string }>('DELETE', '/closing');
    expect([refused.status, refused.body.code]).toEqual([409, 'closing-held']);
    expect(refused.body.detail).toContain('cancele ou desfaça a unificação');
    expect((await base.installer.call('PUT', '/closing', change)).status).toBe(409);
    expect((await work(base)).body.code).toBe('installation-closed');
  }
  // Who stands at the server of one that nothing helps any more.
  const openCommand = allCommands.find(({ name }) => name === 'open');
  const opening = (force: boolean) =>
    openCommand?.run({
      options: { force },
      platform: unit.installation.platform,
      print: () => undefined,
    } as unknown as CommandContext<Platform>);
  await expect(opening(false)).rejects.toMatchObject({ code: 'closing-held' });
  expect(await opening(true)).toMatchObject({ exit: 0 });
  await open(unit);
  good(await say(centre, process, 'undo'));
  await until(centre, process.id, ({ state }) => state === 'undone');
  await open(centre);
});

test('who confirms long after the last proof has the unit prove once more; without it only by a second yes', {
  timeout: TIME,
}, async () => {
  const { unit, centre, link } = await opened();
  const process = await enter(pair as Pair);
  const confirm = (more: object = {}) => say(centre, process, 'confirm', { name: unit.name, ...more });
  await sql`update base_unification set proved_at = now() - interval '10 minutes'`.execute(db(centre));
  const [first, unproved] = [await confirm({ unproved: true }), await confirm()];
  for (const { status, body } of [first, unproved])
    expect([status, body.code]).toEqual([409, 'unification-proof-asked']);
  expect(await seen(centre, process.id)).toMatchObject({ state: 'deciding', awaitsProof: true });
  await keep(unit);
  await expect
    .poll(async () => (await seen(centre, process.id)).awaitsProof, { timeout: 30_000 })
    .toBe(false);
  await until(unit, process.id, ({ jobId }) => jobId === null);

  await sql`update base_unification set proved_at = now() - interval '10 minutes'`.execute(db(centre));
  link.down();
  expect((await confirm()).status).toBe(409);
  await keep(unit);
  expect((await confirm({ unproved: true })).body.detail).toContain(
    'é possível confirmar sem essa conferência',
  );
  expect((await seen(centre, process.id)).state).toBe('deciding');
  centre.installation.clock.advance(2 * 60_000);
  expect(
    await command(centre, 'confirm', { positionals: [unit.name], options: { unproved: true } }),
  ).toMatchObject({
    exit: 0,
  });
  const { details } = await getRow(
    db(centre),
    sql<{ details: object }>`select details from audit_event where type = 'unification.unified'`,
  );
  expect(details).toEqual({ unproved: true });
});

test('what is written at the unit before it is confirmed, and after the last proof, undoes it', {
  timeout: TIME,
}, async () => {
  const { unit, centre } = await opened();
  const process = await enter(pair as Pair);
  await sql`update base_unification set proved_at = now() - interval '10 minutes'`.execute(db(centre));
  await sql`update unit set name = 'MUDOU NO FIM'`.execute(db(unit));
  expect((await say(centre, process, 'confirm', { name: unit.name })).status).toBe(409);
  await until(unit, process.id, ({ state }) => state === 'undone');
  expect(await people(centre)).toBe(PEOPLE);
});

test('DEP-12 a unit that limits its sending leaves the rest of its link to others', {
  timeout: TIME,
}, async () => {
  const { unit, link } = await opened();
  const process = await agree(pair as Pair);
  await expect(command(unit, 'speed', { positionals: ['7'] })).rejects.toMatchObject({
    code: 'unification-speed',
  });
  const kibPerSecond = 8;
  expect(await command(unit, 'speed', { positionals: [String(kibPerSecond)] })).toMatchObject({ exit: 0 });
  for (let n = 0; n < 150; n++) await register(unit.reception);
  const [before, began] = [link.sent(), performance.now()];
  good(await say(unit, process, 'rehearse'));
  await until(unit, process.id, ({ rehearsal }) => rehearsal !== null);
  const [kib, seconds] = [(link.sent() - before) / 1024, (performance.now() - began) / 1000];
  // What leaves first waits for nothing; beside pieces goes the talk.
  expect(kib).toBeGreaterThan(40);
  expect(seconds).toBeGreaterThan((kib - 20) / kibPerSecond);
  expect(await command(unit, 'speed', { positionals: ['0'] })).toMatchObject({ exit: 0 });
});

test('pec unification undo ends when it is undone, on either side, and says so where it is not', {
  timeout: TIME,
}, async () => {
  const { unit, centre } = await opened();
  await enter(pair as Pair);
  expect(await command(unit, 'undo')).toMatchObject({ exit: 0, json: { status: 'undone' } });
  expect(await people(centre)).toBe(PEOPLE);
  const process = await enter(pair as Pair);
  await sql`alter table citizen rename to citizen_away`.execute(db(centre));
  const interrupt = new AbortController();
  const undoing = command(unit, 'undo', { signal: interrupt.signal });
  await until(centre, process.id, ({ jobId }) => jobId !== null);
  interrupt.abort();
  expect(await undoing).toMatchObject({ exit: 1, json: { status: 'deciding', process: { id: process.id } } });
  await sql`alter table citizen_away rename to citizen`.execute(db(centre));
  expect(await command(centre, 'undo')).toMatchObject({ exit: 0, json: { status: 'undone' } });
});

test('a job that takes up what was cancelled meanwhile closes nothing; a closing that nobody needs ends', {
  timeout: TIME,
}, async () => {
  const { centre } = await opened();
  const process = await agree(pair as Pair);
  const { platform } = centre.installation;
  const row = await runUseCase(platform, COMMAND_LINE, async (context) => {
    const accepted = await getLocked(context, process.id);
    return setNoted(context, accepted, { state: 'running', wanted: 'unification' });
  });
  await sql`update base_unification set state = 'cancelled', wanted = null`.execute(db(centre));
  const job = { platform, signal: new AbortController().signal, progress: () => undefined };
  await expect(WORK.unification(job, row, [])).rejects.toMatchObject({ code: 'unification-busy' });
  expect((await work(centre)).status).toBe(200);
  await runUseCase(platform, COMMAND_LINE, (context) => closeForUnification(context, row));
  await closed(centre, 'installation-closed');
  await keep(centre);
  await open(centre);
});

test('UNI-10 a centre restored to when a base was about to enter cancels it, and opens', {
  timeout: TIME,
}, async () => {
  const { centre } = await opened();
  const process = await agree(pair as Pair);
  await runUseCase(centre.installation.platform, COMMAND_LINE, async (context) => {
    const row = await getLocked(context, process.id);
    await closeForUnification(context, row);
    await setNoted(context, row, { state: 'running', wanted: 'unification' });
  });
  await closed(centre, 'installation-closed');
  expect((await say(centre, process, 'cancel')).body.code).toBe('unification-entering');
  await sql`update installation set incarnation = uuid_v7()`.execute(db(centre));
  expect(good(await say(centre, process, 'cancel')).state).toBe('cancelled');
  await open(centre);
});

test('UNI-10 a centre that was restored meanwhile decides nothing by itself, and the unit ends it and opens', {
  timeout: TIME,
}, async () => {
  const { unit, centre } = await opened();
  const process = await enter(pair as Pair);
  await sql`update installation set incarnation = uuid_v7()`.execute(db(centre));
  // Of what was staged a copy has nothing.
  await sql`drop schema unification_stage cascade`.execute(db(centre));
  await sql`update base_unification set decide_by = now() - interval '1 hour'`.execute(db(centre));
  await keep(centre);
  const { state } = await getRow(db(centre), sql<{ state: string }>`select state from base_unification`);
  expect(state).toBe('deciding');
  expect((await work(unit)).body.code).toBe('installation-closed');
  expect(await seen(centre, process.id)).toMatchObject({ restored: true, decideBy: null });
  const confirmed = await say(centre, process, 'confirm', { name: unit.name });
  expect([confirmed.status, confirmed.body.code]).toEqual([409, 'unification-other-life']);
  // A job of before that the copy brought along.
  await runUseCase(centre.installation.platform, COMMAND_LINE, async (context) => {
    const row = await getLocked(context, process.id);
    const jobId = await enqueueWork(context, row, 'undo');
    await setNoted(context, row, { wanted: 'undo', jobId });
  });
  await expect
    .poll(async () => (await seen(centre, process.id)).problem, { timeout: 30_000 })
    .toContain('restaurada de uma cópia');
  expect(await people(centre)).toBe(2 * PEOPLE);
  good(await say(centre, process, 'undo'));
  await until(centre, process.id, (one) => one.state === 'undone');
  await open(centre);
  expect(await people(centre)).toBe(PEOPLE);
  await keep(unit);
  expect(await seen(unit, process.id)).toMatchObject({
    state: 'deciding',
    problem: expect.stringContaining('A instalação central foi restaurada de uma cópia'),
  });
  const cancelled = good(await say(unit, process, 'cancel'));
  expect([cancelled.state, cancelled.problem]).toEqual(['cancelled', null]);
  await open(unit);
});

test('a unit whose request was denied after it had closed opens again', { timeout: TIME }, async () => {
  const { unit, centre } = await opened();
  const process = await agree(pair as Pair);
  // As a unit whose link was away when the centre gave up.
  const { platform } = unit.installation;
  await runUseCase(platform, COMMAND_LINE, async (context) => {
    const row = await getLocked(context, process.id);
    await closeForUnification(context, row);
    await setNoted(context, row, { state: 'running' });
  });
  await closed(unit, 'installation-closed');
  good(await say(centre, process, 'deny'));
  const denied = await until(unit, process.id, ({ state }) => state === 'denied');
  expect(denied.jobId).toBeNull();
  await open(unit);
});
