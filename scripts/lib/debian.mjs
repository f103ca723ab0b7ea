import { existsSync } from 'node:fs';
import { runCommand } from './run-command.mjs';

/** Whether this process may install Debian packages: root, on a system with apt-get. */
const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * Installs one Debian package without what it only recommends. The lists are fetched only when the package
 * cannot be installed from those at hand.
 * @returns {Promise<boolean>} whether it is there now
 */
export async function installDebianPackage(name) {
  if (!mayInstall()) return false;
  console.error(`Installing Debian's ${name}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env });
  if ((await install()).code === 0) return true;
  await runCommand('apt-get', ['update', '-q'], { env });
  const { code, output } = await install();
  if (code !== 0) process.stderr.write(output);
  return code === 0;
}
