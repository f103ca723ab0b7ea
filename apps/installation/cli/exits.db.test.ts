import { Readable } from 'node:stream';
import { generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '#platform/cli/run';
import { modules } from '../modules.ts';
import { startTestInstallation, type TestInstallation } from '../testing.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());

async function pec(...args: string[]) {
  const { platform } = installation;
  const lines: string[] = [];
  const exit = await runCommandLine(
    {
      commands: [],
      loadCommands: async () => modules.flatMap((module) => module.commands ?? []),
      attach: async () => ({ platform, close: async () => undefined }),
    },
    [...args, '--json'],
    {
      env: { PEC_DATA_DIR: platform.boot.dataDir },
      stdin: Readable.from(['']),
      out: (text) => lines.push(text),
      err: () => undefined,
      write: async (text) => lines.push(text) > 0,
      signal: new AbortController().signal,
    },
  );
  return { exit, json: JSON.parse(lines.join('\n')) as Record<string, unknown> };
}

test.each([
  ['user', 'provisional'],
  ['user', 'remove-second-factor'],
  ['professional', 'show'],
])('pec %s %s refuses a CPF that is wrong and one that nobody has alike', async (...command) => {
  expect(await pec(...command, '--cpf', '123.456.789-00')).toMatchObject({
    exit: 2,
    json: { status: 'refused', error: { code: 'cpf-invalid' } },
  });
  expect(await pec(...command, '--cpf', generateCpf(999_999))).toMatchObject({
    exit: 2,
    json: { status: 'refused', error: { code: 'professional-unknown' } },
  });
  expect((await pec(...command)).exit).toBe(64);
});

test('pec municipality add refuses a wrong CPF of the responsible in the same way', async () => {
  const add = ['municipality', 'add', '--ibge', '4205407', '--responsible-name', 'Ana Lima Souza'];
  expect(await pec(...add, '--responsible-cpf', '123.456.789-00')).toMatchObject({
    exit: 2,
    json: { status: 'refused' },
  });
});
