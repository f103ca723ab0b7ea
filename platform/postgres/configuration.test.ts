import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedBuffersFor, writeConfiguration } from './configuration.ts';

const GIB = 1024 ** 3;

test.each([
  [1 * GIB, '128MB'],
  [4 * GIB, '256MB'],
  [24 * GIB, '1536MB'],
  [256 * GIB, '2048MB'],
])('a machine of %s bytes lends PostgreSQL %s', (memory, buffers) =>
  expect(sharedBuffersFor(memory)).toBe(buffers),
);

test('our settings are written anew, those of the operator stand behind them and stay', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pec-configuration-'));
  const main = join(directory, 'postgresql.conf');
  try {
    writeFileSync(main, 'port = 5432\n');
    writeConfiguration(directory, 10);
    writeFileSync(main, `${readFileSync(main, 'utf8')}work_mem = '64MB'\n`);
    writeConfiguration(directory, 100);
    const text = readFileSync(main, 'utf8');
    expect(text.match(/include/g)).toHaveLength(1);
    expect(text.indexOf('work_mem')).toBeGreaterThan(text.indexOf("include 'pec-aberto.conf'"));
    const ours = readFileSync(join(directory, 'pec-aberto.conf'), 'utf8');
    expect(ours).toMatch(/^shared_buffers = \d+MB$/m);
    expect(ours).toContain('max_connections = 130');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
