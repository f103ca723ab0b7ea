import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { civilTime } from '#platform/clock/civil';
import { dataPaths } from '#platform/config/paths';
import { query } from './base.ts';
import { Client } from './client.ts';
import { newFolder } from './folders.ts';
import { type Program, startProgram } from './program.ts';

export const PASSWORD = 'Acacias2026';
export const INSTALLER = { cpf: '52998224725', name: 'Tereza Couto' };
export const RESPONSIBLE = { cpf: '11144477735', name: 'Renata Oliveira Campos' };
/** Municipality of the files made here. */
export const IBGE = '4205407';
const ZONE = 'America/Sao_Paulo';

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
  await postponeDailyCopy(dataDir);
  return { ...program, installer };
}

/** Its hour has just gone by: journeys that run when the hour of the program comes would find copies they did not ask for. */
async function postponeDailyCopy(dataDir: string): Promise<void> {
  const hourAgo = civilTime(new Date(Date.now() - 60 * 60_000), ZONE).time.slice(0, 5);
  await query(
    dataDir,
    `insert into setting (key, value, updated_at) values ('backup.hour', '"${hourAgo}"', now())`,
  );
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
