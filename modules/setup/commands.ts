import { formatCpf, normalizeCpf } from '@pec-aberto/brazil';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { confirmInstallation } from './server/continuation.ts';
import { initialiseInstallation } from './server/initialise.ts';

const init: Command<Platform> = {
  name: 'init',
  summary: 'Configura uma instalação nova: nome, finalidade, recursos, link e instalador.',
  needs: 'installation',
  options: {
    name: { type: 'string', required: true, description: 'Nome da instalação' },
    purpose: {
      type: 'string',
      required: true,
      values: ['producao', 'treinamento'],
      description: 'Finalidade; treinamento nunca transmite',
    },
    resources: {
      type: 'string',
      required: true,
      values: ['prontuario', 'centralizadora'],
      description: 'Recursos disponíveis na instalação',
    },
    link: {
      type: 'string',
      required: true,
      description: 'Endereço pelo qual os navegadores chegam; sem porta, 80',
    },
    'installer-cpf': { type: 'string', required: true, description: 'CPF do instalador' },
    'installer-name': { type: 'string', required: true, description: 'Nome completo do instalador' },
    'password-stdin': {
      type: 'boolean',
      required: true,
      description: 'Lê a senha do instalador da entrada padrão',
    },
  },
  async run({ options, platform, print, readSecret }) {
    const text = (name: string) => String(options[name] ?? '');
    const cpf = normalizeCpf(text('installer-cpf'));
    const password = await readSecret('Digite a senha do instalador');
    const installation = await runUseCase(platform, COMMAND_LINE, (context) =>
      initialiseInstallation(context, {
        name: text('name'),
        purpose: text('purpose') === 'producao' ? 'producao' : 'treinamento',
        resources: text('resources') === 'centralizadora' ? 'centralizadora' : 'prontuario',
        link: text('link'),
        installer: { cpf, name: text('installer-name') },
        password,
      }),
    );
    print(`Instalação “${installation.name}” configurada em ${installation.link}.`);
    print(`Entre com o CPF ${formatCpf(cpf)} e a senha informada.`);
    return { exit: 0, json: { status: 'initialised', installation } };
  },
};

const confirm: Command<Platform> = {
  name: 'installation confirm',
  summary:
    'Diz que esta instalação, restaurada ou levada a outro lugar, é a que continua e volta a transmitir.',
  needs: 'installation',
  async run({ platform, print }) {
    await runUseCase(platform, COMMAND_LINE, confirmInstallation);
    print('Confirmada: esta instalação é a que continua. Não deixe a outra transmitir.');
    return { exit: 0, json: { status: 'confirmed' } };
  },
};

export const setupCommands: readonly Command<Platform>[] = [init, confirm];
