import { isCpf, normalizeCpf } from '@pec-aberto/brazil';
import type { Command } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { runUseCase } from '#platform/usecase/run';
import { findProfessionalByCpf, issueProvisionalPassword } from './server/provisional-password.ts';

const provisional: Command<Platform> = {
  name: 'user provisional',
  summary: 'Gera uma senha provisória para um profissional, a ser trocada na primeira entrada.',
  needs: 'installation',
  options: { cpf: { type: 'string', required: true, description: 'CPF do profissional' } },
  async run({ options, platform, print, json }) {
    const cpf = normalizeCpf(String(options['cpf']));
    if (!isCpf(cpf)) throw refused('cpf-invalid', 'O CPF não confere. Confira os 11 dígitos.');
    const issued = await runUseCase(platform, { actor: { kind: 'command-line' } }, async (context) =>
      issueProvisionalPassword(context, await findProfessionalByCpf(context, cpf)),
    );
    if (!json) print(`Senha provisória: ${issued.password}`);
    return { exit: 0, json: { status: 'issued', ...issued } };
  },
};

export const commands: readonly Command<Platform>[] = [provisional];
