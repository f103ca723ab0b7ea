import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { createPlatform, type OwnedPlatform } from '#apps/installation/platform';
import { loadStandardProfiles, resolveSession } from '#modules/access/index';
import { auditRead } from '#platform/audit/read';
import { readBootSettings } from '#platform/config/boot';
import { sql } from '#platform/db/database';
import { migrateDatabase } from '#platform/db/migrate';
import { guard } from '#platform/permissions/guard';
import { openCluster } from '#platform/postgres/cluster';
import { startInstallation } from '../tests/support/installation.ts';
import { releaseEverything } from '../tests/support/program.ts';
import { tokenDigest } from '#modules/access/server/tokens';
import { termsVersion } from '#modules/access/server/terms';
import type { Benchmark, Figure } from './benchmark.ts';

const EACH_S = 5;
const AT_ONCE = 50;
const BUDGET_CPU_MS = 0.3;
const BUDGET_READS = 2_500;
const RESOURCE = 'visualizar-profissionais';
const TOKEN = 'a token of the benchmark';

/** A nurse with a lotação and an open session, straight into an empty base. */
async function openOne(platform: OwnedPlatform): Promise<void> {
  await loadStandardProfiles(platform);
  await sql`
    with m as (insert into municipality (id, ibge, name, uf, time_zone, created_at)
        values (uuid_v7(), '4205407', 'FLORIANOPOLIS', 'SC', 'America/Sao_Paulo', now()) returning id),
      u as (insert into unit (id, municipality_id, cnes, name, updated_at)
        select uuid_v7(), m.id, '3127128', 'UBS', now() from m returning id),
      p as (insert into professional (id, cpf, name, origin, created_at, updated_at)
        values (uuid_v7(), '52998224725', 'ROSA DIAS', 'manual', now(), now()) returning id),
      a as (insert into account (professional_id, password_hash, must_change_password, terms_version, updated_at)
        select p.id, 'x', false, ${termsVersion}, now() from p),
      l as (insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes,
          created_at, updated_at)
        select uuid_v7(), m.id, p.id, u.id, '131210', 'manual', false, now(), now() from m, u, p returning id),
      g as (insert into lotacao_profile (lotacao_id, profile_id)
        select l.id, f.id from l, profile f where f.access_kind = 'lotacao' and ${RESOURCE} = any(f.resources) limit 2)
    insert into session (id, token_sha256, professional_id, access_id, created_at, last_seen_at)
      select uuid_v7(), ${tokenDigest(TOKEN)}, p.id, l.id, now(), now() from p, l
  `.execute(platform.db);
}

/** What each request pays before and beside its own work: session, guard and the event of a read. */
async function guardCost(platform: OwnedPlatform): Promise<Figure[]> {
  const end = Date.now() + EACH_S * 1000;
  let count = 0;
  const client = async () => {
    while (Date.now() < end) {
      const session = await resolveSession(platform, TOKEN);
      if (!session) throw new Error('the session of the benchmark ended');
      guard({ kind: 'resource', anyOf: [RESOURCE], scope: 'unit' }, session);
      const actor = {
        kind: 'person',
        professionalId: session.professionalId,
        access: session.access,
      } as const;
      const subject = { table: 'professional', id: session.professionalId };
      await auditRead(
        { platform, actor, ip: '10.0.0.7', now: new Date() },
        { type: 'health-network.professional-viewed', subject },
      );
      count += 1;
    }
  };
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  const { user, system } = process.cpuUsage(cpu);
  return [
    {
      what: 'processor of the program for guard and audit of one request',
      value: (user + system) / 1000 / count,
      unit: 'ms',
      most: BUDGET_CPU_MS,
    },
    { what: 'guarded and audited, without the record itself', value: count / EACH_S, unit: '/s' },
  ];
}

async function inProcess(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'pec-bench-access-'));
  // PostgreSQL may run under another account than the one that made the folder.
  await chmod(directory, 0o755);
  const cluster = openCluster({ directory: join(directory, 'postgres') });
  try {
    const { url } = await cluster.start();
    await migrateDatabase(url);
    const boot = readBootSettings({ PEC_DATA_DIR: directory, DATABASE_URL: url });
    const platform = await createPlatform(url, boot, { process: 'bench', pool: boot.webPool });
    await openOne(platform);
    const figures = await guardCost(platform);
    await platform.close();
    return figures;
  } finally {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** One professional read again and again through HTTP, as the page does. */
async function overHttp(): Promise<Figure[]> {
  try {
    const { installer, url } = await startInstallation();
    const { rows } = await installer.get<{ rows: Array<{ professional: { id: string } }> }>(
      '/municipality-responsibles',
    );
    const path = `/professionals/${rows[0]?.professional.id}`;
    await installer.get(path);
    const read = (duration: number) =>
      autocannon({
        url: `${url}/api${path}`,
        connections: AT_ONCE,
        duration,
        headers: { cookie: installer.cookie },
      });
    await read(2);
    const result = await read(EACH_S);
    if (result.non2xx > 0) throw new Error(`${result.non2xx} reads were refused`);
    return [
      {
        what: 'audited reads of one professional over HTTP',
        value: result.requests.average,
        unit: '/s',
        least: BUDGET_READS,
      },
      { what: 'slowest of a hundred of them', value: result.latency.p99, unit: 'ms' },
    ];
  } finally {
    await releaseEverything();
  }
}

const run = async (): Promise<Figure[]> => [...(await inProcess()), ...(await overHttp())];

export const benchmark: Benchmark = {
  setting: `${AT_ONCE} at once; program, PostgreSQL and who asks on this machine`,
  run,
};
