import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLotacao, buildPerson } from '#apps/installation/testing-people';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { applyBytes, bytesOf, personIn } from '#modules/fichas/test/lots';
import { sql } from '#platform/db/database';
import { dbOf, Sending } from './test/bases.ts';
import { type Facts, factsOf } from './test/facts.ts';

let units: [Desk, Desk, Desk];
let centres: [Desk, Desk];
let sending: Sending;

beforeAll(async () => {
  sending = await Sending.open();
  units = [await openDesk(), await openDesk(), await openDesk()];
  centres = [await openDesk(), await openDesk()];
  const { person: known } = personIn('VERA DE TODAS', 'ZILDA DE TODAS', '1980-01-02');
  const everywhere = await bytesOf([{ person: known }]);
  const [first] = units;
  const shared = await buildPerson(first.installation, { name: 'ENFERMEIRA ITINERANTE' });
  for (const [place, desk] of [...units, ...centres].entries()) {
    await applyBytes(desk, everywhere);
    const person =
      place === 0 ? shared : await buildPerson(desk.installation, { name: 'ENFERMEIRA ITINERANTE' });
    await sql`update professional set cpf = ${shared.cpf} where id = ${person.id}`.execute(dbOf(desk));
    const { municipality, unitId } = desk;
    await buildLotacao(desk.installation, { person, municipality, unitId, cbo: '223505' });
  }
  for (const desk of units) {
    for (let n = 0; n < 4; n++) await register(desk.reception);
    const alone = await buildPerson(desk.installation, { name: 'SÓ DE UMA UNIDADE' });
    const { municipality, unitId } = desk;
    await buildLotacao(desk.installation, { person: alone, municipality, unitId, cbo: '225142' });
  }
}, 240_000);
afterAll(async () => {
  for (const desk of [...units, ...centres]) await desk.close();
  await sending.close();
});

/** What each unit brought, whichever centre it came to. */
const arrived = async (desk: Desk, before: Facts) => {
  const after = await factsOf(desk);
  return Object.fromEntries(
    Object.entries(after).map(([name, rows]) => [
      name,
      rows.filter((row) => !before[name as keyof Facts].includes(row)),
    ]),
  );
};

test('UNI-04 three units joined in two orders leave the same people and the same facts', async () => {
  const [a, b, c] = units;
  const [one, other] = centres;
  const before = [await factsOf(one), await factsOf(other)] as const;
  for (const unit of [a, b, c]) expect((await sending.unify(unit, one)).verified?.ok).toBe(true);
  for (const unit of [b, c, a]) expect((await sending.unify(unit, other)).verified?.ok).toBe(true);
  const [here, there] = [await arrived(one, before[0]), await arrived(other, before[1])];
  expect(here).toEqual(there);
  // Each unit has its four and the one whom all know.
  expect(here['citizens']).toHaveLength(15);
  expect(here['fichas']).toEqual([]);
  const nurses = (await factsOf(one)).people.filter((row) => row.includes('ITINERANTE'));
  expect(nurses).toHaveLength(1);
});
