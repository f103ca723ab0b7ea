import { setTimeout as sleep } from 'node:timers/promises';
import { conflict } from '#platform/errors/problem';
import type { Said, Standing } from '../../contract/peer.ts';
import { untilQuiet } from '../checks/in-force.ts';
import { isSameContent } from '../plan/plan-text.ts';
import { changeWhen, setNoted } from '../process/change.ts';
import { planOf } from '../process/plan-of.ts';
import { follow } from './follow.ts';
import { patiently } from './patience.ts';
import { readBase, sendBase, type Sending } from './send-base.ts';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 3_000;

type Talking = Pick<Sending, 'centre' | 'signal' | 'progress'>;

const patient = ({ signal, progress }: Talking, act: () => Promise<Standing>): Promise<Standing> =>
  patiently(act, { signal, told: (why) => progress({ step: `Esperando a central. ${why}` }) });

const saying = (talking: Talking, said: Said): Promise<Standing> =>
  patient(talking, () => talking.centre.say(said));

/** What a centre says of the process once it stopped working on it. */
export async function whenIdle(sending: Talking): Promise<Standing> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const standing = await saying(sending, { say: 'state' });
    if (!standing.busy) return standing;
    const { step, done, total } = standing;
    sending.progress({ step: `Na central: ${step ?? 'aguardando a vez'}`, done: done ?? 0, total });
    await sleep(wait, undefined, { signal: sending.signal });
  }
}

const stopped = ({ problem }: Standing) =>
  conflict('unification-stopped', problem ?? 'A central parou antes do fim. Tente de novo.');

/** Sends what lacks, and keeps what the centre found; no row of either side changes. */
export async function rehearse(sending: Sending): Promise<void> {
  const { platform, row } = sending;
  const sha256 = await sendBase(sending);
  await saying(sending, { say: 'rehearse', sha256 });
  const standing = await whenIdle(sending);
  if (standing.rehearsed !== sha256) throw stopped(standing);
  await changeWhen(
    platform,
    row.id,
    ({ wanted }) => wanted === 'rehearsal',
    (context) =>
      setNoted(
        context,
        row,
        { rehearsal: standing.rehearsal, rehearsed: sha256, wanted: null, problem: null },
        { type: 'unification.rehearsed' },
      ),
  );
}

/** Closed by now: sends what lacks, lets it enter, and proves that nothing was written here meanwhile. */
export async function unify(sending: Sending): Promise<void> {
  const { platform, row } = sending;
  if (row.state === 'running') {
    await follow(platform, row.id, await entered(sending));
  }
  await prove(sending);
}

async function entered(sending: Sending): Promise<Standing> {
  // Told again: a centre that heard of it before says only where it stands.
  const before = await saying(sending, { say: 'state' });
  const standing = before.state === 'accepted' ? await saying(sending, { say: 'run' }) : before;
  if (standing.state !== 'running') return standing;
  if (!standing.busy) {
    // What was asked for before it closed is answered by then.
    await untilQuiet(sending);
    const sha256 = await sendBase(sending);
    await noteAsked(sending, sha256);
    await saying(sending, { say: 'apply', sha256 });
  }
  const after = await whenIdle(sending);
  if (after.state === 'accepted' || after.state === 'running') throw stopped(after);
  return after;
}

/** From here on only the centre knows whether the base entered. Who gave up meanwhile may have opened this installation. */
async function noteAsked({ platform, row }: Sending, sha256: string): Promise<void> {
  const { entered: noted } = await changeWhen(
    platform,
    row.id,
    ({ wanted, state }) => wanted === 'unification' && state === 'running',
    (context) => setNoted(context, row, { entered: sha256 }),
  );
  if (noted !== sha256) throw conflict('unification-stopped', 'A unificação foi cancelada.');
}

/** Reads the base once more: what entered is all that is here. A centre that hears otherwise undoes. */
async function proveNow(sending: Sending): Promise<Standing> {
  const { platform, row, centre } = sending;
  const standing = await centre.say({ say: 'state' });
  if (standing.state !== 'deciding') return standing;
  const kept = await planOf(platform.db, row.id);
  const now = await readBase(sending, 'Conferindo que nada mudou aqui', () => Promise.resolve());
  const same = kept?.sha256 === standing.entered && isSameContent(kept.plan, now);
  return centre.say({ say: 'proved', same, asked: standing.prove });
}

/** What was read and could not be told is read anew: it says nothing of the time until the centre answers. */
async function prove(sending: Sending): Promise<void> {
  const { platform, row } = sending;
  await follow(platform, row.id, await patient(sending, () => proveNow(sending)));
  await changeWhen(
    platform,
    row.id,
    ({ wanted }) => wanted === 'unification',
    (context) => setNoted(context, row, { wanted: null }),
  );
}
