import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cnesFile, cpfOf, UBS } from '#modules/health-network/test/cnes-file';
import { importCnes } from '#modules/health-network/test/importing';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import { startMailServer } from '#modules/settings/test/mail-server';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { smtpServer } from '#platform/mail/settings';
import { writeSetting } from '#platform/settings/settings';

let fixture: TwoMunicipalities;
let mail: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  fixture = await startTwoMunicipalities({ worker: true });
  mail = await startMailServer('pec', 'senha');
  const { platform } = fixture.installation;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'Serra Clara', 'producao', 'prontuario', 'http://pec', now())`.execute(
    platform.db,
  );
  const server = {
    host: '127.0.0.1',
    port: mail.port,
    requireTls: false,
    login: 'pec',
    password: 'senha',
    sender: 'pec@exemplo.org',
    enabled: true,
    tested: null,
  };
  await writeSetting(platform, platform.db, smtpServer, server, new Date());
});
afterAll(async () => {
  await fixture.close();
  await mail.close();
});

const { waitFor } = vi;
const lettersTo = (email: string) => mail.letters.filter(({ to }) => to.includes(email));
const eventsOn = (id: string) =>
  rowsOf(
    fixture.installation.platform.db,
    sql`select 1 from audit_event where type = 'access.address-changed' and subject_id = ${id}`,
  );
const monthWith = (email: string) =>
  cnesFile({ professionals: [{ n: 1, attributes: { E_MAIL: email }, posts: [{ cnes: UBS }] }] });

test('S1 an e-mail changed by hand is an event on the person and told to the former address', async () => {
  const { here } = fixture;
  const path = `/professionals/${here.nurse.id}`;
  const save = async (email: string) => {
    const { name, cpf, version } = (await here.admin.call<Record<string, unknown>>('GET', path)).body;
    expect((await here.admin.call('PUT', path, { name, cpf, version, email })).status).toBe(200);
  };
  await save('primeiro@exemplo.org');
  await save('segundo@exemplo.org');
  await waitFor(() => expect(lettersTo('primeiro@exemplo.org')).toHaveLength(1), 30_000);
  const [letter] = lettersTo('primeiro@exemplo.org');
  expect(letter?.text).not.toContain('segundo@');
  expect(letter?.text).not.toMatch(/https?:/);
  expect(await eventsOn(here.nurse.id)).toHaveLength(2);
  expect(lettersTo('segundo@exemplo.org')).toHaveLength(0);
});

test('S1 the same by a file of the municipality where the person works', async () => {
  const { installation, here } = fixture;
  await importCnes(installation, here.admin, monthWith('antigo@exemplo.org'));
  await importCnes(installation, here.admin, monthWith('novo@exemplo.org'));
  await waitFor(() => expect(lettersTo('antigo@exemplo.org')).toHaveLength(1), 30_000);
  const { id } = await getRow<{ id: string }>(
    installation.platform.db,
    sql`select id from professional where cpf = ${cpfOf(1)} and email = 'novo@exemplo.org'`,
  );
  expect(await eventsOn(id)).toHaveLength(1);
});
