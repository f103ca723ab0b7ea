import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateCpf } from '@pec-aberto/brazil';
import { ficha, identified, lotOf, noon } from '../modules/fichas/test/fichas.ts';
import { type Link, startLink } from '../modules/production/test/link.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { IBGE, type Installation, PASSWORD, RESPONSIBLE } from './support/installation.ts';
import { becomeAnother, startPrepared } from './support/prepared.ts';
import { releaseEverything } from './support/program.ts';
import { randomOf } from './support/random.ts';
import { killIfThere } from './support/strike.ts';
import { until } from './support/until.ts';

const FICHAS = 20;
const PATIENCE_MS = 600_000;
const SENDER = { document: '82892282000143', phone: null, email: null };

/** What became of all the fichas after so many kills and cuts. */
export type Survived = { points: number; typed: number; lost: number; doubled: number; unapplied: number };

type Node = Installation & { admin: Client };
type Job = { state: string; result: { valid?: number; repeated?: number } | null };
type Worker = { cns: string; cbo: string; cnes: string };

/** Two real installations with a network between, wounded at random points while lots are received, generated and sent. */
export async function crashAtRandom(
  points: number,
  { seed, tell }: { seed: number; tell: (line: string) => unknown },
): Promise<Survived> {
  const random = randomOf(seed);
  const [unit, centre] = [await startNode('UNIDADE'), await startNode('SECRETARIA')];
  const link = await startLink(centre.url);
  try {
    const { key } = await centre.installer.post<{ key: string }>('/peers', { name: 'UNIDADE' });
    const destination = { name: 'SECRETARIA', url: link.url, protocol: 'pec-aberto', key };
    await unit.installer.post('/destinations', destination);
    await unit.admin.call('PUT', '/sending', { sender: { ...SENDER, name: 'UNIDADE' }, hour: '00:00' });
    const worker = await workerOf(unit);
    const typed = new Set<string>();
    for (let point = 0; point < points; point++) {
      const wound = woundAt(random, { unit, centre, link });
      const injuring = sleep(random() * 1_200).then(() => wound.strike());
      await typeAndSend(unit, worker, typed, point);
      await injuring;
      if ((point + 1) % 20 === 0) tell(`${point + 1} de ${points}: ${wound.what}`);
    }
    await settle(unit);
    return { points, typed: typed.size, ...(await judge([unit, centre], typed)) };
  } finally {
    await link.close();
    await releaseEverything();
  }
}

async function startNode(name: string): Promise<Node> {
  const one = await startPrepared('network');
  await becomeAnother(one, name);
  await query(one.dataDir, `update installation set purpose = 'producao'`);
  await query(
    one.dataDir,
    `insert into activation (municipality_id, chave, contra_chave, authority, authority_name, simulated, issued_on, activated_at)
      select id, repeat('1', 32), 'x', 'a', 'ESTADO', false, current_date, now() from municipality`,
  );
  const admin = await new Client(one.url).signIn(RESPONSIBLE.cpf, PASSWORD);
  return { ...one, admin };
}

async function workerOf({ dataDir }: Node): Promise<Worker> {
  const [worker] = await query<Worker>(
    dataDir,
    `select p.cns, l.cbo, u.cnes from lotacao l join professional p on p.id = l.professional_id
      join unit u on u.id = l.unit_id where p.cns is not null and l.cbo = '515105' limit 1`,
  );
  if (!worker) throw new Error('the prepared network has no community agent');
  return worker;
}

/** One thing that goes wrong. */
function woundAt(random: () => number, { unit, centre, link }: { unit: Node; centre: Node; link: Link }) {
  const side = random() < 0.5 ? unit : centre;
  const part = (['web', 'worker', 'postgres'] as const)[Math.floor(random() * 3)] ?? 'web';
  if (random() < 0.4) {
    const of = random() < 0.5 ? 'request' : 'answer';
    const bytes = Math.floor(random() * 12_000);
    return {
      what: `a ligação cortada depois de ${bytes} bytes`,
      strike: async () => link.cutAfter(bytes, of),
    };
  }
  return {
    what: `${part} morto`,
    strike: async () => {
      const status = await side.status().catch(() => undefined);
      // One that an earlier wound has just killed may not be there again yet.
      killIfThere(status?.pids[part]);
    },
  };
}

/** As a person would: what did not answer is asked again. */
async function insist<T>(
  ask: () => Promise<{ status: number; body: T }>,
): Promise<{ status: number; body: T }> {
  return until(
    'an answer',
    async () => {
      const answer = await ask().catch(() => undefined);
      return answer && answer.status < 500 ? answer : undefined;
    },
    PATIENCE_MS,
  );
}

async function typeAndSend(unit: Node, worker: Worker, typed: Set<string>, point: number): Promise<void> {
  const numbers = Array.from({ length: FICHAS }, (_, place) => 500_000 + point * FICHAS + place);
  const records = await Promise.all(numbers.map((number) => fichaOf(number, worker)));
  const lot = await lotOf(records);
  const upload = async () => {
    const form = new FormData();
    form.append('file', await openAsBlob(lot.path), `lote-${point}.zip`);
    return unit.admin.call<{ jobId: string }>('POST', '/lotes', form);
  };
  const { status, body } = await insist(upload);
  if (status !== 202) throw new Error(`the lot was answered ${status}: ${JSON.stringify(body)}`);
  await until(
    'the lot to be received',
    async () => {
      const job = await unit.admin.call<Job>('GET', `/jobs/${body.jobId}`).catch(() => undefined);
      if (job?.body.state !== 'done') return false;
      const { valid = 0, repeated = 0 } = job.body.result ?? {};
      if (valid + repeated !== FICHAS) throw new Error(`a lot was judged ${JSON.stringify(job.body)}`);
      return true;
    },
    PATIENCE_MS,
  );
  await lot.remove();
  for (const number of numbers) typed.add(uuidOf(number, worker));
  await insist(() => unit.admin.call('POST', '/generated-lotes', {}));
}

const uuidOf = (number: number, { cnes }: Worker) =>
  `${cnes}-00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Names have no digits. */
const nameOf = (number: number) =>
  `MARIA ${Array.from(String(number), (digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')} SILVA`;

const fichaOf = (number: number, { cns, cbo, cnes }: Worker) =>
  ficha({
    number,
    on: '2026-09-01',
    cnes,
    person: identified({ nomeCidadao: nameOf(number), cpfCidadao: generateCpf(number) }),
    form: {
      headerTransport: {
        profissionalCNS: cns,
        cboCodigo_2002: cbo,
        cnes,
        dataAtendimento: noon('2026-09-01'),
        codigoIbgeMunicipio: IBGE,
      },
    },
  });

/** Until every lot has arrived: what waits its turn is sent at once. */
async function settle(unit: Node): Promise<void> {
  await insist(() => unit.admin.call('POST', '/generated-lotes', {}));
  await until(
    'every lot to arrive',
    async () => {
      const waiting = await query<{ id: string }>(
        unit.dataDir,
        `select lote_id as id from lote_delivery where state <> 'sent'`,
      ).catch(() => undefined);
      for (const { id } of waiting ?? []) {
        await unit.admin.call('POST', `/generated-lotes/${id}/send`, {}).catch(() => undefined);
      }
      if (waiting && waiting.length > 0) await sleep(2_000);
      return waiting?.length === 0;
    },
    PATIENCE_MS,
  );
}

async function judge(nodes: readonly Node[], typed: ReadonlySet<string>) {
  const survived = { lost: 0, doubled: 0, unapplied: 0 };
  for (const { dataDir } of nodes) {
    const rows = await query<{ uuid: string; times: number }>(
      dataDir,
      `select uuid, count(*)::int as times from ficha where outcome = 'valid' group by uuid`,
    );
    const there = new Map(rows.map(({ uuid, times }) => [uuid, times]));
    survived.lost += [...typed].filter((uuid) => !there.has(uuid)).length;
    survived.doubled += rows.filter(({ times }) => times > 1).length;
    survived.unapplied += await until(
      'all to be applied',
      async () => {
        const [left] = await query<{ count: number }>(
          dataDir,
          `select count(*)::int as count from ficha where to_apply and applied_at is null`,
        );
        return left?.count === 0 ? { left: 0 } : undefined;
      },
      PATIENCE_MS,
    ).then(({ left }) => left);
    const [twice] = await query<{ count: number }>(
      dataDir,
      `select count(*)::int as count from (select cpf from citizen where cpf is not null group by cpf having count(*) > 1) t`,
    );
    survived.doubled += twice?.count ?? 0;
  }
  return survived;
}
