import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Problem } from '#platform/errors/problem';
import type { Command } from './command.ts';
import { runCommandLine } from './run.ts';

type Fake = { name: string };

const commands: Command<Fake>[] = [
  {
    name: 'alone',
    summary: 'Não precisa de instalação.',
    needs: 'nothing',
    run: async ({ print, json, cwd }) => {
      print(`de ${cwd}`);
      return { exit: 0, json: { json } };
    },
  },
  {
    name: 'with',
    summary: 'Precisa de uma.',
    needs: 'installation',
    run: async ({ platform, print }) => {
      print(platform.name);
      return { exit: 0 };
    },
  },
  {
    name: 'greedy',
    summary: 'Lê o que não declarou.',
    needs: 'nothing',
    run: async ({ platform }) => ({ exit: platform.name === '' ? 0 : 1 }),
  },
  {
    name: 'lines',
    summary: 'Escreve linha por linha.',
    needs: 'nothing',
    positionals: [{ name: 'file', required: true, repeats: true, description: 'Arquivos.' }],
    notes: ['Colunas: nome.'],
    run: async ({ write, positionals }) => {
      for (const file of positionals) await write(`{"file":"${file}"}`);
      return { exit: 1, streamed: true };
    },
  },
  {
    name: 'secret',
    summary: 'Lê a senha.',
    needs: 'nothing',
    run: async ({ readSecret }) => ({
      exit: 0,
      json: { length: (await readSecret('Digite a senha')).length },
    }),
  },
];
const late: Command<Fake>[] = [
  { name: 'lote ver', summary: 'Vê.', needs: 'nothing', run: async () => ({ exit: 0 }) },
  { name: 'lote ler', summary: 'Lê.', needs: 'nothing', run: async () => ({ exit: 0 }) },
  {
    name: 'refuse',
    summary: 'Recusa.',
    needs: 'installation',
    run: async () => {
      throw new Problem(422, 'not-a-zip', 'O arquivo não é um zip. Escolha outro.');
    },
  },
  {
    name: 'away',
    summary: 'Perde o banco.',
    needs: 'installation',
    run: async () => {
      throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    },
  },
  {
    name: 'break',
    summary: 'Falha.',
    needs: 'installation',
    run: async () => {
      throw new Error('O disco está cheio.');
    },
  },
];

async function run(argv: string[], env: NodeJS.ProcessEnv = {}, input = '', isTTY = false) {
  const out: string[] = [];
  const err: string[] = [];
  const events: string[] = [];
  const code = await runCommandLine<Fake>(
    {
      commands,
      loadCommands: async () => {
        events.push('load');
        return late;
      },
      attach: async () => {
        events.push('attach');
        const close = async () => void events.push('close');
        return { platform: { name: 'posto' }, close };
      },
    },
    argv,
    {
      env,
      stdin: Object.assign(Readable.from([input]), { isTTY }),
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      write: async (text) => out.push(text) > 0,
      signal: new AbortController().signal,
    },
  );
  return { code, out: out.join('\n'), err: err.join('\n'), events };
}

describe('pec', () => {
  it('attaches only for a command that needs an installation, and lets go after', async () => {
    expect(await run(['alone'], { INIT_CWD: '/casa' })).toEqual({
      code: 0,
      out: 'de /casa',
      err: '',
      events: [],
    });
    expect(await run(['with'])).toMatchObject({
      code: 0,
      out: 'posto',
      events: ['attach', 'close'],
    });
  });

  it('prints only JSON on standard output under --json', async () => {
    const { code, out, err } = await run(['alone', '--json'], { INIT_CWD: '/casa' });
    expect({ code, json: JSON.parse(out), err }).toEqual({ code: 0, json: { json: true }, err: 'de /casa' });
    expect(JSON.parse((await run(['with', '--json'])).out)).toEqual({ status: 'done' });
  });

  it('adds nothing to lines that are the result', async () => {
    const out = '{"file":"a"}\n{"file":"b"}';
    expect(await run(['lines', 'a', 'b', '--json'])).toMatchObject({ code: 1, out, err: '' });
    const { out: help } = await run(['lines', '--help']);
    expect(help).toContain('pec lines FILE… [opções]');
    expect(help).toMatch(/--help .*\n\nColunas: nome\.$/);
    expect(await run(['lines'])).toMatchObject({ code: 64, out: '' });
  });

  it('exits 2 when refused, 1 when failed, and lets go of the installation', async () => {
    expect(await run(['refuse'])).toEqual({
      code: 2,
      out: '',
      err: 'O arquivo não é um zip. Escolha outro.',
      events: ['load', 'attach', 'close'],
    });
    expect(JSON.parse((await run(['refuse', '--json'])).out)).toEqual({
      status: 'refused',
      error: { code: 'not-a-zip', message: 'O arquivo não é um zip. Escolha outro.' },
    });
    expect(await run(['break'])).toMatchObject({ code: 1, err: 'O disco está cheio.' });
    expect(await run(['away'])).toMatchObject({ code: 1, err: expect.stringMatching(/^O banco de dados/) });
  });

  it('exits 64 when called wrongly, before touching an installation', async () => {
    expect(await run(['refus'])).toMatchObject({ code: 64, events: ['load'] });
    expect(await run(['with', 'demais'])).toMatchObject({ code: 64, events: [] });
    const wrong = await run(['alone', '--json'], { PEC_PORT: 'x' });
    expect({ code: wrong.code, error: JSON.parse(wrong.out) }).toMatchObject({
      code: 64,
      error: { status: 'usage', error: { code: 'boot-settings' } },
    });
  });

  it('does not lend an installation to a command that declares to need none', async () => {
    expect(await run(['greedy'])).toMatchObject({ code: 1, events: [] });
  });

  it('reads a secret from the first line of standard input', async () => {
    expect(JSON.parse((await run(['secret', '--json'], {}, 'segredo\r\nresto\n')).out)).toEqual({
      length: 7,
    });
    expect(await run(['secret'])).toMatchObject({
      code: 64,
      err: expect.not.stringContaining('Digite') as string,
    });
  });

  it('asks a person at the keyboard for it', async () => {
    const { code, err } = await run(['secret'], {}, 'segredo\n', true);
    expect({ code, err }).toEqual({ code: 0, err: 'Digite a senha e tecle Enter:' });
  });

  it('helps without valid settings, lists every command, and explains one', async () => {
    const help = await run(['help'], { PEC_PORT: 'x' });
    for (const name of ['alone', 'refuse', 'version', 'PEC_DATA_DIR']) expect(help.out).toContain(name);
    expect((await run(['with', '--help'])).out).toContain('Uso: pec with');
    expect((await run(['help', 'with'])).out).toContain('Uso: pec with');
    for (const asked of [
      ['lote', '--help'],
      ['help', 'lote'],
    ]) {
      const group = await run(asked);
      expect({ code: group.code, err: group.err }).toEqual({ code: 0, err: '' });
      expect(group.out).toMatch(/lote ler +Lê\.\n +lote ver +Vê\.$/);
    }
    expect(await run(['lote'])).toMatchObject({ code: 64, err: expect.stringContaining('pec lote ler') });
    expect(await run(['version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });
});
