import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Status } from '#apps/installation/supervisor/state';
import { contentOf } from './support/base.ts';
import { cnesFile } from './support/cnes-files.ts';
import { type Answer, command } from './support/command.ts';
import { findShared, newFolder } from './support/folders.ts';
import { IBGE, INSTALLER, PASSWORD, RESPONSIBLE } from './support/installation.ts';
import { jsonOf, pec, type Program, releaseEverything, simulator, startProgram } from './support/program.ts';

afterAll(releaseEverything);

type Counts = Record<'added' | 'updated' | 'inactivated' | 'unchanged', number>;
type ImportJson = {
  status: string;
  file: string;
  municipality: string | null;
  date: string | null;
  units: Counts;
  teams: Counts;
  professionals: Counts;
  lotacoes: Counts;
  inconsistencies: { code: string; row: number; key: string; message: string }[];
  error?: { code: string; message: string };
};

const INIT = [
  'init --name UBS --resources prontuario --link http://ubs.local:8080 --password-stdin --json'.split(' '),
  ['--installer-cpf', INSTALLER.cpf, '--installer-name', INSTALLER.name],
].flat();
const ADMINISTERED = ['--responsible-cpf', RESPONSIBLE.cpf, '--responsible-name', RESPONSIBLE.name, '--json'];
const add = (ibge: string) => ['municipality', 'add', '--ibge', ibge, ...ADMINISTERED];
const exits = (code: number, status: string) => (answer: Answer) => {
  expect({ code: answer.code, stderr: code === 0 ? '' : answer.stderr, stdout: answer.stdout }).toMatchObject(
    {
      code,
    },
  );
  expect(jsonOf<{ status: string }>(answer).status).toBe(status);
  return answer;
};
const none = { added: 0, updated: 0, inactivated: 0 };

/** A running installation configured by commands that attach to it. */
async function configured(purpose: 'producao' | 'treinamento'): Promise<Program> {
  const program = await startProgram(join(newFolder(), 'data'));
  exits(0, 'initialised')(await program.command([...INIT, '--purpose', purpose], { stdin: PASSWORD }));
  exits(0, 'added')(await program.command(add(IBGE)));
  return program;
}

/** The contra-chave of the e-Gestor stand-in for a chave. */
async function sign(chave: string): Promise<string> {
  const { code, stdout } = await simulator(['egestor', 'sign', chave]);
  expect(code).toBe(0);
  return stdout.trim();
}

describe('pec from nothing to a running, activated installation with CNES data', () => {
  let dataDir = '';
  let program: Program | undefined;
  const running = () => {
    if (!program) throw new Error('the installation did not start');
    return program;
  };

  it('configures a new installation without one running: each command starts its own', async () => {
    const folder = newFolder();
    dataDir = join(folder, 'data');
    const weak = await pec(dataDir, [...INIT, '--purpose', 'producao'], { stdin: 'curta' });
    exits(2, 'refused')(weak);
    const init = await pec(dataDir, [...INIT, '--purpose', 'producao'], { stdin: PASSWORD });
    expect(jsonOf(exits(0, 'initialised')(init))).toMatchObject({
      installation: { name: 'UBS', purpose: 'producao', link: 'http://ubs.local:8080' },
    });
    exits(2, 'refused')(await pec(dataDir, [...INIT, '--purpose', 'producao'], { stdin: PASSWORD }));
    expect(jsonOf<Status>(await pec(dataDir, ['status', '--json']))).toMatchObject({
      state: 'stopped',
      url: null,
      pids: { supervisor: null, postgres: null, web: null, worker: null },
    });
  });

  it('answers status with exactly the promised keys, and commands attach to what runs', async () => {
    program = await startProgram(dataDir);
    const status = jsonOf<Status>(await pec(dataDir, ['status', '--json']));
    expect(Object.keys(status)).toEqual(['state', 'url', 'version', 'incarnation', 'pids']);
    expect(Object.keys(status.pids)).toEqual(['supervisor', 'postgres', 'web', 'worker']);
    expect(status).toMatchObject({ state: 'running', url: program.url });
    expect(status.incarnation).toMatch(/^[0-9a-f-]{36}$/);
    expect((await fetch(status.url ?? '')).status).toBe(200);

    exits(0, 'added')(await program.pec(add(IBGE)));
    exits(2, 'refused')(await program.command(add('9999999')));
    expect((await program.status()).pids).toEqual(status.pids);
  });

  it('issues a provisional password, by --json and for people', async () => {
    const issued = await running().command(['user', 'provisional', '--cpf', RESPONSIBLE.cpf, '--json']);
    const { password } = jsonOf<{ password: string }>(exits(0, 'issued')(issued));
    expect(password.length).toBeGreaterThanOrEqual(8);
    const shown = await running().command(['user', 'provisional', '--cpf', '111.444.777-35']);
    expect(shown.stdout).toMatch(/^Senha provisória: \S+\n$/);
    exits(
      2,
      'refused',
    )(await running().command(['user', 'provisional', '--cpf', INSTALLER.cpf.replace('5', '9'), '--json']));
  });

  it('--help of a group of commands, and of the simulator, is an answer', async () => {
    const group = await running().command(['activation', '--help']);
    expect([group.code, group.stdout]).toEqual([0, expect.stringContaining('activation authority create')]);
    const { code, stdout } = await simulator(['--help']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('egestor sign CHAVE')]);
  });

  it('activates with a signed contra-chave; production refuses the simulator unless told to trust it', async () => {
    const municipality = ['--municipality', IBGE];
    const { chave } = jsonOf<{ chave: string }>(
      await running().command(['activation', 'key', ...municipality, '--json']),
    );
    const contraChave = await sign(chave);
    const enter = ['activation', 'enter', ...municipality, '--json'];
    const refused = exits(2, 'refused')(await running().command(enter, { stdin: contraChave }));
    expect(jsonOf<{ error: { message: string } }>(refused).error.message).toMatch(/simulador/i);
    const before = jsonOf<{ municipalities: { activation: unknown }[] }>(
      await running().command(['activation', 'status', '--json']),
    );
    expect(before.municipalities.map(({ activation }) => activation)).toEqual([null]);

    // Now from a file, named relative to where the user stands.
    const folder = newFolder();
    writeFileSync(join(folder, 'contra-chave.txt'), contraChave);
    const byFile = [...enter, '--file', 'contra-chave.txt'];
    const env = { PEC_TEST_TRUST_SIMULATORS: '1' };
    exits(2, 'refused')(await running().command(byFile, { env }));
    const activated = await running().command(byFile, { env: { ...env, INIT_CWD: folder } });
    expect(jsonOf(exits(0, 'activated')(activated))).toMatchObject({ municipality: { ibge: IBGE } });
  });

  it('imports a CNES file named relative to where the user stands, and tells the same file apart', async () => {
    const file = await cnesFile({ date: '2026-10-05' });
    const where = { cwd: dirname(file), env: { INIT_CWD: dirname(file) } };
    const importing = ['cnes', 'import', basename(file), '--json'];
    const asked = await running().command([...importing, '--preview'], where);
    const preview = jsonOf<ImportJson>(exits(0, 'preview')(asked));
    expect(preview.professionals).toEqual({ ...none, added: 40, unchanged: 0 });
    expect(await contentOf(dataDir)).toMatchObject({ units: 0, professionals: 0 });

    const imported = jsonOf<ImportJson>(exits(0, 'imported')(await pec(dataDir, importing, where)));
    const sections = ['units', 'teams', 'professionals', 'lotacoes'] as const;
    const promised = ['status', 'file', 'municipality', 'date', ...sections, 'inconsistencies'];
    expect(new Set(Object.keys(imported))).toEqual(new Set(promised));
    expect(imported).toMatchObject({
      file: basename(file),
      municipality: IBGE,
      date: '2026-10-05',
      inconsistencies: [],
    });
    for (const section of sections) expect(imported[section]).toEqual(preview[section]);

    const again = jsonOf<ImportJson>(exits(0, 'unchanged')(await running().command(importing, where)));
    expect(again.professionals).toEqual({ ...none, unchanged: 40 });
  });

  it('reports every faulty row and imports the rest', async () => {
    const file = await cnesFile({
      date: '2026-10-06',
      mutate: ({ name, row, attributes }) => {
        if (name === 'DADOS_PROFISSIONAIS' && row === 3) attributes['CPF_PROF'] = '11111111111';
        if (name === 'DADOS_LOTACOES' && row === 7) attributes['CNES'] = '9999999';
        return true;
      },
    });
    const answer = jsonOf<ImportJson>(
      exits(0, 'imported')(await running().command(['cnes', 'import', file, '--json'])),
    );
    expect(answer.inconsistencies.map(({ row }) => row).sort((a, b) => a - b)).toEqual([3, 7]);
    expect(answer.lotacoes.inactivated).toBe(1);
    for (const { code, key, message } of answer.inconsistencies)
      expect([typeof code, typeof key, message.length > 10]).toEqual(['string', 'string', true]);
  });

  it('refuses an older file unless told to accept it, and a file of another municipality', async () => {
    const older = await cnesFile({ date: '2026-09-01', professionals: 39 });
    const refused = jsonOf<ImportJson>(
      exits(2, 'refused')(await running().command(['cnes', 'import', older, '--json'])),
    );
    expect(refused.error?.message).toContain('06/10/2026');
    const before = await contentOf(dataDir);
    const accepted = await running().command(['cnes', 'import', older, '--allow-older', '--json']);
    exits(0, 'imported')(accepted);
    expect(await contentOf(dataDir)).not.toEqual(before);

    const neighbour = await cnesFile({ ibge: '4202404' });
    const after = await contentOf(dataDir);
    for (const named of [[], ['--municipality', IBGE]]) {
      const wrong = exits(
        2,
        'refused',
      )(await running().command(['cnes', 'import', neighbour, ...named, '--json']));
      expect(jsonOf<ImportJson>(wrong).error?.message).toContain('4202404');
    }
    expect(await contentOf(dataDir)).toEqual(after);
  });

  it('checks the installation, stops it, and says so', async () => {
    const doctor = await running().command(['doctor', '--json']);
    expect({ code: doctor.code, stdout: doctor.stdout }).toMatchObject({ code: 0 });
    expect(jsonOf(doctor)).toBeTypeOf('object');
    const stopped = jsonOf<Status>(await pec(dataDir, ['stop', '--json']));
    expect(stopped.state).toBe('stopped');
    expect((await running().ended).code).toBe(0);
    expect(jsonOf<Status>(await pec(dataDir, ['status', '--json'])).incarnation).toBeNull();
    expect((await pec(dataDir, ['stop'])).stdout).toContain('já estava parada');
  });

  it('imports without a running installation, and leaves none behind', async () => {
    const file = await cnesFile({ date: '2026-11-01' });
    exits(0, 'imported')(await pec(dataDir, ['cnes', 'import', file, '--json']));
    expect(jsonOf<Status>(await pec(dataDir, ['status', '--json'])).state).toBe('stopped');
  });

  it('exits 64 when called wrongly, with one JSON document when asked for it', async () => {
    for (const args of [['cnes', 'imports'], ['cnes', 'import'], ['init'], ['status', '--jsonn']]) {
      const { code, stdout, stderr } = await command(dataDir, args);
      expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
      expect(stderr).toMatch(/Ajuda: pec/);
    }
    exits(64, 'usage')(await pec(dataDir, ['cnes', 'import', '--json']));
    const missing = await command(dataDir, [...INIT, '--purpose', 'treino']);
    exits(64, 'usage')(missing);
  });
});

const real = {
  first: findShared('data/cnes/XmlParaESUS31_4205407.zip'),
  next: findShared('data/cnes/XmlParaESUS31_4205407_proximo-mes.zip'),
  neighbour: findShared('data/cnes/XmlParaESUS31_4202404_vizinho.xml'),
  samples: findShared('data/cnes/XmlParaESUS31_4205407_amostras-ledi.zip'),
};

describe.skipIf(!real.first)('pec with the files in the real format (PEC_SHARED)', () => {
  it('imports a municipality, its next month and a neighbour', async () => {
    const program = await configured('producao');
    const importing = async (file: string | undefined, ...rest: string[]) =>
      jsonOf<ImportJson>(
        exits(
          0,
          rest.includes('--preview') ? 'preview' : 'imported',
        )(await program.command(['cnes', 'import', file ?? '', ...rest, '--json'])),
      );
    const first = await importing(real.first);
    expect(first.professionals.added).toBeGreaterThan(50);
    exits(0, 'unchanged')(await program.command(['cnes', 'import', real.first ?? '', '--json']));
    const preview = await importing(real.next, '--preview');
    const next = await importing(real.next);
    expect(next.lotacoes).toEqual(preview.lotacoes);
    expect(next.lotacoes.inactivated).toBeGreaterThan(0);
    exits(2, 'refused')(await program.command(['cnes', 'import', real.first ?? '', '--json']));

    exits(2, 'refused')(await program.command(['cnes', 'import', real.neighbour ?? '', '--json']));
    exits(0, 'added')(await program.command(add('4202404')));
    expect((await importing(real.neighbour)).units.added).toBeGreaterThan(0);
    await program.stop();
  });

  it('imports the municipality of the LEDI samples in an installation of its own', async () => {
    const program = await configured('treinamento');
    const copy = join(newFolder(), 'pasta com espaço', 'Amostras LEDI.ZIP');
    mkdirSync(dirname(copy));
    copyFileSync(real.samples ?? '', copy);
    const answer = await program.command(['cnes', 'import', copy, '--json']);
    expect(jsonOf<ImportJson>(exits(0, 'imported')(answer)).professionals.added).toBeGreaterThan(0);
    await program.stop();
  });
});
