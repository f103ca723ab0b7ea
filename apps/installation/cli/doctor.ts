import type { Command, CommandContext, DoctorCheck } from '#platform/cli/command';
import type { HealthLevel } from '#platform/module/health';

const MARKS: Record<HealthLevel, string> = { ok: 'certo  ', warn: 'atenção', fail: 'falha  ' };

/** `pec doctor`: runs every check and says what to do; exit 1 when one fails. */
export function doctorCommand(
  checks: (context: CommandContext<unknown>) => Promise<readonly DoctorCheck[]>,
): Command<unknown> {
  return {
    name: 'doctor',
    summary: 'Confere este computador e a instalação e diz o que corrigir.',
    needs: 'nothing',
    run: async (context) => {
      const results = [];
      for (const check of await checks(context)) {
        const { level, detail } = await runSafely(check);
        if (!context.json) context.print(`${MARKS[level]}  ${check.title}: ${detail}`);
        results.push({ id: check.id, title: check.title, level, detail });
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
