import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { allTables } from './modules.ts';
import type { TestInstallation } from './testing.ts';
import {
  buildLotacao,
  buildPerson,
  buildUnit,
  grant,
  type TestMunicipality,
  type TestPerson,
} from './testing-people.ts';

/**
 * One record of each kind that an address or a body may name. The key is the word of the API: the segment
 * before a param (`/units/:id`). A new collection needs its record here, or the walk of routes fails.
 */
const KINDS = [
  'municipalities',
  'units',
  'citizens',
  'documents',
  'ceps',
  'citizen-imports',
  'citizen-import-rows',
  'citizen-fcis',
  'teams',
  'professionals',
  'lotacoes',
  'professional-accesses',
  'profiles',
  'cnes-imports',
  'trails',
  'jobs',
  'lotes',
] as const;
export type RecordKind = (typeof KINDS)[number];
/** Ids; of a municipality its IBGE code, as addresses bear it. */
export type Records = Record<RecordKind, string>;
export const isRecordKind = (word: string | undefined): word is RecordKind =>
  (KINDS as readonly (string | undefined)[]).includes(word);

/** Word that stands in every name of a neighbour's records: it must never be read elsewhere. */
export const ALIEN = 'ALHEIA';

type Site = { installation: TestInstallation; municipality: TestMunicipality; word: string };

async function insert(
  { installation }: Site,
  statement: (id: string) => ReturnType<typeof sql>,
): Promise<string> {
  const id = uuidV7();
  await statement(id).execute(installation.platform.db);
  return id;
}

/** A unit with a team and somebody in a lotação of both. */
export async function buildUnitRecords(
  site: Site,
  cnes: string,
): Promise<Pick<Records, 'units' | 'teams' | 'professionals' | 'lotacoes'> & { person: TestPerson }> {
  const { installation, municipality, word } = site;
  const units = await buildUnit(installation, municipality, cnes, `UBS ${word}`);
  const teams = await insert(
    site,
    (id) => sql`insert into team (id, unit_id, ine, name, updated_at)
    values (${id}, ${units}, ${`000${cnes}`}, ${`EQUIPE ${word}`}, now())`,
  );
  const person = await buildPerson(installation, { name: `PESSOA ${word}` });
  const lotacoes = await buildLotacao(installation, { person, municipality, unitId: units, cbo: '225142' });
  await sql`update lotacao set team_id = ${teams} where id = ${lotacoes}`.execute(installation.platform.db);
  return { units, teams, professionals: person.id, lotacoes, person };
}

/** A citizen with a document. Whose municipality they are of means nothing: the record is shared. */
async function buildCitizenRecords(site: Site): Promise<Pick<Records, 'citizens' | 'documents'>> {
  const citizens = await insert(
    site,
    (id) => sql`
    insert into citizen (id, name, search, origin, origin_installation_id, created_at, updated_at, updated_origin)
    values (${id}, ${`CIDADA ${site.word}`}, '', 'registration', ${id}, now(), now(), 'registration')`,
  );
  const documents = await insert(
    site,
    (id) => sql`insert into citizen_document (id, citizen_id, kind, number, origin, added_at)
    values (${id}, ${citizens}, 'rg', ${`RG ${site.word}`}, 'registration', now())`,
  );
  return { citizens, documents };
}

/** Every kind of record of one municipality. */
export async function buildRecords(site: Site, cnes: string): Promise<Records> {
  const { installation, municipality, word } = site;
  const { person, ...ofUnit } = await buildUnitRecords(site, cnes);
  const manager = await buildPerson(installation, { name: `GESTORA ${word}` });
  const imported = (id: string) => sql`
    insert into cnes_import (id, municipality_id, file_name, file_sha256, allow_older, status, requested_by,
      created_at, finished_at)
    values (${id}, ${municipality.id}, ${`${word}.zip`}, '', false, 'imported', ${person.id}, now(), now())`;
  const citizensImported = (id: string) => sql`
    insert into citizen_import (id, municipality_id, file_name, file_sha256, status, requested_by, created_at)
    values (${id}, ${municipality.id}, ${`${word}.zip`}, '', 'preview', ${person.id}, now())`;
  const importId = await insert(site, citizensImported);
  const rowImported = (id: string) => sql`
    insert into citizen_import_row (id, import_id, number, entry, outcome)
    values (${id}, ${importId}, 1, ${`${word}.cid`}, 'rejected')`;
  const ficha = (id: string) => sql`
    insert into citizen_fci (id, uuid, municipality_id, outcome, person_name, layout_version, bytes, received_at)
    values (${id}, ${`FCI-${id}`}, ${municipality.id}, 'review', ${`CIDADA ${word}`}, '8.7.0', '', now())`;
  const asked = (id: string) => sql`
    insert into audit_trail (id, municipality_id, requested_by, format, from_date, to_date, filters, created_at)
    values (${id}, ${municipality.id}, ${person.id}, 'csv', '2026-01-01', '2026-01-31', '{}', now())`;
  const worked = (id: string) => sql`
    insert into job (id, kind, title, input, state, actor, municipality_id, run_at, created_at)
    values (${id}, 'health-network.cnes-import', ${`Importação ${word}`}, '{}', 'done',
      ${JSON.stringify({ kind: 'person', professionalId: person.id, access: null })}::jsonb,
      ${municipality.id}, now(), now())`;
  const received = (id: string) => sql`
    insert into received_lote (id, origin, file_name, sha256, size_bytes, municipality_id, received_at, finished_at)
    values (${id}, 'file', ${`${word}.zip`}, sha256(${word}::bytea), 1, ${municipality.id}, now(), now())`;
  const profiled = (id: string) => sql`
    insert into profile (id, municipality_id, name, access_kind, resources, created_at, changed_at)
    values (${id}, ${municipality.id}, ${`PERFIL ${word}`}, 'lotacao', '{}', now(), now())`;
  return {
    ...ofUnit,
    municipalities: municipality.ibge,
    // Of nobody, and in no package here.
    ceps: '99999999',
    ...(await buildCitizenRecords(site)),
    'professional-accesses': await grant(installation, manager, 'municipal-manager', municipality),
    profiles: await insert(site, profiled),
    'cnes-imports': await insert(site, imported),
    'citizen-imports': importId,
    'citizen-import-rows': await insert(site, rowImported),
    'citizen-fcis': await insert(site, ficha),
    trails: await insert(site, asked),
    jobs: await insert(site, worked),
    lotes: await insert(site, received),
  };
}

// What any request leaves behind, whoever it is about.
const TRACES = /^(audit_|changelog|session|idempotency_key|access_use|permission_version|sign_in|schema_)/;

/** Everything the base holds of these ids, as one text: the same before and after, nothing was touched. */
export async function snapshotOf({ platform }: TestInstallation, ids: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const { name } of allTables.filter((table) => !TRACES.test(table.name))) {
    const rows = await rowsOf<{ line: string }>(
      platform.db,
      sql`select t::text as line from ${sql.table(name)} t where t::text like any(${ids.map((id) => `%${id}%`)}::text[])
        order by 1`,
    );
    lines.push(...rows.map(({ line }) => `${name}: ${line}`));
  }
  return lines.join('\n');
}

export const idOfMunicipality = async ({ platform }: TestInstallation, ibge: string): Promise<string> =>
  (await getRow<{ id: string }>(platform.db, sql`select id from municipality where ibge = ${ibge}`)).id;
