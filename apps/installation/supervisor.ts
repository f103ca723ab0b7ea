import { readBootSettings } from '#platform/config/boot';
import { AlreadyRunningError } from './supervisor/claim.ts';
import { composeSupervisor } from './supervisor/compose.ts';

/** What the supervisor tells the command that started it in the background. */
export type SupervisorNews =
  | { type: 'ready'; url: string }
  | { type: 'failed'; message: string; alreadyRunning: boolean };

// Entry of the background supervisor: `node supervisor.js [--temporary]`, forked by `pec`.
const tell = (news: SupervisorNews) => process.send?.(news);
try {
  const supervisor = composeSupervisor({
    boot: readBootSettings(),
    temporary: process.argv.includes('--temporary'),
    say: () => undefined,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void supervisor.stop());
  // What a stop in mid-start leaves waiting (a server that does not answer) must not keep the process.
  void supervisor.stopped.then(() => setTimeout(() => process.exit(), 2_000).unref());
  if (await supervisor.start()) tell({ type: 'ready', url: supervisor.url ?? '' });
  else
    tell({
      type: 'failed',
      message: 'A instalação foi parada antes de ficar pronta.',
      alreadyRunning: false,
    });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  tell({ type: 'failed', message, alreadyRunning: error instanceof AlreadyRunningError });
  process.exitCode = 1;
}
