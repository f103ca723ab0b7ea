import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { runCommand, TaskFailed } from './run-command.mjs';

const FLOOR = [20, 19];

/** Refuses an older Node with a sentence, before anything fails in a way nobody understands. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return;
  throw new TaskFailed(
    `Este programa precisa do Node ${FLOOR.join('.')} ou mais novo; aqui há o ${version}.`,
  );
}

/**
 * Whether what npm installed (its hidden lockfile) is what the project's lockfile asks for. Contents are
 * compared, not dates: changing branches touches files without changing what they ask.
 * @param {Record<string, LockedPackage>} wanted `packages` of package-lock.json
 * @param {Record<string, LockedPackage>} installed `packages` of node_modules/.package-lock.json
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 */
export function isInstalled(wanted, installed) {
  const same = (path) =>
    wanted[path]?.version === installed[path]?.version &&
    wanted[path]?.integrity === installed[path]?.integrity;
  return (
    Object.keys(installed).every((path) => path in wanted && same(path)) &&
    Object.keys(wanted).every(
      (path) => !path.startsWith('node_modules/') || isOptional(wanted[path]) || path in installed,
    )
  );
}

/** Packages for other systems stay out; a peer that nobody needs does too. */
const isOptional = (entry) => Boolean(entry.optional || entry.devOptional || entry.peer);

/** `npm ci` when node_modules is missing or is not what the lockfile asks for. Output goes to stderr. */
export async function ensureInstalled() {
  const hidden = inRoot('node_modules/.package-lock.json');
  if (existsSync(hidden) && isInstalled(packagesOf(inRoot('package-lock.json')), packagesOf(hidden))) return;
  console.error('Instalando as dependências (npm ci)…');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const { code } = npm?.endsWith('.js')
    ? await runCommand(process.execPath, [npm, ...args], { output: 'stderr' })
    : await runCommand('npm', args, { output: 'stderr' });
  if (code !== 0) {
    throw new TaskFailed('As dependências não puderam ser instaladas. Veja a mensagem do npm acima.');
  }
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
