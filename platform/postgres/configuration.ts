import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const OURS = 'pec-aberto.conf';
const HEADER = '# Escrito pelo programa a cada início. Ajustes deste servidor: no fim de postgresql.conf.';

// For a machine of 2 cores and 4 GB with everything on it; operators raise them in postgresql.conf.
const SETTINGS: Record<string, string> = {
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  wal_level: 'replica',
  min_wal_size: '80MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  lc_messages: "'C'",
  log_line_prefix: "'%m [%p] %q%u@%d %a '",
  // The log must hold no personal data: no statement, no parameter, no "Key (cpf)=(…)".
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

// Besides the pools: sessions that listen, commands of `pec`, the supervisor, and the operator's own psql.
const OTHER_CONNECTIONS = 30;
const FEWEST_CONNECTIONS = 60;

/**
 * Writes our settings beside postgresql.conf, which includes them; what an operator adds after it wins.
 * `pooled` is how many connections the pools of web and worker may take.
 */
export function writeConfiguration(directory: string, pooled: number): void {
  const max_connections = String(Math.max(FEWEST_CONNECTIONS, pooled + OTHER_CONNECTIONS));
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  const sizes = { shared_buffers: sharedBuffersFor(memory), effective_cache_size: cacheSizeFor(memory) };
  const lines = Object.entries({ max_connections, ...sizes, ...SETTINGS }).map(
    ([name, value]) => `${name} = ${value}`,
  );
  writeIfChanged(join(directory, OURS), `${[HEADER, ...lines].join('\n')}\n`);
  const main = join(directory, 'postgresql.conf');
  const text = readFileSync(main, 'utf8');
  if (text.includes(OURS)) return;
  writeFileSync(
    main,
    `${text}\ninclude '${OURS}'\n\n# Ajustes deste servidor: escreva abaixo desta linha.\n`,
  );
}

const MEBIBYTE = 1024 * 1024;
const inMegabytes = (bytes: number, [least, most]: readonly [number, number]) =>
  `${Math.round(Math.min(Math.max(bytes / MEBIBYTE, least), most))}MB`;

/**
 * A sixteenth of the memory (bytes) of the machine or of its container, from 128 MB to 2 GB: the indexes of a million
 * citizens want to stay at hand, and a small base never touches what it does not fill.
 */
export const sharedBuffersFor = (memory: number): string => inMegabytes(memory / 16, [128, 2048]);

/** What the planner may believe to be at hand, the system's own cache included. */
const cacheSizeFor = (memory: number): string => inMegabytes(memory / 4, [1024, 65_536]);

function writeIfChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(path, text);
  // Root writes it, another account reads it, whatever root's umask; the directory itself is closed.
  chmodSync(path, 0o644);
}
