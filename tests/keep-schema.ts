import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCpf } from '@pec-aberto/brazil';
import { connectClient } from '#platform/db/database';
import { Client, type Reply } from './support/client.ts';
import { cnesFile } from './support/cnes-files.ts';
import { childEnvironment } from './support/command.ts';
import { newFolder, releaseFolders } from './support/folders.ts';
import { IBGE, INSTALLER, PASSWORD, RESPONSIBLE } from './support/installation.ts';
import { exampleLot } from './support/ledi-lots.ts';
import { signInFully } from './support/sign-in.ts';
import { until } from './support/until.ts';

/**
 * Fills a new base by means of a built program as whoever sets it up and works with it would, so that few tables stay
 * empty. Everybody is made up. The program may be of another day: what it does not know is told and left out.
 */
export async function fillBase({ program, url }: { program: string; url: string }): Promise<void> {
  const folder = newFolder();
  const pec = programOf(program, folder, { DATABASE_URL: url, PEC_DATA_DIR: join(folder, 'data') });
  try {
    mkdirSync(join(folder, 'files'));
    const lot = join(folder, 'files', 'lote.zip');
    writeFileSync(lot, await exampleLot());
    await setUp(pec);
    const address = await pec.start();
    await workByCommand(pec, { cnes: await cnesFile(), lot, folder, url });
    await workByDesk(pec, { address, url });
  } finally {
    await pec.stop();
    releaseFolders();
  }
}

type Pec = ReturnType<typeof programOf>;

function programOf(root: string, folder: string, env: NodeJS.ProcessEnv) {
  const run = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [join(root, 'build/program/cli.js'), ...args], {
      env: childEnvironment(env),
      cwd: folder,
    });
  let running: ChildProcess | undefined;

  /** What a command printed; throws what it said where it was refused or is not known. 1 is also "done, with faults". */
  async function command(args: readonly string[], stdin = ''): Promise<string> {
    const child = run(args);
    let [out, said] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stdin?.on('error', () => undefined).end(`${stdin}\n`);
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    if (code !== 0 && code !== 1)
      throw new Error(`pec ${args.slice(0, 3).join(' ')}: ${code}: ${said || out}`);
    return out;
  }

  return {
    command,
    json: async <T>(args: readonly string[], stdin?: string): Promise<T> =>
      JSON.parse(await command([...args, '--json'], stdin)) as T,
    async start(): Promise<string> {
      const child = (running = run(['start']));
      let out = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
      return until('the program to serve', () => /em (http:\/\/[\w.:-]+)/.exec(out)?.[1]);
    },
    async stop(): Promise<void> {
      const child = running;
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function attempt(what: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stdout.write(`left out, ${what}: ${reason.slice(0, 300)}\n`);
  }
}

async function done(call: Promise<Reply>): Promise<void> {
  const { status, body } = await call;
  if (status >= 400) throw new Error(JSON.stringify(body));
}

async function setUp({ command }: Pec): Promise<void> {
  const installer = ['--installer-cpf', INSTALLER.cpf, '--installer-name', INSTALLER.name];
  const what = ['--name', 'UBS Jardim das Acácias', '--purpose', 'treinamento', '--resources', 'prontuario'];
  await command(
    ['init', ...what, '--link', 'http://localhost:8080', ...installer, '--password-stdin'],
    PASSWORD,
  );
  const responsible = ['--responsible-cpf', RESPONSIBLE.cpf, '--responsible-name', RESPONSIBLE.name];
  await command(['municipality', 'add', '--ibge', IBGE, ...responsible]);
}

async function workByCommand(
  { command, json }: Pec,
  { cnes, lot, folder, url }: { cnes: string; lot: string; folder: string; url: string },
): Promise<void> {
  await attempt('CNES', () => command(['cnes', 'import', cnes]));
  await attempt('people', () =>
    command(['demo', '--citizens', '30', '--seed', '5', '--today', '2026-11-20']),
  );
  await attempt('activation', async () => {
    const key = join(folder, 'files', 'authority.pem');
    const { publicKey } = await json<{ publicKey: string }>([
      'activation',
      'authority',
      'create',
      '--key-file',
      key,
    ]);
    const file = join(folder, 'files', 'authority.txt');
    writeFileSync(file, publicKey);
    await command(['activation', 'authority', 'add', '--name', 'Secretaria', '--key-file', file]);
    const { chave } = await json<{ chave: string }>(['activation', 'key', '--municipality', IBGE]);
    const { contraChave } = await json<{ contraChave: string }>([
      'activation',
      'sign',
      chave,
      '--key-file',
      key,
    ]);
    await command(['activation', 'enter', '--municipality', IBGE], contraChave);
  });
  await attempt('a lot', () => command(['lote', 'receive', lot]));
  await attempt('fichas of a lot', () => command(['citizens', 'apply', lot]));
  await attempt('a peer and a destination', async () => {
    const { key } = await json<{ key: string }>(['peer', 'add', 'UBS Vale Novo']);
    await command(['destination', 'add', '--name', 'Secretaria', '--url', 'http://127.0.0.1:9'], key);
  });
  await attempt('a lot to send', async () => {
    // No unit of the examples is one of this municipality: as if they were.
    await ask(
      url,
      `update ficha set outcome = 'valid', findings = '[]', municipality_id = (select id from municipality limit 1)
      where position between 20 and 29 and envelope is not null and form_hash is not null and uuid is not null`,
    );
    await command(['lote', 'generate']);
    await command(['lote', 'sender', '--document', '11222333000181', '--name', 'Secretaria de Saúde']);
    await command(['lote', 'save', '1']);
  });
  await attempt('a search of duplicates', () => command(['duplicates', 'scan']));
  await attempt('a copy', () => command(['backup', 'create']));
}

async function workByDesk({ json }: Pec, { address, url }: { address: string; url: string }): Promise<void> {
  const enter = async (cpf: string): Promise<Client> => {
    const { password } = await json<{ password: string }>(['user', 'provisional', '--cpf', cpf]);
    const client = new Client(address);
    await signInFully(client, cpf, password, PASSWORD);
    return client;
  };
  await attempt('the responsible', () => enter(RESPONSIBLE.cpf));
  await attempt('the e-mail server', async () => {
    const installer = await new Client(address).signIn(INSTALLER.cpf, PASSWORD);
    const smtp = {
      host: 'localhost',
      port: 9,
      requireTls: false,
      login: 'pec@example.org',
      sender: 'pec@example.org',
    };
    await done(installer.call('PUT', '/settings/servers/smtp', { ...smtp, password: PASSWORD }));
  });
  const cpf = await coordinatorOf(url);
  await attempt('the desk', async () => workOfCoordinator(await enter(cpf)));
}

/** Somebody of the CNES file, who coordinates from now on. */
async function coordinatorOf(url: string): Promise<string> {
  const [found] = await ask<{ cpf: string }>(
    url,
    `with one as (
        select l.id, p.cpf from lotacao l join professional p on p.id = l.professional_id
        where l.active and l.team_id is not null and p.cpf is not null order by p.cpf limit 1),
      given as (insert into lotacao_profile select one.id, f.id from one, profile f where f.slug = 'coordenador-ubs'
        on conflict do nothing)
      select cpf from one`,
  );
  if (!found) throw new Error('nobody of the CNES file has a CPF and a team');
  return found.cpf;
}

async function ask<R extends object>(url: string, sql: string): Promise<R[]> {
  const client = await connectClient(url, 'pec-keep-schema');
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function workOfCoordinator(desk: Client): Promise<void> {
  const someone = (number: number, name: string) => ({
    cpf: generateCpf(50_000 + number),
    name,
    birthDate: '1961-02-03',
    sex: 1,
    race: 4,
    motherName: 'ANTONIA RIBEIRO PEREIRA',
    fatherUnknown: true,
    nationality: 1,
    birthMunicipalityIbge: IBGE,
    phoneMobile: '48990001234',
    informsSexualOrientation: false,
    informsGenderIdentity: false,
  });
  const register = async (body: object) => (await desk.post<{ id: string }>('/citizens', body)).id;
  const one = await register(someone(1, 'ZULEICA MONTES FARIA'));
  await attempt('a number of two', () =>
    register({
      ...someone(2, 'CELINA PRADO REIS'),
      cpf: someone(1, '').cpf,
      acceptSharedDocument: { reason: 'Usa o CPF da mãe.' },
    }),
  );
  await attempt('a joining', async () => {
    const other = await register({ ...someone(3, 'ZULEICA MONTES'), notThese: [one] });
    const joining = { principalId: one, otherIds: [other] };
    const { versions } = await desk.post<{ versions: object }>('/citizen-merges/preview', joining);
    await desk.post('/citizen-merges', { ...joining, versions });
  });
  await attempt('a draft', async () => {
    const { access } = await desk.get<{ access: { id: string } }>('/session');
    const heading = { title: 'o cadastro de Ana', path: '/cidadao/novo/1', writer: 'kept-schema' };
    const draft = {
      ...heading,
      form: 'citizen.new.1',
      values: { name: 'Ana' },
      version: 0,
      accessId: access.id,
    };
    await done(desk.call('PUT', '/drafts', draft));
  });
}
