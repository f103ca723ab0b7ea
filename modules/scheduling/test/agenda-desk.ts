import type { Answer, Client } from '#apps/installation/testing';
import { buildLotacao, buildPerson, giveProfiles, signedIn } from '#apps/installation/testing-people';
import { register } from '#modules/citizens/test/desk';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import type { RouteOutput } from '#platform/contract/route';
import { sql } from '#platform/db/database';
import type { bookAppointment, changeReservation, readAgendas } from '../contract.ts';

export type Appointment = RouteOutput<typeof bookAppointment>;
export type Reservation = RouteOutput<typeof changeReservation>;
export type Agendas = RouteOutput<typeof readAgendas>;
export type Refused = {
  code: string;
  detail: string;
  fields?: Array<{ path: string; message: string }>;
  data?: { next: { day: string; start: string } | null };
};

export const MONDAY = '2026-11-23';
export const TUESDAY = '2026-11-24';
/** On that Monday, in Santa Catarina. */
export const AT_14_27 = new Date('2026-11-23T17:27:00Z');

type Answered = Answer<Appointment & Refused>;
type Reserved = Answer<{ blocks: Reservation[] } & Refused>;

/** What a desk does in the agendas of the unit. */
export const acting = (client: Client) => ({
  client,
  book: (body: object): Promise<Answered> => client.call('POST', '/appointments', { day: MONDAY, ...body }),
  change: (id: string, body: object): Promise<Answered> => client.call('PATCH', `/appointments/${id}`, body),
  see: async (id: string): Promise<Appointment> =>
    (await client.call<Appointment>('GET', `/appointments/${id}`)).body,
  cancel: (id: string): Promise<Answered> => client.call('POST', `/appointments/${id}/cancel`),
  tellAbsence: (id: string): Promise<Answered> => client.call('POST', `/appointments/${id}/absence`),
  undoAbsence: (id: string): Promise<Answered> => client.call('DELETE', `/appointments/${id}/absence`),
  reserve: (body: object): Promise<Reserved> =>
    client.call('POST', '/reservations', {
      day: MONDAY,
      reason: 'reuniao',
      specification: '',
      notes: '',
      ...body,
    }),
  agendas: async (lotacoes: readonly string[], from = MONDAY, days = 1): Promise<Agendas> =>
    (await client.call<Agendas>('GET', `/agendas?from=${from}&days=${days}&lotacoes=${lotacoes.join(',')}`))
      .body,
  async day(lotacao: string, day = MONDAY) {
    const found = (await this.agendas([lotacao], day)).lotacoes[0]?.days[0];
    if (!found) throw new Error('no such day');
    return found;
  },
  async stateOf(lotacao: string, start: string, day = MONDAY) {
    return (await this.day(lotacao, day)).slots.find((slot) => slot.start === start)?.state;
  },
  async ofCitizen(id: string, query = ''): Promise<Appointment[]> {
    return (await client.call<{ rows: Appointment[] }>('GET', `/citizens/${id}/appointments?${query}`)).body
      .rows;
  },
});

export const refusal = ({ status, body }: { status: number; body: Refused }) => [status, body.code];

export type AgendaDesk = ReturnType<typeof acting> & {
  fixture: TwoMunicipalities;
  reception: Client;
  /** Lotação of a nurse of the unit. */
  nurse: string;
  join(slug: string, name: string, unitId?: string): Promise<Client>;
  /** Lotação of somebody new in the unit. */
  colleague(cbo?: string): Promise<string>;
  citizen(change?: Parameters<typeof register>[1]): Promise<string>;
  /** Another moment, with the reception at her desk. */
  goTo(instant: Date): Promise<void>;
  close(): Promise<void>;
};

/** A unit where all follow the agenda of the municipality (08:00–12:00, 13:00–17:00, 20 minutes), and its reception. */
export async function openAgendaDesk(options: { worker?: boolean } = {}): Promise<AgendaDesk> {
  const fixture = await startTwoMunicipalities(options);
  const { installation, here } = fixture;
  // Before anybody enters: a session would not last until then.
  installation.clock.set(AT_14_27);
  const { db } = installation.platform;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SERRA CLARA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    db,
  );
  const lotacaoOf = async (name: string, cbo: string, unitId: string) => {
    const person = await buildPerson(installation, { name });
    const id = await buildLotacao(installation, { person, municipality: here.municipality, unitId, cbo });
    await sql`update lotacao set agenda = 'padrao' where id = ${id}`.execute(db);
    return { person, id };
  };
  const join = async (slug: string, name: string, unitId = here.unitId) => {
    const { person, id } = await lotacaoOf(name, '422105', unitId);
    await giveProfiles(installation, id, [slug]);
    return signedIn(installation, person);
  };
  const desk = await lotacaoOf('LUANA MARTINS', '422105', here.unitId);
  await giveProfiles(installation, desk.id, ['recepcao']);
  let entered = await signedIn(installation, desk.person);
  const reception: Client = { cookie: () => entered.cookie(), call: (...asked) => entered.call(...asked) };
  await sql`update lotacao set agenda = 'padrao'`.execute(db);
  return {
    ...acting(reception),
    fixture,
    reception,
    nurse: here.nurseLotacao,
    join,
    colleague: async (cbo = '225142') => (await lotacaoOf(`COLEGA ${cbo}`, cbo, here.unitId)).id,
    async goTo(instant) {
      installation.clock.set(instant);
      // The session ended meanwhile, or has not begun yet.
      entered = await signedIn(installation, desk.person);
    },
    citizen: (change) => register(reception, change),
    close: () => fixture.close(),
  };
}
