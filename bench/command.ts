import { readFileSync } from 'node:fs';
import type { Program } from '../tests/support/program.ts';

const LOOK_MS = 100;

export type Run = { seconds: number; megabytes: number; stdout: string };

/** A command to its end: how long it took, and the most memory its process ever held (Linux). Throws when it fails. */
export async function timed(program: Pick<Program, 'pec'>, args: readonly string[]): Promise<Run> {
  let peak = 0;
  let looking: NodeJS.Timeout | undefined;
  const from = performance.now();
  const answer = await program.pec([...args, '--json'], {
    onStart({ pid }) {
      looking = setInterval(() => {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? peak);
      }, LOOK_MS);
    },
  });
  clearInterval(looking);
  if (answer.code !== 0) throw new Error(`pec ${args.join(' ')} ended with ${answer.code}: ${answer.stderr}`);
  return { seconds: (performance.now() - from) / 1000, megabytes: peak / 1024, stdout: answer.stdout };
}
