import type { Command } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { getInstallation } from '#modules/setup/index';
import { shown } from '../server/process/view.ts';
import { requestUnification } from '../server/sending/request.ts';
import { printProcess } from './words.ts';

const LONGEST_NAME = 120;

export const requestCommand: Command<Platform> = {
  name: 'unification request',
  summary: 'Solicita à instalação central que receba a base desta.',
  needs: 'installation',
  options: {
    link: { type: 'string', required: true, description: 'Link da instalação central' },
    name: { type: 'string', description: 'Nome desta instalação na solicitação; se ausente, o dela' },
  },
  notes: [
    'Vale para o administrador da instalação: a senha que ele tem na central vem na primeira linha da entrada padrão.',
    'Depois, alguém na central aceita: pec unification accept',
  ],
  async run({ options, platform, print, readSecret }) {
    const password = await readSecret('Digite a senha na instalação central');
    const name = typeof options.name === 'string' ? options.name : (await getInstallation(platform.db)).name;
    if (name.trim() === '' || name.length > LONGEST_NAME) {
      throw refused('unification-unit-name', 'Dê à instalação um nome de até 120 letras.');
    }
    const asked = { name, link: String(options.link), password };
    const process = await shown(platform.db, await requestUnification(platform, COMMAND_LINE, asked));
    await printProcess({ platform, print }, process);
    return { exit: 0, json: { process } };
  },
};
