import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality } from '#apps/installation/testing-people';
import { setupModule } from '#modules/setup/index';
import { runCommandLine } from '#platform/cli/run';
import { answerChave } from '#simulators/egestor/sign';
import { activationModule } from './index.ts';

const CPF = '52998224725';
const OPTIONS = {
  name: 'Serra Clara',
  purpose: 'producao',
  resources: 'prontuario',
  link: 'servidor',
  'installer-cpf': CPF,
  'installer-name': 'Tereza Couto da Silva',
};
const initWith = (options: Record<string, string>) => [
  'init',
  ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
  '--password-stdin',
];
const INIT = initWith(OPTIONS);
const MUNICIPALITY = ['--municipality', '4205407'];

type Output = { exit: number; json: Record<string, unknown>; out: string };

describe('pec', () => {
  let installation: TestInstallation;
  let folder: string;
  beforeAll(async () => {
    installation = await startTestInstallation({ worker: false });
    folder = await mkdtemp(join(tmpdir(), 'pec-activation-'));
    await buildMunicipality(installation, '4205407');
  });
  afterAll(async () => {
    await installation.close();
    await rm(folder, { recursive: true });
  });

  async function pec(args: string[], stdin = ''): Promise<Output> {
    const { platform } = installation;
    const lines: string[] = [];
    const exit = await runCommandLine(
      {
        commands: [],
        loadCommands: async () => [...(setupModule.commands ?? []), ...(activationModule.commands ?? [])],
        attach: async () => ({ platform, close: async () => undefined }),
      },
      [...args, '--json'],
      {
        env: { INIT_CWD: folder, PEC_DATA_DIR: platform.boot.dataDir },
        stdin: Readable.from([stdin]),
        out: (text) => lines.push(text),
        err: () => undefined,
        write: async (text) => lines.push(text) > 0,
        signal: new AbortController().signal,
      },
    );
    const out = lines.join('\n');
    return { exit, json: JSON.parse(out) as Record<string, unknown>, out };
  }

  it('init configures once, with the password by standard input', async () => {
    const weak = await pec(INIT, 'curta\n');
    expect(weak).toMatchObject({ exit: 2, json: { status: 'refused', error: { code: 'password-length' } } });
    expect((await pec(INIT.slice(0, -1), 'Abcdefg1\n')).exit).toBe(64);
    expect((await pec(initWith({ ...OPTIONS, purpose: 'outra' }), 'Abcdefg1\n')).exit).toBe(64);
    expect(await pec(['activation', 'key', ...MUNICIPALITY])).toMatchObject({
      exit: 2,
      json: { error: { code: 'not-configured' } },
    });
    const made = await pec(INIT, 'Abcdefg1\n');
    expect(made).toMatchObject({
      exit: 0,
      json: { status: 'initialised', installation: { name: 'Serra Clara', link: 'http://servidor' } },
    });
    expect(made.out).not.toContain('Abcdefg1');
    expect(await pec(INIT, 'Abcdefg1\n')).toMatchObject({
      exit: 2,
      json: { error: { code: 'already-configured' } },
    });
    const entered = await installation.client().call('POST', '/session', { cpf: CPF, password: 'Abcdefg1' });
    expect(entered.body).toMatchObject({ state: 'terms', user: { name: expect.any(String) } });
  });

  it('CIT-23 activation by the simulator is refused in production and changes nothing', async () => {
    const { json } = await pec(['activation', 'key', ...MUNICIPALITY]);
    const answer = answerChave(String(json['chave']), new Date());
    const contraChave = 'contraChave' in answer ? answer.contraChave : '';
    expect(await pec(['activation', 'enter', ...MUNICIPALITY], `${contraChave}\n`)).toMatchObject({
      exit: 2,
      json: { status: 'refused', error: { code: 'contra-chave-simulator' } },
    });
    expect((await pec(['activation', 'status'])).json).toMatchObject({
      municipalities: [{ activation: null, transmission: { allowed: false, reason: 'not-activated' } }],
    });
  });

  it('DEP-07 an authority created, added and signing activates the municipality', async () => {
    const created = await pec(['activation', 'authority', 'create', '--key-file', 'estado.pem']);
    expect((await stat(join(folder, 'estado.pem'))).mode & 0o777).toBe(0o600);
    const again = await pec(['activation', 'authority', 'create', '--key-file', 'estado.pem']);
    expect(again).toMatchObject({ exit: 2, json: { error: { code: 'file-exists' } } });
    await writeFile(join(folder, 'estado.pub'), String(created.json['publicKey']));
    const add = ['activation', 'authority', 'add', '--name', 'Secretaria de Estado', '--key-file'];
    expect((await pec([...add, 'estado.pem'])).json).toMatchObject({ error: { code: 'public-key-invalid' } });
    expect((await pec([...add, 'nada.pub'])).json).toMatchObject({ error: { code: 'file-not-read' } });
    expect(await pec([...add, 'estado.pub'])).toMatchObject({ exit: 0, json: { status: 'added' } });

    const { json } = await pec(['activation', 'key', ...MUNICIPALITY]);
    const sign = ['activation', 'sign', '--key-file', 'estado.pem'];
    expect((await pec([...sign, '123'])).json).toMatchObject({ error: { code: 'chave-invalid' } });
    const signed = await pec([...sign, String(json['chave'])]);
    await writeFile(join(folder, 'contra-chave.json'), signed.out);
    const entered = await pec(['activation', 'enter', ...MUNICIPALITY, '--file', 'contra-chave.json']);
    expect(entered).toMatchObject({
      exit: 0,
      json: { status: 'activated', transmission: { allowed: true, reason: null } },
    });
    const byInput = await pec(
      ['activation', 'enter', ...MUNICIPALITY],
      `${String(signed.json['contraChave'])}\n`,
    );
    expect(byInput.exit).toBe(0);
    expect(await readFile(join(folder, 'estado.pem'), 'utf8')).toContain('PRIVATE KEY');
  });

  it('an authority removed activates no more', async () => {
    const list = await pec(['activation', 'authority', 'list']);
    const [known] = list.json['authorities'] as { id: string }[];
    const remove = ['activation', 'authority', 'remove', '--id', known?.id ?? ''];
    expect(await pec(remove)).toMatchObject({ exit: 0, json: { status: 'removed' } });
    expect(await pec(remove)).toMatchObject({ exit: 2, json: { error: { code: 'not-found' } } });
    const enter = ['activation', 'enter', ...MUNICIPALITY, '--file', 'contra-chave.json'];
    expect((await pec(enter)).json).toMatchObject({ error: { code: 'contra-chave-authority' } });
  });

  it('a municipality that is not here is not found', async () => {
    const asked = await pec(['activation', 'key', '--municipality', '3550308']);
    expect(asked).toMatchObject({ exit: 2, json: { error: { code: 'not-found' } } });
  });
});
