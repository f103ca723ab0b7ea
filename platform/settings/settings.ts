import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { type Db, findRow, sql } from '#platform/db/database';
import { named } from '#platform/db/named';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';

const INSTALLATION = '00000000-0000-0000-0000-000000000000';

/** A setting a site may change, kept in the base. Boot settings are in the environment instead. */
export type SettingDeclaration<T extends TSchema = TSchema> = {
  /** `module.name` */
  key: string;
  /** What a person reads, in Portuguese. */
  title: string;
  schema: T;
  default: Static<T>;
  unit?: string;
  scope: 'installation' | 'municipality';
  /** Kept encrypted and never sent back by any route. */
  secret?: true;
};

export function defineSetting<T extends TSchema>(declaration: SettingDeclaration<T>): SettingDeclaration<T> {
  return declaration;
}

type SettingRow = { value: unknown; secret: Buffer | null };

/** The value in force: the stored one, or the declared default. */
export async function readSetting<T extends TSchema>(
  platform: Pick<Platform, 'secrets'>,
  db: Db,
  setting: SettingDeclaration<T>,
  municipalityId?: string,
): Promise<Static<T>> {
  const row = await findRow<SettingRow>(
    db,
    named(
      sql`select value, secret from setting where key = ${setting.key} and scope_id = ${municipalityId ?? INSTALLATION}`,
    ),
  );
  if (!row) return setting.default;
  const value: unknown = row.secret ? JSON.parse(platform.secrets.open(row.secret)) : row.value;
  return Value.Check(setting.schema, value) ? value : setting.default;
}

/** Stores a value; throws 422 when it does not fit the declared type. */
export async function writeSetting<T extends TSchema>(
  platform: Pick<Platform, 'secrets'>,
  db: Db,
  setting: SettingDeclaration<T>,
  value: Static<T>,
  now: Date,
  municipalityId?: string,
): Promise<void> {
  if (!Value.Check(setting.schema, value)) {
    throw new Problem(
      422,
      'setting-invalid',
      `O valor de “${setting.title}” não é aceito. Confira e salve de novo.`,
    );
  }
  const text = JSON.stringify(value);
  const clear = setting.secret ? null : text;
  const sealed = setting.secret ? platform.secrets.seal(text) : null;
  await sql`
    insert into setting (key, scope_id, value, secret, updated_at)
    values (${setting.key}, ${municipalityId ?? INSTALLATION}, ${clear}::jsonb, ${sealed}, ${now})
    on conflict (key, scope_id) do update
      set value = excluded.value, secret = excluded.secret, updated_at = excluded.updated_at
  `.execute(db);
}

/** How many municipalities have a value of a setting that is not secret; one set to null counts as none. */
export async function countSet(db: Db, setting: SettingDeclaration): Promise<number> {
  const row = await findRow<{ count: number }>(
    db,
    sql`select count(*) from setting where key = ${setting.key} and value <> 'null'::jsonb`,
  );
  return row?.count ?? 0;
}
