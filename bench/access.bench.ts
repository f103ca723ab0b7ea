import type { OwnedPlatform } from '#apps/installation/platform';
import { loadStandardProfiles, resolveSession } from '#modules/access/index';
import { auditRead } from '#platform/audit/read';
import { sql } from '#platform/db/database';
import { guard } from '#platform/permissions/guard';
import { query } from '../tests/support/base.ts';
import { startInstallation } from '../tests/support/installation.ts';
import { releaseEverything } from '../tests/support/program.ts';
import { tokenDigest } from '#modules/access/server/tokens';
import { termsVersion } from '#modules/access/server/terms';
import { onNewBase } from './base.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { type Load, loadOf, median } from './load.ts';
import { openSessions } from './sessions.ts';

const EACH_S = 5;
const AT_ONCE = 50;
const FEW = 20;
const TIMES = 5;
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
      guard({ kind: 'resource', anyOf: [RESOURCE], scope: 'unit' }, session, null);
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

const inProcess = (): Promise<Figure[]> =>
  onNewBase('access', async (platform) => {
    await openOne(platform);
    return guardCost(platform);
  });

/** A professional with a lotação and an administrative access: what the page shows. */
async function fillRecord(dataDir: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    dataDir,
    `with p as (select professional_id as id from administrative_access where kind = 'municipal-admin'),
       u as (insert into unit (id, municipality_id, cnes, name, updated_at)
         select uuid_v7(), m.id, '3127128', 'UBS', now() from municipality m returning id, municipality_id),
       l as (insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes,
           created_at, updated_at)
         select uuid_v7(), u.municipality_id, p.id, u.id, '223505', 'manual', false, now(), now() from u, p
         returning id),
       g as (insert into lotacao_profile (lotacao_id, profile_id)
         select l.id, f.id from l, profile f where f.slug = 'enfermeiro')
     select id from p`,
  );
  return row?.id ?? '';
}

/** One professional read again and again through HTTP, as the page does. */
async function overHttp(): Promise<Figure[]> {
  try {
    const { installer: _installer, ...program } = await startInstallation();
    const path = `/professionals/${await fillRecord(program.dataDir)}`;
    const cookies = await openSessions(program.dataDir, AT_ONCE);
    await loadOf(program, [path], cookies);
    const [many, few]: [Load[], Load[]] = [[], []];
    for (let time = 0; time < TIMES; time++) {
      many.push(await loadOf(program, [path], cookies));
      few.push(await loadOf(program, [path], cookies.slice(0, FEW)));
    }
    return [
      {
        what: `audited reads of one professional over HTTP, ${AT_ONCE} at once`,
        value: median(many, 'perSecond'),
        unit: '/s',
        least: BUDGET_READS,
      },
      { what: 'processor of the web process for each', value: median(many, 'web'), unit: 'ms' },
      { what: 'processor of PostgreSQL for each', value: median(many, 'base'), unit: 'ms' },
      { what: '97.5 % of them answered within', value: median(many, 'p97'), unit: 'ms' },
      { what: `the same reads, ${FEW} at once`, value: median(few, 'perSecond'), unit: '/s' },
      { what: '97.5 % of these answered within', value: median(few, 'p97'), unit: 'ms' },
    ];
  } finally {
    await releaseEverything();
  }
}

const run = async (): Promise<Figure[]> => [...(await inProcess()), ...(await overHttp())];

export const benchmark: Benchmark = {
  setting: `${AT_ONCE} browsers; program, PostgreSQL and who asks on this machine; median of ${TIMES}`,
  run,
};
