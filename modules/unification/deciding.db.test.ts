import { expect, onTestFinished, test } from 'vitest';
import { sql } from '#platform/db/database';
import { giveUp } from './server/receiving/job.ts';
import { type Base, enter, good, keep, openPair, say, seen, until } from './test/pair.ts';

const TIME = 180_000;

const db = ({ installation }: Base) => installation.platform.db;

test('nobody decides: at its hour a base that is proved confirms itself, and one that is not is undone', {
  timeout: TIME,
}, async () => {
  const pair = await openPair();
  onTestFinished(() => pair.close());
  const { unit, centre } = pair;
  const process = await enter(pair);
  const hours = (await seen(centre, process.id)).decideBy;
  expect(Date.parse(hours ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000);
  await keep(centre);
  expect((await seen(centre, process.id)).state).toBe('deciding');
  await sql`update base_unification set decide_by = now() - interval '1 minute', unchanged = false`.execute(
    db(centre),
  );
  await until(centre, process.id, ({ state }) => state === 'undone');
  await until(unit, process.id, ({ state }) => state === 'undone');
  const again = await enter(pair);
  await sql`update base_unification set decide_by = now() - interval '1 minute' where state = 'deciding'`.execute(
    db(centre),
  );
  await until(centre, again.id, ({ state }) => state === 'unified');
  await until(unit, again.id, ({ state }) => state === 'unified');
});

test('at its hour the unit proves once more; where it does not answer the base is undone an hour later', {
  timeout: TIME,
}, async () => {
  const pair = await openPair();
  onTestFinished(() => pair.close());
  const { unit, centre } = pair;
  const process = await enter(pair);
  const past = (minutes: number) =>
    sql`update base_unification set proved_at = now() - interval '10 minutes', seen_at = now(),
      decide_by = now() - ${`${minutes} minutes`}::interval where state = 'deciding'`.execute(db(centre));
  await past(59);
  await keep(centre);
  expect(await seen(centre, process.id)).toMatchObject({ state: 'deciding', awaitsProof: true });
  await past(61);
  await until(centre, process.id, ({ state }) => state === 'undone');
  await until(unit, process.id, ({ state }) => state === 'undone');
  const again = await enter(pair);
  await past(1);
  await keep(centre);
  expect(await seen(centre, again.id)).toMatchObject({ state: 'deciding', awaitsProof: true });
  await keep(unit);
  await until(centre, again.id, ({ state }) => state === 'unified');
});

test('an undoing that failed confirms nothing: neither the hour, nor a second yes, until the unit proved anew', {
  timeout: TIME,
}, async () => {
  const pair = await openPair();
  onTestFinished(() => pair.close());
  const { unit, centre } = pair;
  const process = await enter(pair);
  await sql`alter table citizen rename to citizen_away`.execute(db(centre));
  good(await say(centre, process, 'undo'));
  await giveUp(centre.installation.platform, process.id, 'undo', 'Não foi possível desfazer.');
  await sql`alter table citizen_away rename to citizen`.execute(db(centre));
  await until(centre, process.id, ({ jobId }) => jobId === null);
  const confirm = () => say(centre, process, 'confirm', { name: unit.name, unproved: true });
  for (const minutes of [0, 2]) {
    centre.installation.clock.advance(minutes * 60_000);
    const { status, body } = await confirm();
    expect([status, body.code]).toEqual([409, 'unification-proof-asked']);
    expect(body.detail).toContain('Sem essa conferência não é possível confirmar');
  }
  await sql`update base_unification set decide_by = now() - interval '1 minute'`.execute(db(centre));
  await until(centre, process.id, ({ state }) => state === 'undone');
  await until(unit, process.id, ({ state }) => state === 'undone');
});
