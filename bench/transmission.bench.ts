import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPlatform } from '#apps/installation/platform';
import { acceptedForms } from '#modules/fichas/server/accepted';
import { applyFichas } from '#modules/production/server/apply/apply-fichas';
import { receiveLote } from '#modules/production/server/reception/receive-lote';
import { readBootSettings } from '#platform/config/boot';
import { COMMAND_LINE } from '#platform/usecase/run';
import { databaseUrlOf, query } from '../tests/support/base.ts';
import { newFolder } from '../tests/support/folders.ts';
import { IBGE, startInstallation } from '../tests/support/installation.ts';
import { type Program, releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { timed } from './command.ts';
import { FCI, postsOf, TEAMS, writeFcis, writeLot } from './transmission-lot.ts';
import { waits } from './transmission-waits.ts';

/** `PEC_BENCH_FICHAS=20000` for a short look. */
const LOTE = Number(process.env['PEC_BENCH_FICHAS'] ?? 200_000);
const REFUSED = 100_000;
const FCIS = 3_000;
const ARRIVING = 50_000;
const CITIZENS = 5_000;

/** The unit, teams and people of the example records. */
async function fill(dataDir: string): Promise<void> {
  await query(
    dataDir,
    `with place as (
       insert into unit (id, municipality_id, cnes, name, updated_at)
       select uuid_v7(), id, '1234567', 'UBS DOS EXEMPLOS', now() from municipality where ibge = '${IBGE}'
       returning id, municipality_id)
     insert into team (id, unit_id, ine, name, updated_at)
     select uuid_v7(), place.id, ine, 'EQUIPE', now() from place, unnest('{${TEAMS.join(',')}}'::text[]) ine`,
  );
  const posts = postsOf();
  const people = [...new Set(posts.map(({ cns }) => cns))];
  await query(
    dataDir,
    `insert into professional (id, cns, name, origin, created_at, updated_at)
     select uuid_v7(), cns, 'PESSOA ' || cns, 'cnes', now(), now() from unnest('{${people.join(',')}}'::text[]) cns`,
  );
  await query(
    dataDir,
    `insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes, created_at, updated_at)
     select uuid_v7(), u.municipality_id, p.id, u.id, post.cbo, 'cnes', true, now(), now()
     from (values ${posts.map(({ cns, cbo }) => `('${cns}','${cbo}')`).join(',')}) post(cns, cbo)
       join professional p on p.cns = post.cns join unit u on u.cnes = '1234567'`,
  );
}

async function reception(program: Program, folder: string): Promise<Figure[]> {
  const path = join(folder, 'lote.zip');
  writeLot(path, { from: 1_000_000, count: LOTE });
  const { seconds, megabytes, stdout } = await timed(program, ['lote', 'receive', path]);
  const { lotes } = JSON.parse(stdout) as { lotes: Array<{ valid: number }> };
  if (lotes[0]?.valid !== LOTE) throw new Error(`of ${LOTE} fichas ${lotes[0]?.valid} were accepted`);
  return [
    { what: `lot of ${LOTE} received, judged and stored`, value: LOTE / seconds, unit: '/s', least: 3_000 },
    { what: 'memory of the process meanwhile, highest', value: megabytes, unit: 'MB', most: 400 },
  ];
}

/** A lot whose fichas were all refused, as it lies in the base. */
async function refuse(dataDir: string): Promise<string> {
  const [lote] = await query<{ id: string }>(
    dataDir,
    `insert into received_lote (id, origin, file_name, sha256, size_bytes, received_at, stored, finished_at)
     values (uuid_v7(), 'file', 'recusado.zip', sha256('recusado'), 1, now(), ${REFUSED}, now()) returning id`,
  );
  const id = lote?.id ?? '';
  await query(
    dataDir,
    `insert into ficha (id, received_at, lote_id, position, entry, outcome, uuid, tipo, version, cnes, findings)
     select uuid_v7(), l.received_at, l.id, n, n || '.esus', 'invalid', '1234567-' || gen_random_uuid(), 4, '8.7.0', '1234567',
       '[{"code":"a","group":"regra de negócio","path":"headerTransport.cnes","message":"O CNES não é de um estabelecimento do município."},
         {"code":"b","group":"campo obrigatório","path":"atendimentosIndividuais[0].turno","message":"Campo obrigatório."}]'
     from received_lote l, generate_series(0, ${REFUSED - 1}) n where l.id = '${id}'`,
  );
  return id;
}

async function report(program: Program, folder: string): Promise<Figure[]> {
  const id = await refuse(program.dataDir);
  const path = join(folder, 'inconsistencias.csv');
  const { seconds, megabytes } = await timed(program, ['lote', 'report', id, '--out', path]);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n').length;
  if (lines !== REFUSED + 1) throw new Error(`the report has ${lines} lines`);
  return [
    { what: `report of ${REFUSED} refusals as CSV`, value: seconds, unit: 's' },
    { what: 'memory of the process meanwhile, highest', value: megabytes, unit: 'MB', most: 300 },
  ];
}

/** Cadastros individuais in the store, then applied to the registrations. */
async function application({ dataDir }: Program, folder: string): Promise<Figure> {
  const path = join(folder, 'fcis.zip');
  writeFcis(path, { from: 500_000, count: FCIS });
  const url = databaseUrlOf(dataDir);
  const boot = readBootSettings({ PEC_DATA_DIR: dataDir, DATABASE_URL: url });
  const platform = await createPlatform(url, boot, { process: 'bench', pool: 4 });
  try {
    const file = { path, origin: 'file', responsibleId: null, municipalityId: null } as const;
    const received = await receiveLote(platform, COMMAND_LINE, file, { appliedForms: new Set([FCI]) });
    if (received.valid !== FCIS) throw new Error(`of ${FCIS} cadastros ${received.valid} were accepted`);
    const from = performance.now();
    const { failed } = await applyFichas(platform, COMMAND_LINE, acceptedForms);
    const seconds = (performance.now() - from) / 1000;
    // The installation's own hourly pass may have taken some of them.
    if (failed > 0) throw new Error(`${failed} cadastros were not applied`);
    return { what: 'cadastros individuais applied', value: FCIS / seconds, unit: '/s', least: 200 };
  } finally {
    await platform.close();
  }
}

async function run(): Promise<Figure[]> {
  try {
    const installation = await startInstallation();
    const { dataDir } = installation;
    await timed(installation, ['demo', '--citizens', String(CITIZENS), '--today', '2026-11-20']);
    await fill(dataDir);
    const folder = newFolder();
    const arriving = join(folder, 'chegando.zip');
    writeLot(arriving, { from: 2_000_000, count: ARRIVING });
    return [
      ...(await reception(installation, folder)),
      await application(installation, folder),
      ...(await report(installation, folder)),
      ...(await waits(installation, arriving, ARRIVING)),
    ];
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `lots of example records (${LOTE}, and ${ARRIVING} by the screen), ${FCIS} cadastros individuais, ${REFUSED} refusals, ${CITIZENS} citizens`,
  run,
};
