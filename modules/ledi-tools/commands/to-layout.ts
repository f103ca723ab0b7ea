import type { LayoutResult, LediRecord } from '@pec-aberto/ledi';
import type { Command } from '#platform/cli/command';
import { UsageError } from '#platform/cli/parse';
import type { Platform } from '#platform/runtime/platform';
import { checkedDay, FILE, type Ledi, loadLedi, TODAY } from './files.ts';
import { OUT, rewrite, type Rewritten } from './rewrite.ts';

const NAME = 'ledi to-layout';

/** Exit 0 when all were written, 1 when some were left out, 2 when a file could not be used. */
export const lediToLayout: Command<Platform> = {
  name: NAME,
  summary: 'Escreve registros do LEDI em um layout mais antigo, dizendo tudo o que se perde.',
  needs: 'nothing',
  positionals: FILE,
  options: {
    target: { type: 'string', required: true, description: 'Layout de destino, como 7.2.2.' },
    ...OUT,
    ...TODAY,
  },
  notes: [
    'O que o layout antigo não tem onde guardar é perda, dita campo por campo. O registro que nele não se pode dizer, ou',
    'que nele diria outra coisa, fica de fora, com o motivo. O que já é desse layout ou de um anterior segue como veio.',
  ],
  async run(context) {
    const today = checkedDay(context.options['today'], NAME);
    const ledi = await loadLedi();
    const target = String(context.options['target']);
    const writer = new ledi.LayoutWriter(ledi.layout);
    if (!writer.canWrite(target)) {
      throw new UsageError('--target espera um layout publicado, do 4.0.0 em diante, como 7.2.2.', NAME);
    }
    return rewrite(context, ledi, ({ record, bytes }) => {
      const result = writer.toLayout(record, target, today);
      return told(result, result.record && written(ledi, record, result.record, bytes));
    });
  },
};

/** XML stays XML, and a record that is not changed keeps its bytes. */
function written(
  { layout, ...ledi }: Ledi,
  before: LediRecord,
  after: LediRecord,
  bytes: Uint8Array,
): Uint8Array {
  if (after === before) return bytes;
  return ledi.looksLikeXml(bytes)
    ? Buffer.from(ledi.encodeXml(layout, after))
    : ledi.encodeRecord(layout, after);
}

function told({ losses, moved, refusals }: LayoutResult, bytes: Uint8Array | null): Rewritten {
  return {
    bytes,
    json: { losses, moved, refusals },
    words: bytes
      ? losses.map(({ path, reason }) => `perda em ${path}: ${reason}`)
      : refusals.map(({ path, message }) => `de fora, por ${path}: ${message}`),
  };
}
