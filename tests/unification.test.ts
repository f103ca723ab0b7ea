import { afterAll, beforeAll, expect, it } from 'vitest';
import { query } from './support/base.ts';
import { type Installation, PASSWORD, startAgain } from './support/installation.ts';
import { becomeAnother, startPrepared } from './support/prepared.ts';
import { jsonOf, releaseEverything } from './support/program.ts';
import { strike } from './support/strike.ts';
import { until } from './support/until.ts';

type Process = {
  id: string;
  state: string;
  words: string;
  jobId: string | null;
  report: { rows: number } | null;
};
type Told = { process: Process; status: string };

const UNIT = 'UBS Jardim';
const PEOPLE = 120;
const PATIENCE_MS = 240_000;
let unit: Installation;
let centre: Installation;

/** One that has people of its own and a copy made now. */
async function filled(name: string, seed: number): Promise<Installation> {
  const one = await startPrepared('network');
  await becomeAnother(one, name);
  await good(one, ['demo', '--citizens', String(PEOPLE), '--seed', String(seed), '--today', '2026-11-20']);
  await good(one, ['backup', 'create']);
  return one;
}

async function good(one: Installation, args: readonly string[], stdin?: string): Promise<Told> {
  const answer = await one.command([...args, '--json'], stdin === undefined ? {} : { stdin });
  if (answer.code !== 0)
    throw new Error(`pec ${args.join(' ')}: ${answer.code} ${answer.stdout} ${answer.stderr}`);
  return jsonOf<Told>(answer);
}

async function stateOf(one: Installation): Promise<Process | undefined> {
  const { stdout } = await one.command(['unification', 'status', '--json']);
  return jsonOf<{ processes: Process[] }>({ code: 0, stdout, stderr: '' }).processes[0];
}

const untilState = (one: Installation, state: string) =>
  until(`the process to be ${state}`, async () => (await stateOf(one))?.state === state, PATIENCE_MS);

const COUNTS = `select (select count(*)::int from citizen) as citizens,
  (select count(*)::int from citizen_revision) as revisions, (select count(*)::int from unit) as units`;
type Counts = { citizens: number; revisions: number; units: number };
const countsOf = async ({ dataDir }: Installation): Promise<Counts> => {
  const [counts] = await query<Counts>(dataDir, COUNTS);
  if (!counts) throw new Error('no counts');
  return counts;
};

async function agree(): Promise<void> {
  const asked = await good(unit, ['unification', 'request', '--link', centre.url, '--name', UNIT], PASSWORD);
  const accepted = await good(centre, ['unification', 'accept']);
  expect(accepted.process).toMatchObject({
    id: asked.process.id,
    state: 'accepted',
    words: asked.process.words,
  });
  await untilState(unit, 'accepted');
  const isGreen = async () => (await unit.command(['unification', 'check', '--json'])).code === 0;
  await until('all to be green on both sides', isGreen, PATIENCE_MS);
}

beforeAll(async () => {
  unit = await filled(UNIT, 5);
  centre = await filled('Central', 6);
});
afterAll(releaseEverything);

it('DEP-10 UNI-02 two bases become one by commands, once, though both sides are killed in the middle of it', async () => {
  const before = { unit: await countsOf(unit), centre: await countsOf(centre) };
  await agree();
  const rehearsed = await good(unit, ['unification', 'rehearse']);
  expect(rehearsed.status).toBe('rehearsed');
  expect(await countsOf(centre)).toEqual(before.centre);

  const { port } = new URL(centre.url);
  await unit.installer.post(`/unification/requests/${rehearsed.process.id}/run`, {});
  await strike(unit.dataDir, 'all', unit.child);
  unit = await startAgain(unit);
  expect((await stateOf(unit))?.state).toBe('running');
  const wanted = `select count(*)::int as count from base_unification where wanted is not null or state = 'deciding'`;
  const isAtWork = async () => (await query<{ count: number }>(centre.dataDir, wanted))[0]?.count === 1;
  await until('the centre to be at work', isAtWork, PATIENCE_MS);
  await strike(centre.dataDir, 'all', centre.child);
  centre = await startAgain(centre, { PEC_PORT: port });
  await untilState(unit, 'deciding');
  const proved = `select count(*)::int as count from base_unification where unchanged`;
  const isProved = async () => (await query<{ count: number }>(centre.dataDir, proved))[0]?.count === 1;
  await until('the unit to have proved that nothing was written', isProved, PATIENCE_MS);

  const confirmed = await good(centre, ['unification', 'confirm', UNIT]);
  expect(confirmed.process.state).toBe('unified');
  await untilState(unit, 'unified');
  const after = await countsOf(centre);
  expect(after.citizens).toBe(before.centre.citizens + before.unit.citizens);
  expect(after.revisions).toBe(before.centre.revisions + before.unit.revisions);
  expect(after.units).toBe(before.centre.units);
  const report = jsonOf<{ report: { rows: number; verified: { ok: boolean } } }>(
    await centre.command(['unification', 'report', UNIT, '--json']),
  );
  expect(report.report.verified.ok).toBe(true);
  for (const one of [unit, centre]) expect((await one.command(['audit', 'verify'])).code).toBe(0);
});
