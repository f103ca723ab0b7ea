import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { close, open } from './server/close.ts';

const LONGEST = 43_200;

const closeCommand: Command<Platform> = {
  name: 'close',
  summary: 'Fecha a instalação: só administradores entram; os outros leem por quê e até quando.',
  needs: 'installation',
  options: {
    why: { type: 'string', required: true, description: 'Uma frase para quem espera' },
    minutes: {
      type: 'string',
      description: 'Daqui a quantos minutos deve voltar',
      check: (value) =>
        /^[1-9]\d{0,4}$/.test(value) && Number(value) <= LONGEST
          ? undefined
          : `deve ser um número de minutos, até ${LONGEST} (30 dias)`,
    },
    moved: { type: 'string', description: 'Desativada: endereço da instalação que a substitui' },
  },
  async run({ options, platform, print }) {
    const { why, minutes, moved } = options;
    const closing = await runUseCase(platform, COMMAND_LINE, (context) =>
      close(context, {
        kind: typeof moved === 'string' ? 'moved' : 'maintenance',
        why: String(why),
        minutes: typeof minutes === 'string' ? Number(minutes) : null,
        goTo: typeof moved === 'string' ? moved : null,
      }),
    );
    print('Instalação fechada: só administradores entram. Para abrir: pec open.');
    return { exit: 0, json: { closing } };
  },
};

const openCommand: Command<Platform> = {
  name: 'open',
  summary: 'Abre para todos uma instalação fechada.',
  needs: 'installation',
  options: {
    force: {
      type: 'boolean',
      description: 'Abre também a desativada, e a que uma tarefa mantém fechada, como a unificação de bases',
    },
  },
  async run({ options, platform, print }) {
    const force = options.force === true;
    await runUseCase(platform, COMMAND_LINE, (context) => open(context, { force }));
    print('Instalação aberta para todos.');
    return { exit: 0, json: { closing: null } };
  },
};

export const closingCommands: readonly Command<Platform>[] = [closeCommand, openCommand];
