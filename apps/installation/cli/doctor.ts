import type { Command, DoctorCheck } from '#platform/cli/command';
import type { BootSettings } from '#platform/config/boot';
import type { HealthLevel } from '#platform/module/health';

const MARKS: Record<HealthLevel, string> = { ok: 'certo  ', warn: 'atenção', fail: 'falha  ' };

export type Checks = { checks: readonly DoctorCheck[]; close(): Promise<void> };

/** `pec doctor`: runs every check and says what to do; exit 1 when one fails. */
export function doctorCommand(collect: (boot: BootSettings) => Promise<Checks>): Command<unknown> {
  return {
    name: 'doctor',
    summary: 'Confere este computador e a instalação e diz o que corrigir.',
    needs: 'nothing',
    run: async ({ boot, json, print }) => {
      const { checks, close } = await collect(boot);
      const results = [];
      try {
        for (const check of checks) {
          const { level, detail } = await runSafely(check);
          if (!json) print(`${MARKS[level]}  ${check.title}: ${detail}`);
          results.push({ id: check.id, title: check.title, level, detail });
        }
      } finally {
        await close();
      }
      const failed = results.some((result) => result.level === 'fail');
      return { exit: failed ? 1 : 0, json: { status: failed ? 'failed' : 'done', checks: results } };
    },
  };
}

async function runSafely(check: DoctorCheck): Promise<{ level: HealthLevel; detail: string }> {
  try {
    return await check.run();
  } catch (error) {
    return { level: 'fail', detail: error instanceof Error ? error.message : String(error) };
  }
}
