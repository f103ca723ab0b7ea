import { formatCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildPerson, grant, PASSWORD } from '#apps/installation/testing-people';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());

test('the log of a sign-in, good or bad, holds neither CPF, name, password nor address', async () => {
  const person = await buildPerson(installation, { name: 'ZULEICA QUINTANILHA' });
  await grant(installation, person, 'installer');
  const client = installation.client();
  const from = { remoteAddress: '10.20.30.40' };
  const before = installation.logLines.length;
  await client.call('POST', '/session', { cpf: person.cpf, password: 'SenhaErrada9' }, from);
  await client.call('POST', '/session', { cpf: formatCpf(person.cpf), password: PASSWORD }, from);
  await client.call('POST', '/session', { cpf: person.cpf, password: PASSWORD, extra: person.cpf }, from);
  await client.call('GET', `/municipality-codes?search=${person.cpf}`, undefined, from);
  await client.call('GET', `/naoexiste/${person.cpf}`, undefined, from);
  const lines = installation.logLines.slice(before).join('');
  expect(lines).toContain('/api/session');
  const personal = [person.cpf, formatCpf(person.cpf), 'ZULEICA', 'SenhaErrada9', PASSWORD, '10.20.30.40'];
  for (const text of [...personal, client.cookie() ?? 'no-cookie']) expect(lines).not.toContain(text);
  for (const line of lines.trim().split('\n')) {
    expect(Object.keys(JSON.parse(line) as object)).toEqual(expect.arrayContaining(['at', 'level', 'event']));
  }
});
