import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataPaths } from '#platform/config/paths';
import { Client } from './client.ts';
import { newFolder } from './folders.ts';
import { type Program, startProgram } from './program.ts';

export const PASSWORD = 'Acacias2026';
export const INSTALLER = { cpf: '52998224725', name: 'Tereza Couto' };
export const RESPONSIBLE = { cpf: '11144477735', name: 'Renata Oliveira Campos' };
/** Municipality of the files made here. */
export const IBGE = '4205407';

export type Installation = Program & { installer: Client };

/** What the console shows to whoever sets a new installation up. */
const setupCodeOf = async (dataDir: string): Promise<string> =>
  (await readFile(dataPaths(dataDir).setupCode, 'utf8')).trim();

/** The link that the console shows. */
export const setupLinkOf = async ({ url, dataDir }: Program): Promise<string> =>
  `${url}/#codigo=${await setupCodeOf(dataDir)}`;

/** A running installation with its installer signed in and one municipality. */
export async function startInstallation(
  options: {
    dataDir?: string;
    purpose?: 'producao' | 'treinamento';
    env?: NodeJS.ProcessEnv;
    name?: string;
  } = {},
): Promise<Installation> {
  const dataDir = options.dataDir ?? join(newFolder(), 'data');
  const program = await startProgram(dataDir, options.env);
  const installer = new Client(program.url);
  await installer.post('/setup', {
    name: options.name ?? 'UBS Jardim das Acácias',
    purpose: options.purpose ?? 'treinamento',
    resources: 'prontuario',
    link: program.url,
    installer: INSTALLER,
    password: PASSWORD,
    code: await setupCodeOf(dataDir),
  });
  await installer.signIn(INSTALLER.cpf, PASSWORD);
  await installer.post('/municipality-responsibles', { ibge: IBGE, ...RESPONSIBLE });
  return { ...program, installer };
}

/** The same data folder started once more, and its installer signed in. */
export async function startAgain(
  before: Pick<Program, 'dataDir'>,
  env: NodeJS.ProcessEnv = {},
  args: readonly string[] = [],
  root?: string,
): Promise<Installation> {
  const program = await startProgram(before.dataDir, env, args, root);
  return { ...program, installer: await new Client(program.url).signIn(INSTALLER.cpf, PASSWORD) };
}
