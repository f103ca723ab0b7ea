import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { setSpeed } from '../server/settings.ts';

export const speedCommand: Command<Platform> = {
  name: 'unification speed',
  summary: 'Limita a velocidade com que esta instalação envia a sua base à central.',
  needs: 'installation',
  positionals: [
    {
      name: 'velocidade',
      required: true,
      description: 'KiB por segundo, a partir de 8; 0 para enviar sem limite',
    },
  ],
  notes: ['Vale também para um envio em andamento, a partir da próxima parte.'],
  async run({ platform, positionals, print }) {
    const kibPerSecond = Number(positionals[0]);
    await runUseCase(platform, COMMAND_LINE, (context) => setSpeed(context, kibPerSecond));
    print(kibPerSecond === 0 ? 'Envio sem limite de velocidade.' : `Envio limitado a ${kibPerSecond} KiB/s.`);
    return { exit: 0, json: { kibPerSecond } };
  },
};
