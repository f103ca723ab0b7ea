import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { allTables } from './modules.ts';
import type { TestInstallation } from './testing.ts';
import type { TestPerson } from './testing-people.ts';
import { samples, type Site } from './testing-samples.ts';

const makers = Object.assign({}, ...samples.map(({ records }) => records)) as Readonly<
  Record<string, (site: Site) => Promise<string>>
>;

/** By kind (`testing-samples.ts`), ids; of a municipality its IBGE code. */
export type Records = Readonly<Record<string, string>>;
export const isRecordKind = (word: string | undefined): word is string =>
  word !== undefined && Object.hasOwn(makers, word);

/** Word that stands in every name of a neighbour's records: it must never be read elsewhere. */
export const ALIEN = 'ALHEIA';

type Place = Pick<Site, 'installation' | 'municipality' | 'word'>;

function siteOf(place: Place, cnes: string): Site {
  const made = new Map<string, Promise<string>>();
  const site: Site = {
    ...place,
    cnes,
    async insert(statement) {
      const id = uuidV7();
      await statement(id).execute(place.installation.platform.db);
      return id;
    },
    record(kind) {
      const record = made.get(kind) ?? makers[kind]?.(site);
      if (!record) throw new Error(`no module has a sample of ${kind}`);
      made.set(kind, record);
      return record;
    },
  };
  return site;
}

/** A unit with a team and somebody in a lotação of both. */
export async function buildUnitRecords(place: Place, cnes: string) {
  const { record } = siteOf(place, cnes);
  const lotacoes = await record('lotacoes');
  const person = await getRow<TestPerson>(
    place.installation.platform.db,
    sql`select id, cpf from professional where id = ${await record('professionals')}`,
  );
  return {
    units: await record('units'),
    teams: await record('teams'),
    professionals: person.id,
    lotacoes,
    person,
  };
}

/** Every kind of record of one municipality. */
export async function buildRecords(place: Place, cnes: string): Promise<Records> {
  const { record } = siteOf(place, cnes);
  const records: Record<string, string> = {};
  for (const kind of Object.keys(makers)) records[kind] = await record(kind);
  return records;
}

// What any request leaves behind, whoever it is about.
const TRACES = /^(audit_|changelog|session|idempotency_key|access_use|permission_version|sign_in|schema_)/;
// Codes and names that come with packages: thousands of rows, and none names a record of anybody.
const FACTS = /^(code_item|sigtap_list|cbo|municipality_code)$/;

/** Everything the base holds of these ids, as one text: the same before and after, nothing was touched. */
export async function snapshotOf({ platform }: TestInstallation, ids: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const { name } of allTables.filter((table) => !TRACES.test(table.name) && !FACTS.test(table.name))) {
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
