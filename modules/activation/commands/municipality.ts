import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatChave } from '@pec-aberto/activation';
import { getMunicipalityInScope } from '#modules/health-network/index';
import type { Command, CommandContext } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import type { ReadContext } from '#platform/usecase/context';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { enterContraChave } from '../server/enter-contra-chave.ts';
import { getActivationView, listActivationViews } from '../server/view.ts';

const MAX_CHARACTERS = 4000;
const MUNICIPALITY = {
  type: 'string',
  required: true,
  description: 'Código IBGE do município, 7 dígitos',
} as const;

function reading(platform: Platform): ReadContext {
  return { platform, db: platform.db, ...COMMAND_LINE, sessionId: null, ip: null, now: platform.clock.now() };
}

const key: Command<Platform> = {
  name: 'activation key',
  summary: 'Mostra a chave de um município, a enviar a quem autoriza a transmissão.',
  needs: 'installation',
  options: { municipality: MUNICIPALITY },
  async run({ options, platform, print }) {
    const { id } = await getMunicipalityInScope(reading(platform), String(options['municipality']));
    const { municipality, chave } = await getActivationView(platform.db, id, platform);
    print(formatChave(chave));
    return { exit: 0, json: { municipality, chave } };
  },
};

const enter: Command<Platform> = {
  name: 'activation enter',
  summary: 'Ativa um município com a contra-chave, lida da entrada padrão ou de um arquivo.',
  needs: 'installation',
  options: {
    municipality: MUNICIPALITY,
    file: { type: 'string', description: 'Arquivo da contra-chave (.txt ou .json)' },
  },
  async run(context) {
    const { options, platform, print } = context;
    const contraChave = await readGiven(context);
    const view = await runUseCase(platform, COMMAND_LINE, (useCase) =>
      enterContraChave(useCase, { ibge: String(options['municipality']), contraChave }),
    );
    const { municipality, activation, transmission } = view;
    print(`${municipality.name}/${municipality.uf} ativado por ${activation?.authority.name}.`);
    print(transmission.sentence);
    return { exit: 0, json: { status: 'activated', municipality, activation, transmission } };
  },
};

async function readGiven({ options, cwd, readSecret }: CommandContext<Platform>): Promise<string> {
  const { file } = options;
  const text =
    typeof file === 'string' ? await readNamed(resolve(cwd, file)) : await readSecret('Cole a contra-chave');
  if (text.length <= MAX_CHARACTERS) return text;
  throw refused('contra-chave-form', 'O que foi enviado é grande demais para uma contra-chave.');
}

async function readNamed(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw refused('file-not-read', `O arquivo ${path} não existe ou não pode ser lido. Confira o caminho.`);
  });
}

const status: Command<Platform> = {
  name: 'activation status',
  summary: 'Mostra quais municípios estão ativados e se transmitem.',
  needs: 'installation',
  async run({ platform, print }) {
    const rows = await listActivationViews(platform.db, null, platform.boot);
    if (rows.length === 0) print('Nenhum município adicionado. Use: pec municipality add.');
    for (const { municipality, activation, transmission } of rows) {
      const by = activation ? `ativado por ${activation.authority.name}` : 'não ativado';
      print(`${municipality.ibge}  ${municipality.name}/${municipality.uf}  ${by}. ${transmission.sentence}`);
    }
    return { exit: 0, json: { municipalities: rows } };
  },
};

export const municipalityCommands: readonly Command<Platform>[] = [key, enter, status];
