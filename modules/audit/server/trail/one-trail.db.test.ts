import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality, buildPerson, grant, signedIn } from '#apps/installation/testing-people';

let installation: TestInstallation;
beforeAll(async () => {
  // Nobody takes the jobs up: the first trail waits for as long as it takes.
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());

test('ADM-P10 one trail at a time for each person', async () => {
  const here = await buildMunicipality(installation, '4205407');
  const elsewhere = await buildMunicipality(installation, '1200401', 'RIO CLARO');
  const [one, other] = [await buildPerson(installation), await buildPerson(installation)];
  const period = { from: '2027-03-10', to: '2027-03-10' };
  await grant(installation, one, 'municipal-admin', here);
  const admin = await signedIn(installation, one);
  expect((await admin.call('POST', '/audit/trails', period)).status).toBe(202);
  const again = await admin.call<{ code: string }>('POST', '/audit/trails', period);
  expect([again.status, again.body.code]).toEqual([409, 'trail-running']);
  await grant(installation, other, 'municipal-admin', elsewhere);
  expect((await (await signedIn(installation, other)).call('POST', '/audit/trails', period)).status).toBe(
    202,
  );
});
