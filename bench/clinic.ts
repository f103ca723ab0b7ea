import { query } from '../tests/support/base.ts';
import type { Program } from '../tests/support/program.ts';
import { begun } from '../tests/support/attended.ts';
import { ask, type Desk } from './ask.ts';
import { openLotacoes } from './sessions.ts';

/** A professional with a citizen before him. */
export type Attending = Desk & {
  lotacaoId: string;
  cbo: string;
  citizenId: string;
  encounterId: string;
  day: string;
};

/**
 * So many encounters under way in the synthetic municipality, each in a browser of its own, of physicians and nurses with women whom
 * nobody else expects; a professional may have two. The first is of `first`.
 */
export async function openClinic(
  { dataDir, url }: Pick<Program, 'dataDir' | 'url'>,
  count: number,
  first: string,
): Promise<[Attending, ...Attending[]]> {
  const posts = await query<{ id: string; cbo: string }>(
    dataDir,
    `select distinct on (l.professional_id) l.id, l.cbo from lotacao l join professional p on p.id = l.professional_id
     where l.active and p.cns is not null and (l.cbo like '2251%' or l.cbo like '2235%')
     order by l.professional_id, l.id limit ${count}`,
  );
  const women = await query<{ id: string }>(
    dataDir,
    `select id from citizen where status = 'active' and not deceased and sex = 1
       and birth_date between '1960-01-01' and '2000-01-01' and id <> '${first}'
       and id not in (select citizen_id from list_entry)
       and id not in (select citizen_id from appointment where citizen_id is not null)
     order by md5(id::text) limit ${count - 1}`,
  );
  const citizens = [first, ...women.map(({ id }) => id)];
  if (posts.length === 0 || citizens.length < count)
    throw new Error(`the training base has ${posts.length} who attend and ${citizens.length} who come`);
  const taken = citizens.flatMap((_, at) => posts[at % posts.length] ?? []);
  const lotacoes = taken.map(({ id }) => id);
  await query(
    dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id)
     select distinct l, p.id from unnest('{${lotacoes.join(',')}}'::uuid[]) l, profile p
     where p.slug in ('medico', 'recepcao') and p.municipality_id is null on conflict do nothing`,
  );
  const cookies = await openLotacoes(dataDir, lotacoes);
  const clinic: Attending[] = [];
  for (const [at, { id: lotacaoId, cbo }] of taken.entries()) {
    const desk = { url, cookie: cookies[at] ?? '' };
    const citizenId = citizens[at] ?? '';
    const post = <T>(path: string, body: unknown = {}) => ask<T>(desk, { path, body: body as object });
    const { id: encounterId, day } = await begun({ post }, citizenId);
    clinic.push({ ...desk, lotacaoId, cbo, citizenId, encounterId, day });
  }
  const [one, ...others] = clinic;
  if (!one) throw new Error('nobody attends');
  return [one, ...others];
}
