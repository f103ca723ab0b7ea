import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openLogFile } from './log-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'pec-log-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('keeps five files, the newest lines in the plain name', () => {
  const path = join(directory, 'logs', 'pec.log');
  const log = openLogFile(path, 10);
  for (let line = 1; line <= 8; line++) log.write(`line ${line} \n`);
  log.close();
  expect(readdirSync(join(directory, 'logs')).sort()).toEqual([
    'pec.log',
    'pec.log.1',
    'pec.log.2',
    'pec.log.3',
    'pec.log.4',
  ]);
  expect(readFileSync(path, 'utf8')).toBe('line 8 \n');
  expect(readFileSync(`${path}.4`, 'utf8')).toBe('line 4 \n');
});

it('writes on when the old files cannot be moved', () => {
  const path = join(directory, 'stuck.log');
  mkdirSync(join(`${path}.4`, 'in the way'), { recursive: true });
  writeFileSync(`${path}.3`, 'old');
  const log = openLogFile(path, 10);
  for (let line = 1; line <= 3; line++) log.write(`line ${line} \n`);
  log.close();
  expect(readFileSync(path, 'utf8')).toBe('line 1 \nline 2 \nline 3 \n');
});

it('goes on with the file of the last run', () => {
  const path = join(directory, 'again.log');
  for (const text of ['one\n', 'two\n']) {
    const log = openLogFile(path);
    log.write(text);
    log.close();
  }
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});
