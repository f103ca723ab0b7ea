import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  giveProfiles,
  signedIn,
  type TestPerson,
} from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { someone } from './test/desk.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'CASA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    installation.platform.db,
  );
});
afterAll(() => installation.close());

/** A receptionist of a municipality. */
async function receptionOf(ibge: string, cnes: string): Promise<TestPerson> {
  const municipality = await buildMunicipality(installation, ibge, `CIDADE ${ibge}`);
  const unitId = await buildUnit(installation, municipality, cnes);
  const person = await buildPerson(installation);
  const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '422105' });
  await giveProfiles(installation, lotacao, ['recepcao']);
  return person;
}

// UTC−2, −3, −4 and −5: at 02:30, 03:30, 04:30 and 05:30 UTC one more of them passes to the 21st.
const PLACES = [
  ['Fernando de Noronha', '2605459', '0000001'],
  ['São Paulo', '3550308', '0000002'],
  ['Manaus', '1302603', '0000003'],
  ['Rio Branco', '1200401', '0000004'],
] as const;

test('a birth today is taken and one tomorrow refused, by the day of the municipality, in the four zones', async () => {
  const receptions: TestPerson[] = [];
  for (const [, ibge, cnes] of PLACES) receptions.push(await receptionOf(ibge, cnes));
  // Somebody born on the 21st, registered where and when it was.
  installation.clock.set(new Date('2026-12-21T12:00:00Z'));
  const [first] = receptions;
  if (!first) throw new Error('no reception');
  const registered = await (await signedIn(installation, first)).call<{ id: string }>(
    'POST',
    '/citizens',
    someone({ birthDate: '2026-12-21' }),
  );
  const early = registered.body.id;
  for (const [hour, born] of [2, 3, 4, 5].entries()) {
    installation.clock.set(new Date(`2026-12-21T0${born}:30:00Z`));
    const statuses: number[] = [];
    const pending: boolean[] = [];
    for (const person of receptions) {
      const client = await signedIn(installation, person);
      statuses.push((await client.call('POST', '/citizens', someone({ birthDate: '2026-12-21' }))).status);
      const seen = await client.call<{ pending: Array<{ path: string }> }>('GET', `/citizens/${early}`);
      pending.push(seen.body.pending.some(({ path }) => path === 'birthDate'));
    }
    expect([born, statuses]).toEqual([born, [0, 1, 2, 3].map((place) => (place <= hour ? 201 : 422))]);
    // What the page of a citizen says is lacking goes by the same day.
    expect([born, pending]).toEqual([born, [0, 1, 2, 3].map((place) => place > hour)]);
  }
});
