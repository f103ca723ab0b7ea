import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { readLoteReceipt } from '../server/sending/read-receipt.ts';

/** Exit 1 when the receiver refused some ficha. */
export const loteConfirm: Command<Platform> = {
  name: 'lote confirm',
  summary: 'Lê o recibo que o destino devolveu de um lote salvo em arquivo.',
  needs: 'installation',
  positionals: [{ name: 'arquivo', required: true, description: 'Recibo (.zip)' }],
  async run({ positionals: [file = ''], cwd, platform, print }) {
    const receipt = await runUseCase(platform, COMMAND_LINE, (useCase) =>
      readLoteReceipt(useCase, resolve(cwd, file), null),
    );
    const { number, receiver, valid, invalid, repeated, held } = receipt;
    print(`Lote ${number} recebido por ${receiver}.`);
    print(`  válidas ${valid}, inválidas ${invalid}, repetidas ${repeated}, retidas ${held}`);
    return { exit: invalid > 0 ? 1 : 0, json: { status: 'read', receipt } };
  },
};
