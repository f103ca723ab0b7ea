import { randomBytes } from 'node:crypto';
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDebianPackage } from './debian.mjs';

const BIN = '/usr/lib/postgresql/15/bin';

/** Whether a PostgreSQL 15 server (the oldest one promised to work) is at hand or could be installed. */
export const ensurePostgres15 = async () =>
  existsSync(`${BIN}/initdb`) || (await installDebianPackage('postgresql-15'));

/**
 * Starts a PostgreSQL 15 of its own: fresh folder, free port on loopback, nothing forced to disk.
 * @returns {Promise<{ url: string, urlOf: (base: string) => string, client: (program: string, base: string, args: readonly string[]) => string, stop: () => Promise<void> }>} `url` is
 *   of its superuser; `client` runs a program of PostgreSQL 15 (psql, pg_dump) with it and gives what it printed
 */
export async function startPostgres15() {
  const owner = process.getuid?.() === 0 ? debianOwner() : {};
  const folder = mkdtempSync(join(tmpdir(), 'pec-postgres15-'));
  const password = randomBytes(16).toString('hex');
  const passwordFile = `${folder}/password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined)
    for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] };
  const initdb = ['-D', `${folder}/data`, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  execFileSync(`${BIN}/initdb`, [...initdb, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], options);

  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: 200,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(`${BIN}/postgres`, ['-D', `${folder}/data`, ...args], options);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const kill = () => server.kill('SIGQUIT');
  const clean = () => rmSync(folder, { recursive: true, force: true });
  const leave = () => {
    kill();
    clean();
  };
  process.once('exit', leave);
  await untilReady(server);
  const urlOf = (base) => `postgres://postgres:${password}@127.0.0.1:${port}/${base}`;
  return {
    url: urlOf('postgres'),
    urlOf,
    client: (program, base, args) =>
      execFileSync(`${BIN}/${program}`, [...args, urlOf(base)], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    stop: async () => {
      process.off('exit', leave);
      kill();
      await ended;
      clean();
    },
  };
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function debianOwner() {
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function untilReady(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) =>
      reject(new Error(`PostgreSQL 15 ended with ${code} while starting:\n${log}`)),
    );
  });
}
