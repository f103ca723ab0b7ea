import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { generateLote, nothingToSend } from '../server/sending/generate-lote.ts';
import { ibgeOption, placeOf } from './place.ts';

/** Exit 0 also where there is nothing to pack: nothing is wrong then. */
export const loteGenerate: Command<Platform> = {
  name: 'lote generate',
  summary: 'Gera um lote com as fichas aceitas que ainda não estão em nenhum.',
  needs: 'installation',
  options: { ibge: ibgeOption },
  async run(context) {
    const { platform, print } = context;
    const place = await placeOf(context);
    const lote = await runUseCase(platform, COMMAND_LINE, (useCase) => generateLote(useCase, place.id));
    if (!lote) {
      const { code, detail } = nothingToSend();
      print(detail);
      return { exit: 0, json: { status: code, lote } };
    }
    print(`Lote ${lote.number} gerado, com ${lote.fichas} fichas. Salve-o com: pec lote save ${lote.number}`);
    return { exit: 0, json: { status: 'generated', lote } };
  },
};
