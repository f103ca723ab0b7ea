import { setTimeout as sleep } from 'node:timers/promises';
import { type Act, CopiesStage, type Held } from './support/copies-stage.ts';
import { releaseEverything } from './support/program.ts';
import { randomOf } from './support/random.ts';
import { strike, VICTIMS, type Victim } from './support/strike.ts';

/**
 * What so many kills left: `old` and `new`, the base of before or that of after, whole; `half`, neither; `lost`, a whole base
 * with something besides it that is not as it must be.
 */
export type Outlived = { points: number; old: number; new: number; half: number; lost: number };

/** Who is killed, at which part of the time that the command takes, and whether the installation was up before. */
type Wound = { act: Act; victim: Victim; part: number; isStopped: boolean };

const TURNS: readonly Act[] = ['create', 'restore', 'upgrade'];
/** Some kills come when all is done. */
const BEYOND = 1.1;
const STOPPED_SHARE = 0.3;

/** One installation, on which copy, restore and upgrade are killed in turn at random moments; each time it is started again. */
export async function killCopiesAtRandom(
  points: number,
  { seed, tell }: { seed: number; tell: (line: string) => unknown },
): Promise<Outlived> {
  const random = randomOf(seed);
  const outlived: Outlived = { points, old: 0, new: 0, half: 0, lost: 0 };
  let turn = 0;
  try {
    let stage = await CopiesStage.open();
    for (let point = 1; point <= points; point++) {
      const wound: Wound = {
        act: stage.isUpgraded ? 'back' : (TURNS[turn++ % TURNS.length] ?? 'create'),
        victim: VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'all',
        part: random() * BEYOND,
        isStopped: random() < STOPPED_SHARE,
      };
      const { base, why } = await inflict(stage, wound);
      outlived[base] += 1;
      tell(`${point} de ${points}: ${textOf(wound)}: ${base}${why === undefined ? '' : `: ${why}`}`);
      if (why !== undefined) stage = await CopiesStage.open();
    }
    return outlived;
  } finally {
    await releaseEverything();
  }
}

const textOf = ({ act, victim, part, isStopped }: Wound) =>
  `${act}${isStopped ? ' (parada)' : ''}, ${victim} aos ${Math.round(part * 100)} %`;

async function inflict(stage: CopiesStage, { act, victim, part, isStopped }: Wound): Promise<Held> {
  const running = await stage.begin(act, isStopped);
  const ended = await Promise.race([running.ended, sleep(part * stage.lasts(act, isStopped))]);
  if (ended === undefined) await strike(stage.dataDir, victim, running.child);
  return stage.judge(act, running, ended !== undefined);
}
