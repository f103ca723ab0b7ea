import { expect } from 'vitest';
import type { Answer, Client } from '#apps/installation/testing';
import { buildLotacao, buildPerson, giveProfiles, signedIn } from '#apps/installation/testing-people';
import type { RouteOutput } from '#platform/contract/route';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { loadLedi } from '#platform/ledi/load';
import { generateCns } from '@pec-aberto/brazil';
import type { Entry } from '#modules/reception/contract/parts';
import type { getObservation, registerContact } from '../contract.ts';
import type { Encounter } from '../contract/parts.ts';
import { openClinic, type Problem, VISIT } from './clinic.ts';

const URGENCY = 6;
export const PLAN = 'Soro 500 mL em 2 h; PA a cada 30 min.';
export const OBSERVED = {
  ...VISIT,
  plan: { text: PLAN, observation: true },
  end: { ...VISIT.end, attendance: URGENCY },
};

type Observation = RouteOutput<typeof getObservation> & Problem;
export type Registered = RouteOutput<typeof registerContact> & Problem;
export const refusal = ({ status, body }: Answer<Problem>) => [status, body.code];

/** A clinic that is a pronto atendimento, and what is done of who is in observation there. */
export async function openWard() {
  const clinic = await openClinic();
  const { db } = clinic.installation.platform;
  await sql`update unit set type_code = '73', subtype_code = '001' where id = ${clinic.unitId}`.execute(db);

  let others = 0;
  /** Somebody else of an occupation in the unit. */
  async function colleague(name: string, cbo: string, ...profiles: string[]) {
    const { installation, municipality, unitId } = clinic;
    others += 1;
    const person = await buildPerson(installation, { name, cns: generateCns(9100 + others) });
    const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo });
    await giveProfiles(installation, lotacao, profiles);
    return { client: await signedIn(installation, person), lotacao };
  }

  const read = (client: Client, id: string) =>
    client.call<Observation>('GET', `/encounters/${id}/observation`);
  const contact = (client: Client, id: string, body: object): Promise<Answer<Registered>> =>
    client.call('POST', `/encounters/${id}/contacts`, body);
  /** From whoever is responsible now, unless told otherwise. */
  async function handOver(client: Client, id: string, body: object) {
    const { from } = await getRow<{ from: string }>(
      db,
      sql`select lotacao_id as "from" from encounter where id = ${id}`,
    );
    return client.call<Encounter & Problem>('POST', `/encounters/${id}/responsible`, { from, ...body });
  }
  const observedList = async (client = clinic.reception) =>
    (await client.call<{ rows: Entry[] }>('GET', '/list-entries/observed')).body.rows;

  /** A citizen in observation, by the physician. */
  async function observed(change: object = {}) {
    const arrived = await clinic.arrive();
    const { id } = (await clinic.start(clinic.physician, arrived.entryId)).body;
    const put = await clinic.physician.call<Encounter & Problem>('POST', `/encounters/${id}/observe`, {
      plan: PLAN,
      ...change,
    });
    expect([put.status, put.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
    return { ...arrived, id };
  }

  /** Now and an interval, by the clock of the unit of an encounter. */
  const civil = (id: string, interval: string) =>
    getRow<{ day: string; time: string }>(
      db,
      sql`select to_char(x, 'YYYY-MM-DD') as day, to_char(x, 'HH24:MI') as time
        from (select (now() + ${interval}::interval) at time zone time_zone as x from encounter where id = ${id}) x`,
    );

  async function formsOf(encounterId: string) {
    const ledi = await loadLedi();
    const stored = await rowsOf<{ envelope: Buffer; outcome: string }>(
      db,
      sql`select f.envelope, f.outcome from encounter_ficha e join ficha f on f.uuid = e.uuid
        where e.encounter_id = ${encounterId} order by f.tipo`,
    );
    return stored.map(({ envelope, outcome }) => ({
      outcome,
      form: ledi.decodeRecord(ledi.layout, envelope).form,
    }));
  }

  return {
    clinic,
    db: () => db,
    colleague,
    read,
    contact,
    handOver,
    observedList,
    observed,
    civil,
    formsOf,
  };
}
