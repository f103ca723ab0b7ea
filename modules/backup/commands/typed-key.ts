import { existsSync } from 'node:fs';
import type { CommandContext, OptionSpec } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import { masterKeyPath } from '#platform/settings/secret-box';
import { parseRecoveryKey, recoveryKeyOf } from '../server/file/recovery-key.ts';

export const KEY = {
  'key-stdin': {
    type: 'boolean',
    description: 'Lê da entrada padrão a chave da folha de recuperação; sem ela, usa a desta pasta de dados.',
  },
} as const satisfies Record<string, OptionSpec>;

/** The key of the sheet where it is given; else that of the data folder, whose own copies open with it. */
export async function keyFor({
  options,
  boot,
  readSecret,
}: Pick<CommandContext<never>, 'options' | 'boot' | 'readSecret'>): Promise<Buffer> {
  if (options['key-stdin'] !== true) {
    if (existsSync(masterKeyPath(boot.dataDir))) return (await recoveryKeyOf(boot.dataDir)).key;
    throw refused(
      'recovery-key-needed',
      `Não há chave em ${boot.dataDir}. Repita com --key-stdin e digite a chave da folha de recuperação.`,
    );
  }
  const key = parseRecoveryKey(await readSecret('Digite a chave da folha de recuperação'));
  if (key) return key;
  throw refused(
    'recovery-key-wrong',
    'A chave digitada não confere: falta, sobra ou está trocado um caractere. Confira grupo a grupo com a folha.',
  );
}
