import { createHash, randomUUID } from 'node:crypto';
import { generateCpf } from '@pec-aberto/brazil';
import { query } from '../tests/support/base.ts';
import { startInstallation } from '../tests/support/installation.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { SAVING, savings, type Writer } from './savings.ts';

const PEOPLE = 200;

/** So many people, each with a session of his own: managers of the municipality. */
async function enter(dataDir: string): Promise<Writer[]> {
  const people = Array.from({ length: PEOPLE }, (_, place) => {
    const token = `writer-${randomUUID()}`;
    return { token, cpf: generateCpf(500_000 + place), accessId: randomUUID() };
  });
  const rows = people.map(({ token, cpf, accessId }) => {
    const digest = createHash('sha256').update(token).digest('hex');
    return `('${cpf}', '${accessId}'::uuid, '${digest}')`;
  });
  await query(
    dataDir,
    `with given (cpf, access, digest) as (values ${rows.join(',')}),
       p as (insert into professional (id, cpf, name, origin, created_at, updated_at)
         select uuid_v7(), cpf, 'ROSA DIAS', 'manual', now(), now() from given returning id, cpf),
       g as (select p.id, given.* from p join given using (cpf)),
       a as (insert into account (professional_id, password_hash, must_change_password, terms_version, updated_at)
         select id, 'x', false, (select max(terms_version) from account), now() from g),
       m as (insert into administrative_access (id, professional_id, kind, municipality_id, created_at)
         select access, g.id, 'municipal-manager', municipality.id, now() from g, municipality)
     insert into session (id, token_sha256, professional_id, access_id, created_at, last_seen_at)
       select uuid_v7(), decode(digest, 'hex'), id, access, now(), now() from g`,
  );
  return people.map(({ token, accessId }) => ({
    cookie: `pec_session=${token}`,
    accessId,
    form: 'cidadao-novo-1',
    title: 'o cadastro de Rosa',
    path: '/cidadao/novo/1',
  }));
}

async function run(): Promise<Figure[]> {
  try {
    const program = await startInstallation();
    return await savings(program, await enter(program.dataDir));
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${PEOPLE} people with a session each, who save ${SAVING}`,
  run,
};
