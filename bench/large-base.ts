import { query } from '../tests/support/base.ts';
import { IBGE, type Installation, startInstallation } from '../tests/support/installation.ts';
import { timed } from './command.ts';

/** Fewer for a first look: PEC_BENCH_ROWS=100000. */
export const ROWS = Number(process.env['PEC_BENCH_ROWS'] ?? 3_000_000);
export const CITIZENS = 5_000;
const AT_ONCE = 250_000;

/**
 * An installation in use, with citizens and so many received fichas: the widest rows of which there are many. Another seed
 * gives other people.
 */
export async function startLarge({ seed = 1, rows = ROWS, citizens = CITIZENS } = {}): Promise<Installation> {
  const one = await startInstallation({ name: `Base ${seed}` });
  await timed(one, ['demo', '--citizens', String(citizens), '--seed', String(seed), '--today', '2026-11-20']);
  await query(
    one.dataDir,
    `insert into received_lote (id, origin, file_name, sha256, size_bytes, received_at, stored, finished_at)
     values (uuid_v7(), 'file', 'recebido.zip', sha256('recebido'), 1, now(), ${rows}, now())`,
  );
  for (let from = 0; from < rows; from += AT_ONCE) await receive(one, from, Math.min(from + AT_ONCE, rows));
  await query(one.dataDir, 'vacuum analyze');
  return one;
}

const receive = ({ dataDir }: Installation, from: number, to: number) =>
  query(
    dataDir,
    `insert into ficha (id, received_at, lote_id, position, entry, outcome, uuid, tipo, version, cnes, municipality_id,
       findings, envelope)
     select uuid_v7(), l.received_at, l.id, n, n || '.esus', 'invalid', '1234567-' || gen_random_uuid(), 4, '8.7.0',
       '1234567', m.id, '[{"code":"a","group":"regra de negócio","path":"headerTransport.cnes","message":"Recusada."}]',
       decode((select string_agg(md5(n::text || part), '') from generate_series(1, 20) part), 'hex')
     from received_lote l, municipality m, generate_series(${from}, ${to - 1}) n
     where l.file_name = 'recebido.zip' and m.ibge = '${IBGE}'`,
  );
