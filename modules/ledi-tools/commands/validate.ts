import { resolve } from 'node:path';
import type { Membership } from '@pec-aberto/ledi';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { checkedDay, type Context, FILES, loadLedi, overFiles, TODAY } from './files.ts';
import { builtInTerminology } from './terminology.ts';

const NAME = 'ledi validate';

/** Exit 0 when all are valid or held, 1 when some are not, 2 when a file could not be used. */
export const lediValidate: Command<Platform> = {
  name: NAME,
  summary: 'Julga registros do LEDI, cada um pelas regras do layout que declara, e diz cada erro.',
  needs: 'nothing',
  positionals: FILES,
  options: {
    cnes: { type: 'string', description: 'XML para e-SUS do município (.xml ou .zip): confere quem é dele.' },
    ...TODAY,
  },
  async run(context) {
    const { json } = context;
    const checked = checkedDay(context.options['today'], NAME);
    const ledi = await loadLedi();
    const membership = await membershipOf(context, ledi.cnesMembership);
    if (membership === null) return { exit: 2, streamed: true };
    const options = { ...checked, ...membership, terminology: await builtInTerminology() };
    const report = ledi.createReport(ledi.layout);
    const { unusable, stopped } = await overFiles(
      context,
      (path, onUnusable) => ledi.validateFiles(ledi.layout, [path], { ...options, onUnusable }),
      (line, file) => {
        const text = report.take({ ...line, file });
        return context.write(json ? JSON.stringify({ ...line, file }) : text);
      },
    );
    if (!json && !stopped) await context.write(report.summary());
    if (unusable) return { exit: 2, streamed: true };
    return { exit: report.hasInvalid() || context.signal.aborted ? 1 : 0, streamed: true };
  },
};

/** Null when the export cannot be used, which has been told. */
async function membershipOf(
  context: Context,
  read: (path: string) => Promise<Membership>,
): Promise<{ membership?: Membership } | null> {
  const file = context.options['cnes'];
  if (typeof file !== 'string') return {};
  try {
    return { membership: await read(resolve(context.cwd, file)) };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'CnesFileError') throw error;
    context.progress(`${file}: ${error.message}`);
    return null;
  }
}
