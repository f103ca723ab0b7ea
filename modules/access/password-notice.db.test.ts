import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  PASSWORD,
  signedIn,
  signedInInstaller,
  type TestMunicipality,
} from '#apps/installation/testing-people';
import { startMailServer } from '#modules/settings/test/mail-server';
import { getRow, sql } from '#platform/db/database';
import { smtpServer } from '#platform/mail/settings';
import { writeSetting } from '#platform/settings/settings';

let installation: TestInstallation;
let municipality: TestMunicipality;
let unitId: string;
let mail: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  installation = await startTestInstallation();
  mail = await startMailServer('pec', 'senha');
  // Acre: five hours behind UTC.
  municipality = await buildMunicipality(installation, '1200401');
  unitId = await buildUnit(installation, municipality, '3127128');
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'Serra Clara', 'producao', 'prontuario', 'http://pec', now())`.execute(
    installation.platform.db,
  );
  await serve(mail.port);
});
afterAll(async () => {
  await installation.close();
  await mail.close();
});

const serve = (port: number) =>
  writeSetting(
    installation.platform,
    installation.platform.db,
    smtpServer,
    {
      host: '127.0.0.1',
      port,
      requireTls: false,
      login: 'pec',
      password: 'senha',
      sender: 'pec@exemplo.org',
      enabled: true,
      tested: null,
    },
    new Date(),
  );

async function nurse(email: string, password: string | null = PASSWORD) {
  const person = await buildPerson(installation, { password });
  await sql`update professional set email = ${email} where id = ${person.id}`.execute(
    installation.platform.db,
  );
  await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
  return person;
}
const lettersTo = (email: string) => mail.letters.filter(({ to }) => to.includes(email));
const noticesOf = async (professionalId: string) =>
  (
    await getRow<{ n: number }>(
      installation.platform.db,
      sql`select count(*) as n from job
        where kind = 'access.mailPasswordNotice' and input->>'professionalId' = ${professionalId}`,
    )
  ).n;
const change = async (person: Awaited<ReturnType<typeof nurse>>) =>
  (await signedIn(installation, person)).call('POST', '/session/password', {
    current: PASSWORD,
    next: 'Zyxwvut9',
  });

test('who changes the password is told by e-mail, at the hour of the municipality, without any link', async () => {
  const person = await nurse('rosa@exemplo.org');
  installation.clock.set(new Date('2026-11-20T18:05:00Z'));
  expect((await change(person)).status).toBe(200);
  await vi.waitFor(() => expect(lettersTo('rosa@exemplo.org')).toHaveLength(1), 10_000);
  installation.clock.set(new Date());
  const [letter] = lettersTo('rosa@exemplo.org');
  expect(letter?.text).toContain('20/11/2026');
  expect(letter?.text).toContain('13:05');
  expect(letter?.text).not.toMatch(/https?:|Zyxwvut9/);
});

test('somebody else’s reset is told too; a first password, and who has no e-mail, are not', async () => {
  const installer = await signedInInstaller(installation);
  const [known, fresh, silent] = [
    await nurse('maria@exemplo.org'),
    await nurse('nova@exemplo.org', null),
    await nurse(''),
  ];
  for (const person of [known, fresh, silent]) {
    const answer = await installer.call('POST', `/professionals/${person.id}/provisional-password`, {});
    expect(answer.status).toBe(200);
  }
  await vi.waitFor(() => expect(lettersTo('maria@exemplo.org')).toHaveLength(1), 10_000);
  expect([await noticesOf(fresh.id), await noticesOf(silent.id)]).toEqual([0, 0]);
});

test('a mail server that is away holds up nothing; without any there is no job', async () => {
  const [person, other] = [await nurse('ana@exemplo.org'), await nurse('bia@exemplo.org')];
  await serve(1);
  expect((await change(person)).status).toBe(200);
  expect(await noticesOf(person.id)).toBe(1);
  await writeSetting(installation.platform, installation.platform.db, smtpServer, null, new Date());
  expect((await change(other)).status).toBe(200);
  expect(await noticesOf(other.id)).toBe(0);
});
