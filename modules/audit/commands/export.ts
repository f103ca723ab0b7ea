import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { exportTrail } from '../server/chain/export.ts';

export const auditExport: Command<Platform> = {
  name: 'audit export',
  summary: 'Grava os meses antigos da trilha de auditoria em um arquivo assinado (.jsonl ou .jsonl.gz).',
  needs: 'installation',
  positionals: [
    { name: 'arquivo', required: true, description: 'Arquivo a gravar; com .gz no fim, comprimido' },
  ],
  options: {
    before: { type: 'string', required: true, description: 'Exporta os meses antes deste: aaaa-mm' },
    drop: { type: 'boolean', description: 'Retira da base o que foi exportado; só depois de 20 anos' },
  },
  async run({ options, positionals, cwd, platform, print }) {
    const exported = await runUseCase(platform, COMMAND_LINE, (context) =>
      exportTrail(context, {
        before: String(options['before']),
        path: resolve(cwd, positionals[0] ?? ''),
        drop: options['drop'] === true,
      }),
    );
    print(`${exported.rows} eventos em ${exported.blocks} blocos gravados em ${exported.file}.`);
    print(`SHA-256 do conteúdo: ${exported.sha256}`);
    if (exported.dropped.length > 0) print(`${exported.dropped.length} meses saíram da base.`);
    return { exit: 0, json: { status: 'exported', ...exported } };
  },
};
