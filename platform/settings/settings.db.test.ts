import { Type } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { defineSetting, readSetting, writeSetting } from './settings.ts';

const password = defineSetting({
  key: 'test.password',
  title: 'Senha de teste',
  schema: Type.String(),
  default: '',
  scope: 'installation',
  secret: true,
});
const minutes = defineSetting({
  key: 'test.minutes',
  title: 'Minutos de teste',
  schema: Type.Integer({ minimum: 1 }),
  default: 20,
  unit: 'min',
  scope: 'municipality',
});

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());

test('a secret lies in the base only sealed, and is read back', async () => {
  const { platform } = installation;
  await writeSetting(platform, platform.db, password, 'segredo-do-teste', new Date());
  const rows = await rowsOf<{ value: unknown; secret: string }>(
    platform.db,
    sql`select value, encode(secret, 'escape') as secret from setting where key = ${password.key}`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.value).toBeNull();
  expect(rows[0]?.secret).not.toContain('segredo');
  expect(await readSetting(platform, platform.db, password)).toBe('segredo-do-teste');
});

test('each municipality has its own value, the others the default; another type is refused', async () => {
  const { platform } = installation;
  const [here, there] = [uuidV7(), uuidV7()];
  await writeSetting(platform, platform.db, minutes, 15, new Date(), here);
  await writeSetting(platform, platform.db, minutes, 30, new Date(), here);
  expect(await readSetting(platform, platform.db, minutes, here)).toBe(30);
  expect(await readSetting(platform, platform.db, minutes, there)).toBe(20);
  for (const wrong of [0, 1.5, '15' as unknown as number]) {
    await expect(writeSetting(platform, platform.db, minutes, wrong, new Date(), here)).rejects.toMatchObject(
      {
        status: 422,
        code: 'setting-invalid',
      },
    );
  }
  expect(await readSetting(platform, platform.db, minutes, here)).toBe(30);
});

test('a value that a newer or older program left, of another type, counts as the default', async () => {
  const { platform } = installation;
  const municipality = uuidV7();
  await sql`insert into setting (key, scope_id, value, updated_at)
    values (${minutes.key}, ${municipality}, '"vinte"', now())`.execute(platform.db);
  expect(await readSetting(platform, platform.db, minutes, municipality)).toBe(20);
});
