import { givenCpf } from '#platform/cli/checks';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { findProfessionalByCpf, issueProvisionalPassword } from './server/provisional-password.ts';
import { removeFactor } from './server/second-factor.ts';

const CPF = { type: 'string', required: true, description: 'CPF do profissional' } as const;

const provisional: Command<Platform> = {
  name: 'user provisional',
  summary: 'Gera uma senha provisória para um profissional, a ser trocada na primeira entrada.',
  needs: 'installation',
  options: { cpf: CPF },
  async run({ options, platform, print, json }) {
    const cpf = givenCpf(options['cpf']);
    const issued = await runUseCase(platform, COMMAND_LINE, async (context) =>
      issueProvisionalPassword(context, await findProfessionalByCpf(context, cpf)),
    );
    if (!json) print(`Senha provisória: ${issued.password}`);
    return { exit: 0, json: { status: 'issued', ...issued } };
  },
};

const removeSecondFactor: Command<Platform> = {
  name: 'user remove-second-factor',
  summary: 'Desliga o segundo fator de quem perdeu o telefone e os códigos de recuperação.',
  needs: 'installation',
  options: { cpf: CPF },
  async run({ options, platform, print }) {
    const cpf = givenCpf(options['cpf']);
    await runUseCase(platform, COMMAND_LINE, async (context) =>
      removeFactor(context, await findProfessionalByCpf(context, cpf)),
    );
    print('Segundo fator desligado. A próxima entrada pede só CPF e senha.');
    return { exit: 0, json: { status: 'removed', cpf } };
  },
};

export const commands: readonly Command<Platform>[] = [provisional, removeSecondFactor];
