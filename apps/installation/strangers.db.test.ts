import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRoutes } from './modules.ts';
import { startTestInstallation, type TestInstallation } from './testing.ts';
import { signedInInstaller } from './testing-people.ts';

// What it costs to answer who is nobody yet, and who sends rubbish.
let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());

type Body = { code: string; fields?: unknown[] };
const ofStrangers = allRoutes
  .map(({ contract }) => contract)
  .filter(({ permission, body }) => permission.kind === 'public' && body !== undefined);
const unknownKeys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`unknown${place}`, 1]));

test.each(ofStrangers.map((contract) => [contract.name, contract] as const))(
  '%s reads no large body of a stranger',
  async (_name, { method, path }) => {
    const address = path.replace(':id', '00000000-0000-7000-8000-000000000000');
    const answer = await installation.client().call<Body>(method, address, unknownKeys(40_000));
    expect([answer.status, answer.body.code]).toEqual([413, 'too-large']);
  },
);

test('a request full of faults gets a short answer', async () => {
  const installer = await signedInInstaller(installation);
  const call = (count: number) => installer.call<Body>('PATCH', '/settings/security', unknownKeys(count));
  const many = await call(5_000);
  expect([many.status, many.body.code]).toEqual([400, 'invalid-request']);
  expect(many.body.fields?.length).toBeLessThanOrEqual(100);
  const tooMany = await call(50_000);
  expect([tooMany.status, tooMany.body.code]).toEqual([413, 'too-many-values']);
});

test.each(['text/plain', 'text/plain; charset=utf-8', 'application/x-www-form-urlencoded'])(
  'a body that says it is %s is not read',
  async (type) => {
    const payload = Buffer.from('{"cpf":"52998224725","password":"Abcdefg1"}');
    const answer = await installation
      .client()
      .call<Body>('POST', '/session', undefined, { headers: { 'content-type': type }, payload });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-type']);
  },
);
