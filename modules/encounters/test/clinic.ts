import { generateCns } from '@pec-aberto/brazil';
import type { Answer, Client } from '#apps/installation/testing';
import { buildLotacao, buildPerson, giveProfiles, signedIn } from '#apps/installation/testing-people';
import { register } from '#modules/citizens/test/desk';
import type { Problem } from '#modules/reception/test/front';
import { type Front, openFront } from '#modules/reception/test/front';
import { sql } from '#platform/db/database';
import type { Finished } from '../contract/care.ts';
import type { Encounter } from '../contract/parts.ts';

export type { Problem } from '#modules/reception/test/front';

/** A front desk with who attends: a nurse with escuta inicial, a physician, a nursing technician. */
export type Clinic = Front & {
  physician: Client;
  physicianLotacao: string;
  technician: Client;
  /** A citizen on today's list. */
  arrive(change?: Parameters<typeof register>[1]): Promise<{ citizenId: string; entryId: string }>;
  start(
    client: Client,
    entryId: string,
    care?: 'escuta' | 'atendimento',
  ): Promise<Answer<Encounter & Problem>>;
  finish(client: Client, id: string, content: object): Promise<Answer<Finished & Problem>>;
  listen(client: Client, id: string, content: object): Promise<Answer<Finished & Problem>>;
};

let number = 7000;

export async function openClinic(options: Parameters<typeof openFront>[0] = {}): Promise<Clinic> {
  const front = await openFront(options);
  const { installation, municipality, unitId, teams, reception } = front;
  const { db } = installation.platform;
  const join = async (name: string, cbo: string, profiles: string[]) => {
    const person = await buildPerson(installation, { name, cns: generateCns(number++) });
    const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo });
    await giveProfiles(installation, lotacao, profiles);
    await sql`update lotacao set team_id = ${teams[0]} where id = ${lotacao}`.execute(db);
    return { client: await signedIn(installation, person), lotacao };
  };
  const nurse = await join('JOANA NUNES', '223565', ['enfermeiro', 'escuta-inicial']);
  const physician = await join('PAULO HENRIQUE DUARTE', '225142', ['medico']);
  const technician = await join('IVAN TELES', '322205', [
    'auxiliar-ou-tecnico-de-enfermagem',
    'escuta-inicial',
  ]);
  return {
    ...front,
    nurse: nurse.client,
    nurseLotacao: nurse.lotacao,
    physician: physician.client,
    physicianLotacao: physician.lotacao,
    technician: technician.client,
    arrive: async (change) => {
      const citizenId = await register(reception, change);
      const { status, body, text } = await front.add(citizenId);
      if (status !== 201) throw new Error(`the arrival answered ${status}: ${text}`);
      return { citizenId, entryId: body.id };
    },
    start: (client, entryId, care = 'atendimento') => client.call('POST', '/encounters', { entryId, care }),
    finish: (client, id, content) => client.call('POST', `/encounters/${id}/finish`, content),
    listen: (client, id, content) => client.call('POST', `/encounters/${id}/finish-listening`, content),
  };
}

/** A whole visit of spontaneous demand, that lacks nothing. */
export const VISIT = {
  subjective: { text: 'Cefaleia há 3 dias.', reasons: [{ ciap2: 'N01' }] },
  objective: { text: 'Bom estado geral.', measured: { systolic: 156, diastolic: 98 } },
  assessment: { problems: [{ ciap2: 'K86', listed: { state: 0, startedOn: '2017' } }] },
  end: { attendance: 5, participation: 2, conducts: [1] },
} as const;
