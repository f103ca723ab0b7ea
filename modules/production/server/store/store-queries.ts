import { rowsOf, sql, type Tx } from '#platform/db/database';

export type Identity = { uuid: string; fichaId: string; receivedAt: Date; formHash: Buffer };

/**
 * Claims uuids, in their order, which is the same for all: those of a lot that comes at the same time are waited for.
 * Resolves with the uuids that nobody held before.
 */
export async function claimUuids(db: Tx, identities: readonly Identity[]): Promise<Set<string>> {
  const sorted = identities.toSorted((a, b) => (a.uuid < b.uuid ? -1 : 1));
  const rows = await rowsOf<{ uuid: string }>(
    db,
    sql`insert into ficha_identity (uuid, ficha_id, received_at, form_hash)
      select * from unnest(${sorted.map(({ uuid }) => uuid)}::text[], ${sorted.map(({ fichaId }) => fichaId)}::uuid[],
        ${sorted.map(({ receivedAt }) => receivedAt)}::timestamptz[],
        ${sorted.map(({ formHash }) => formHash)}::bytea[])
      on conflict (uuid) do nothing returning uuid`,
  );
  return new Set(rows.map(({ uuid }) => uuid));
}

/** The fichas that hold these uuids, with their bytes. */
export async function findHolders(
  db: Tx,
  uuids: readonly string[],
): Promise<Map<string, { formHash: Buffer; envelope: Buffer }>> {
  const rows = await rowsOf<{ uuid: string; formHash: Buffer; envelope: Buffer }>(
    db,
    sql`select i.uuid, i.form_hash as "formHash", f.envelope from ficha_identity i
      join ficha f on f.received_at = i.received_at and f.id = i.ficha_id
      where i.uuid = any(${uuids}::text[])`,
  );
  return new Map(rows.map(({ uuid, ...holder }) => [uuid, holder]));
}

export type FichaRow = {
  id: string;
  receivedAt: Date;
  loteId: string | null;
  position: number;
  entry: string | null;
  outcome: 'valid' | 'invalid' | 'repeated' | 'held';
  uuid: string | null;
  tipo: number | null;
  version: string | null;
  ibge: string | null;
  cnes: string | null;
  ine: string | null;
  municipalityId: string | null;
  envelope: Uint8Array | null;
  formHash: Buffer | null;
  findings: string;
  toApply: boolean;
};

/** Envelopes travel as one piece, of which each row takes its part: an array of bytes would go as text. */
export async function addFichas(db: Tx, rows: readonly FichaRow[]): Promise<void> {
  const all = <K extends keyof FichaRow>(key: K) => rows.map((row) => row[key]);
  let end = 1;
  const starts = rows.map(({ envelope }) => {
    const start = end;
    end += envelope?.length ?? 0;
    return envelope && start;
  });
  const bytes = Buffer.concat(rows.flatMap(({ envelope }) => envelope ?? []));
  const lengths = rows.map(({ envelope }) => envelope && envelope.length);
  await sql`insert into ficha (id, received_at, lote_id, position, entry, outcome, uuid, tipo, version, ibge, cnes, ine,
      municipality_id, envelope, form_hash, findings, to_apply)
    select id, received_at, lote_id, position, entry, outcome, uuid, tipo, version, ibge, cnes, ine, municipality_id,
      substring(${bytes}::bytea from start for length), form_hash, findings, to_apply
    from unnest(${all('id')}::uuid[], ${all('receivedAt')}::timestamptz[], ${all('loteId')}::uuid[],
      ${all('position')}::int[], ${all('entry')}::text[], ${all('outcome')}::text[], ${all('uuid')}::text[],
      ${all('tipo')}::int[], ${all('version')}::text[], ${all('ibge')}::text[], ${all('cnes')}::text[],
      ${all('ine')}::text[], ${all('municipalityId')}::uuid[], ${starts}::int[], ${lengths}::int[],
      ${all('formHash')}::bytea[], ${all('findings')}::jsonb[], ${all('toApply')}::boolean[])
      as n(id, received_at, lote_id, position, entry, outcome, uuid, tipo, version, ibge, cnes, ine, municipality_id,
        start, length, form_hash, findings, to_apply)`.execute(db);
}
