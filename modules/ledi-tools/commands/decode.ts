import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { FILES, loadLedi, overFiles } from './files.ts';

/** Exit 0 when all decoded, 1 when some did not, 2 when a file could not be used. */
export const lediDecode: Command<Platform> = {
  name: 'ledi decode',
  summary: 'Mostra registros do LEDI em JSON, sem perda: ledi encode devolve os mesmos bytes.',
  needs: 'nothing',
  positionals: FILES,
  async run(context) {
    const ledi = await loadLedi();
    let undecoded = 0;
    const { unusable } = await overFiles(
      context,
      (path, onUnusable) => ledi.decodeFiles(ledi.layout, [path], { onUnusable }),
      async ({ entry, record, error }, file) => {
        const fault = error ?? record?.formError;
        if (fault) {
          undecoded += 1;
          context.progress(`${ledi.placeOf(file, entry)}: ${fault.message}`);
        }
        const shown = {
          file,
          entry,
          ...(record ? ledi.toJson(record) : { transport: null, form: null }),
          ...(fault && { error: { code: fault.code, message: fault.message } }),
        };
        return context.write(JSON.stringify(shown, null, context.json ? 0 : 2));
      },
    );
    if (unusable) return { exit: 2, streamed: true };
    return { exit: undecoded > 0 || context.signal.aborted ? 1 : 0, streamed: true };
  },
};
