import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StartError } from '#platform/process/start-error';
import { type Account, giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { newCredentials, SUPERUSER, writeCredentials } from './credentials.ts';
import { quietEnvironment } from './environment.ts';

const asRoot = (account: Account | undefined): account is Account => account !== undefined;

/**
 * Makes a new cluster at `directory`. It is built beside it and renamed when complete, so that a power cut
 * leaves either nothing or a whole cluster. Text compares by code point on every system (builtin C.UTF-8),
 * so that a new library of the operating system never spoils an index.
 */
export async function createCluster(
  directory: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  const fresh = `${directory}.novo`;
  const passwordFile = `${directory}.senha`;
  const credentials = newCredentials();
  rmSync(fresh, { recursive: true, force: true });
  try {
    mkdirSync(fresh, { mode: 0o700 });
    chmodSync(fresh, 0o700);
    writeFileSync(passwordFile, credentials.superuserPassword, { mode: 0o600 });
    if (asRoot(account)) for (const path of [fresh, passwordFile]) giveTo(account, path);
    await initdb(fresh, passwordFile, binaries, account);
    writeCredentials(fresh, credentials);
    if (asRoot(account)) giveTo(account, fresh);
    renameSync(fresh, directory);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function initdb(
  directory: string,
  passwordFile: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  // Windows and some Unixes have no C.UTF-8 of their own; the builtin provider above it does not need one.
  const locales = process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'C'];
  let output = '';
  for (const locale of locales) {
    const result = await run(binaries.initdb, initdbArguments(directory, passwordFile, locale), account);
    if (result.code === 0) return;
    output = result.output;
    if (!output.includes('invalid locale name')) break;
  }
  if (output.includes('No space left on device')) {
    throw new StartError(`O disco de ${directory} está cheio. Libere espaço e inicie de novo.`);
  }
  const reason =
    output
      .trim()
      .split('\n')
      .find((line) => /error|fatal/i.test(line)) ?? 'motivo não informado';
  throw new StartError(`O banco não pôde ser criado em ${directory}: ${reason}`);
}

function initdbArguments(directory: string, passwordFile: string, locale: string): string[] {
  return [
    `--pgdata=${directory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${locale}`,
    '--no-instructions',
  ];
}

function run(
  program: string,
  parameters: string[],
  account: Account | undefined,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      ...account,
      cwd: process.platform === 'win32' ? process.cwd() : '/',
      env: quietEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes) => (output += String(bytes)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
