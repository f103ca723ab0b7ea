import type { Page } from 'playwright-core';
import { type AtWork, startAtWork } from './at-work.ts';
import { begun, visitOf } from './attended.ts';
import { query } from './base.ts';
import { Client } from './client.ts';
import { Hand } from './hand.ts';
import { PASSWORD } from './installation.ts';

type Post = { cpf: string; lotacao: string };

const LIST = '/lista-de-atendimentos';
export const rowOf = (page: Page, name: string) =>
  page.locator('.entries [data-row]').filter({ hasText: name });
/** The choice of a combo that Enter would pick. */
export const marked = (page: Page, text: string) =>
  page.locator('[data-combobox-selected]').filter({ hasText: text }).first();

/** A unit with a nurse and a physician, to whom citizens come. */
export class ConsultingRoom {
  readonly posts: { nurse: Post; physician: Post } = {
    nurse: { cpf: '', lotacao: '' },
    physician: { cpf: '', lotacao: '' },
  };
  readonly #register: (name: string) => object;
  readonly #citizens = new Map<string, string>();
  #work: AtWork | undefined;
  #desk: Client | undefined;

  /** `register`: what is sent to register somebody of a name. */
  constructor(register: (name: string) => object) {
    this.#register = register;
  }

  get work(): AtWork {
    if (!this.#work) throw new Error('the room is not open');
    return this.#work;
  }

  async open(): Promise<AtWork> {
    const work = (this.#work = await startAtWork({ holds: 'network' }));
    const found = await query<Post & { cbo: string; unit: string }>(
      work.dataDir,
      `select p.cpf, l.id as lotacao, l.cbo, l.unit_id as unit from lotacao l join professional p on p.id = l.professional_id
        where l.active and p.cpf is not null and p.cns is not null and (l.cbo like '2235%' or l.cbo like '2251%')
          and (select count(*) from lotacao x where x.professional_id = p.id) = 1 order by l.unit_id, p.cpf`,
    );
    const nurse = found.find(
      (one) =>
        one.cbo.startsWith('2235') &&
        found.some(({ unit, cbo }) => unit === one.unit && cbo.startsWith('2251')),
    );
    const physician = found.find(({ unit, cbo }) => unit === nurse?.unit && cbo.startsWith('2251'));
    if (!nurse || !physician) throw new Error('no unit has a nurse and a physician');
    Object.assign(this.posts, { nurse, physician });
    await this.giveProfiles(nurse.lotacao, 'enfermeiro', 'escuta-inicial');
    await this.giveProfiles(physician.lotacao, 'medico');
    for (const { cpf } of [nurse, physician]) await work.giveLogin(cpf);
    await this.signInDesk();
    return work;
  }

  /** Who receives the citizens, once more after sessions were ended. */
  async signInDesk(): Promise<void> {
    this.#desk = await new Client(this.work.url).signIn(this.posts.nurse.cpf, PASSWORD);
  }

  /** These and no others: with the escuta inicial it would be the first that a row offers. */
  async giveProfiles(lotacao: string, ...slugs: string[]): Promise<void> {
    const { dataDir } = this.work;
    await query(dataDir, `delete from lotacao_profile where lotacao_id = '${lotacao}'`);
    await query(
      dataDir,
      `insert into lotacao_profile (lotacao_id, profile_id) select '${lotacao}', id from profile
        where slug in (${slugs.map((slug) => `'${slug}'`).join(', ')}) and municipality_id is null`,
    );
  }

  async #citizen(desk: Client, name: string): Promise<string> {
    const known = this.#citizens.get(name);
    const id = known ?? (await desk.post<{ id: string }>('/citizens', this.#register(name))).id;
    this.#citizens.set(name, id);
    return id;
  }

  /** Somebody comes, for the first time or again, and waits at the unit of nurse and physician. */
  async arrive(name: string): Promise<void> {
    if (!this.#desk) throw new Error('the room is not open');
    const citizenId = await this.#citizen(this.#desk, name);
    await this.#desk.post('/list-entries', { citizenId, lotacaoId: null, teamId: null, serviceTypes: [] });
  }

  /** Somebody was attended by the physician before; `change`: what is told otherwise of a visit of that day. */
  async wasAttended(name: string, change: (day: string) => object): Promise<void> {
    const desk = await new Client(this.work.url).signIn(this.posts.physician.cpf, PASSWORD);
    const { id, day } = await begun(desk, await this.#citizen(desk, name));
    await desk.post(`/encounters/${id}/finish`, visitOf(day, change(day)));
  }

  /** The page of somebody who presses a key on the row of a citizen. */
  async begin(who: string, name: string, key: string): Promise<Hand> {
    const page = await this.work.open(LIST, { who });
    await rowOf(page, name).focus();
    const hand = new Hand(page);
    await hand.press(key);
    return hand;
  }

  /** Fichas that the encounters of a citizen made. */
  fichasOf(name: string): Promise<Array<{ tipo: number; outcome: string }>> {
    return query(
      this.work.dataDir,
      `select f.tipo, f.outcome from encounter_ficha x join ficha f on f.uuid = x.uuid
        join encounter e on e.id = x.encounter_id join citizen c on c.id = e.citizen_id
        where c.name = '${name}' order by e.started_at, f.tipo`,
    );
  }
}
