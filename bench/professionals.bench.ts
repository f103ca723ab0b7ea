import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { query } from '../tests/support/base.ts';
import type { Client } from '../tests/support/client.ts';
import { IBGE, startInstallation } from '../tests/support/installation.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { administratorOf } from './sessions.ts';

const PEOPLE = 30_000;
const UNITS = 450;
const TIMES = 15;
const MOST_MS = 100;
const CHUNK = 5_000;

const FIRST = 'ANA,BRUNO,CARLA,DIEGO,ELISA,FABIO,GISELE,HUGO,IARA,JOAO,KATIA,LUCAS,MARIA,NILO,OLGA,PEDRO';
const LAST = 'ALVES,BARROS,COSTA,DIAS,ESTEVES,FARIAS,GOMES,HORTA,LIMA,MOURA,NUNES,PRADO,REIS,SOUZA,TELES';

/** Thirty thousand people in 450 units, every tenth with two lotações, every twentieth without an active one. */
async function fill(dataDir: string): Promise<void> {
  await query(
    dataDir,
    `insert into unit (id, municipality_id, cnes, name, updated_at)
     select uuid_v7(), m.id, lpad(n::text, 7, '0'), 'UBS ' || n, now()
     from municipality m, generate_series(1, ${UNITS}) n where m.ibge = '${IBGE}'`,
  );
  for (let from = 0; from < PEOPLE; from += CHUNK) {
    const numbers = Array.from({ length: CHUNK }, (_, place) => from + place + 100_000);
    const rows = numbers.map((n) => `(${n},'${generateCpf(n)}','${generateCns(n)}')`);
    await query(
      dataDir,
      `insert into professional (id, cpf, cns, name, origin, created_at, updated_at)
       select uuid_v7(), cpf, cns,
         (string_to_array('${FIRST}', ','))[1 + n % 16] || ' ' || (string_to_array('${LAST}', ','))[1 + n / 16 % 15]
           || ' ' || (string_to_array('${LAST}', ','))[1 + n / 240 % 15], 'cnes', now(), now()
       from (values ${rows.join(',')}) as v(n, cpf, cns)`,
    );
  }
  await query(
    dataDir,
    `with person as (select id, row_number() over (order by id) as n from professional where origin = 'cnes'),
       place as (select id, municipality_id, row_number() over (order by id) - 1 as n from unit)
     insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes, active,
       inactivated_at, created_at, updated_at)
     select uuid_v7(), u.municipality_id, p.id, u.id,
       (array['223505', '225142', '515105', '322205', '411010'])[1 + p.n % 5], 'cnes', true,
       p.n % 20 > 0, case when p.n % 20 = 0 then now() end, now(), now()
     from person p
     join generate_series(0, 1) as k(second) on k.second = 0 or p.n % 10 = 5
     join place u on u.n = (p.n * 7 + k.second) % ${UNITS}`,
  );
  await query(
    dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id)
     select l.id, p.id from lotacao l join profile p on p.slug = 'enfermeiro'`,
  );
  await query(
    dataDir,
    `insert into account (professional_id, password_hash, must_change_password, blocked_at, updated_at)
     select id, 'x', true, case when n % 100 = 0 then now() end, now()
     from (select id, row_number() over (order by id) as n from professional where origin = 'cnes') p`,
  );
  await query(dataDir, 'analyze');
}

type Listed = { rows: Array<{ name: string; cpf: string; cns: string }>; next: string | null };

const ASKED: ReadonlyArray<readonly [what: string, query: string]> = [
  ['by name', ''],
  ['by name, backwards', 'direction=desc'],
  ['by CNS', 'sort=cns'],
  ['by CNS, backwards', 'sort=cns&direction=desc'],
  ['by CPF', 'sort=cpf'],
  ['by CPF, backwards', 'sort=cpf&direction=desc'],
  ['with those without active lotação', 'showWithoutActive=true'],
  ['only blocked', 'onlyBlocked=true'],
  ['search of a common part', 'search=ana'],
  ['search of two names', 'search=maria%20lima'],
  ['search of what nobody has', 'search=xyzw'],
  ['search by start of CPF', 'search=123'],
  ['search by CBO code', 'search=225142'],
  ['search by CBO name', 'search=enfermeiro'],
  ['search by CNS order', 'search=lima&sort=cns'],
];

/** Median of the time to answer one request, in milliseconds. */
async function timeOf(client: Client, path: string): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const from = performance.now();
    await client.get(path);
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

/** Every stated list of one person, and one page in the middle of the table. */
async function listsOf(client: Client, who: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  const measure = async (what: string, path: string) => {
    figures.push({ what: `${who}: ${what}`, value: await timeOf(client, path), unit: 'ms', most: MOST_MS });
  };
  for (const [what, asked] of ASKED) await measure(what, `/professionals?${asked}`);
  for (const sort of ['name', 'cns', 'cpf']) {
    let after = '';
    for (let page = 0; page < 20; page++) {
      const { next } = await client.get<Listed>(`/professionals?limit=100&sort=${sort}${after}`);
      if (!next) break;
      after = `&after=${next}`;
    }
    await measure(`page 21 by ${sort}`, `/professionals?limit=50&sort=${sort}${after}`);
  }
  const { rows } = await client.get<Listed>('/professionals?limit=1');
  const [first] = rows;
  await measure('search of a whole CPF', `/professionals?search=${first?.cpf}`);
  await measure('search of a whole CNS', `/professionals?search=${first?.cns}`);
  return figures;
}

/** Screens of a profile that all of them hold. */
async function profileOf(client: Client): Promise<Figure[]> {
  const { rows } = await client.get<{ rows: Array<{ id: string; users: number }> }>('/profiles');
  const held = rows.toSorted((a, b) => b.users - a.users)[0];
  if (!held || held.users < PEOPLE / 2) throw new Error('the profile of the benchmark has no holders');
  const asked = [
    ['list of profiles with their holders counted', '/profiles'],
    ['profile held by all of them', `/profiles/${held.id}`],
    ['its first holders', `/profiles/${held.id}/holders`],
  ] as const;
  const figures: Figure[] = [];
  for (const [what, path] of asked) {
    figures.push({ what, value: await timeOf(client, path), unit: 'ms', most: MOST_MS });
  }
  return figures;
}

async function run(): Promise<Figure[]> {
  try {
    const installation = await startInstallation();
    const { dataDir, installer } = installation;
    await fill(dataDir);
    const admin = await administratorOf(installation);
    return [
      ...(await profileOf(admin)),
      ...(await listsOf(installer, 'installer')),
      ...(await listsOf(admin, 'administrator')),
    ];
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${PEOPLE} professionals in ${UNITS} units of a running installation, median of ${TIMES}`,
  run,
};
