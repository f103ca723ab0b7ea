import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfFonts, pdfText } from '#platform/testing/pdf-text';
import { someone } from '../modules/citizens/test/desk.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import { focusedName } from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { until } from './support/until.ts';

/** The agenda of a unit in two browsers: what one desk does, the other shows untouched. */

type Worker = { cpf: string; lotacao: string; unit: string };

let work: AtWork;
/** Whoever receives people, and the nurse whose agenda it is; she coordinates the unit too. */
let desk: Page;
let room: Page;
let nurse: Client;
let reception: Worker;
let caring: Worker;
/** Days of the municipality's clock, where it is morning. */
let today: string;
const looks = new Looks();
const people = new Map<string, string>();

const dialog = (page: Page) => page.getByRole('dialog');
const entry = (page: Page, name: string) => page.locator('.slot.entry').filter({ hasText: name });
const marked = (page: Page, text: string) =>
  page.locator('[data-combobox-selected]').filter({ hasText: text });
const toast = (page: Page, text: string | RegExp) => page.locator('.toast').filter({ hasText: text });
const idOf = (name: string) => people.get(name) ?? '';
const daysOn = (days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const leaveFields = (page: Page) => page.getByRole('heading', { level: 1 }).focus();
const save = (page: Page) =>
  dialog(page)
    .getByRole('button', { name: /^(Salvar|Remarcar)/ })
    .click();
const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' });

/** The page of one agenda on a day. */
async function see(page: Page, { day = today, view = 'dia', of = caring.lotacao } = {}): Promise<void> {
  await page.bringToFront();
  await page.goto(`${work.url}/agenda?ver=${view}&dia=${day}&profissional=${of}`);
  await page.locator('.day-grid').waitFor();
}

/** A slot of the day that is shown, free. */
const slotAt = (page: Page, start: string) =>
  page.locator('.slot.free').and(page.getByRole('button', { name: `, ${start} a` }));

async function pick(page: Page, typed: string, name: string): Promise<void> {
  await dialog(page).getByRole('combobox', { name: 'Cidadão' }).pressSequentially(typed);
  await marked(page, name).waitFor();
  await page.keyboard.press('Enter');
}

/** Unticks the slip and saves. */
async function saveWithoutSlip(page: Page): Promise<void> {
  await dialog(page).getByRole('checkbox', { name: 'Imprimir comprovante ao salvar' }).uncheck();
  await save(page);
  await closed(page);
}

const book = (name: string, start: string, more: object = {}) =>
  nurse.post<{ id: string }>('/appointments', {
    lotacaoId: caring.lotacao,
    day: daysOn(1),
    start,
    citizenId: idOf(name),
    acceptSameTime: true,
    ...more,
  });

async function put(client: Client, path: string, body: object): Promise<void> {
  const { status } = await client.call('PUT', path, body);
  if (status !== 200) throw new Error(`PUT ${path} answered ${status}`);
}

async function giveProfiles({ cpf, lotacao }: Worker, slugs: string[]): Promise<void> {
  await query(work.dataDir, `delete from lotacao_profile where lotacao_id = '${lotacao}'`);
  await query(
    work.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id) select '${lotacao}', id from profile
      where slug in (${slugs.map((slug) => `'${slug}'`).join(', ')}) and municipality_id is null`,
  );
  await work.giveLogin(cpf);
}

/** The municipality lies where it is half past nine: the day has slots behind and before it, whenever this runs. */
async function makeMorning(): Promise<void> {
  const ahead = new Date().getUTCHours() - 9;
  const west = ahead > 12 ? ahead - 24 : ahead;
  const zone = `Etc/GMT${west >= 0 ? '+' : '-'}${Math.abs(west)}`;
  await query(work.dataDir, `update municipality set time_zone = '${zone}'`);
  today = new Date(Date.now() - west * 3_600_000).toISOString().slice(0, 10);
}

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  await makeMorning();
  const two = await query<Worker>(
    work.dataDir,
    `with alone as (
       select p.cpf, l.id as lotacao, l.unit_id as unit from lotacao l join professional p on p.id = l.professional_id
        where l.active and p.cpf is not null
          and (select count(*) from lotacao x where x.professional_id = p.id) = 1)
     select cpf, lotacao, unit from alone where unit =
       (select unit from alone group by unit having count(*) > 1 order by unit limit 1) order by cpf limit 2`,
  );
  [reception, caring] = two as [Worker, Worker];
  await giveProfiles(reception, ['recepcao']);
  await giveProfiles(caring, ['enfermeiro', 'coordenador-ubs']);
  nurse = await new Client(work.url).signIn(caring.cpf, PASSWORD);
  const hours = [
    { start: '07:00', end: '12:00' },
    { start: '13:00', end: '17:00' },
  ];
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const days = Object.fromEntries(names.map((name) => [name, hours]));
  for (const { lotacao } of [reception, caring]) {
    const { version } = await nurse.get<{ version: string | null }>(`/lotacoes/${lotacao}/agenda`);
    await put(nurse, `/lotacoes/${lotacao}/agenda`, { version, days });
  }
  for (const name of [
    'ODETE FARIAS',
    'JOSE CARLOS PIMENTA',
    'LIVIA MORAES',
    'CLEIDE PRADO',
    'EDSON VILELA',
  ]) {
    people.set(name, (await nurse.post<{ id: string }>('/citizens', someone({ name }))).id);
  }
  desk = await work.open('/agenda', { who: reception.cpf });
  room = await work.open('/agenda', { who: caring.cpf });
  await desk.locator('.day-grid').waitFor();
});
afterAll(() => work.release());

describe('Agenda', () => {
  it('a professional is pinned, and the agenda opens there', async () => {
    const [{ name } = { name: '' }] = await query<{ name: string }>(
      work.dataDir,
      `select initcap(p.name) as name from professional p where p.cpf = '${caring.cpf}'`,
    );
    await desk.getByRole('textbox', { name: 'Filtrar profissionais' }).fill(name);
    await desk.keyboard.press('Enter');
    await desk.locator('.desk-bar').getByRole('button', { name: 'Fixar profissional' }).click();
    await desk
      .locator('.desk-bar')
      .getByRole('button', { name: /^Soltar/ })
      .waitFor();
    await desk.goto(work.url);
    await desk.getByRole('heading', { level: 1 }).waitFor();
    await looks.at(room, 'agenda-vazia');
    const { lotacoes } = await nurse.get<{ lotacoes: Array<{ pinned: boolean }> }>(
      `/agenda-lotacoes?from=${today}`,
    );
    // For whoever pinned it alone.
    expect(lotacoes.some(({ pinned }) => pinned)).toBe(false);
  });

  it('CIT-14 CIT-21 flow 1: five keys, one text and two pages book Odete for today, and her slip comes', async () => {
    const sent = { keys: 0, texts: 0 };
    const key = async (...pressed: string[]) => {
      for (const one of pressed) {
        sent.keys += 1;
        await desk.keyboard.press(one);
      }
    };
    await desk.bringToFront();
    await key('g', 'a');
    await desk.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor();
    await desk.locator('.day-grid').waitFor();
    await key('n');
    await until('the focus on the citizen', async () => (await focusedName(desk)).startsWith('Cidadão'));
    await desk.keyboard.type('odete far');
    sent.texts += 1;
    await marked(desk, 'Odete Farias').waitFor();
    await looks.at(desk, 'agenda-agendar');
    await key('Enter');
    await dialog(desk).locator('.when-line strong').filter({ hasText: 'hoje' }).waitFor();
    const slip = desk.waitForEvent('download');
    await key('Control+s');
    await closed(desk);
    expect(sent).toEqual({ keys: 5, texts: 1 });
    const booked = entry(desk, 'Odete Farias');
    await booked.waitFor();
    const label = (await booked.getAttribute('title')) ?? '';
    const start = /(\d\d:\d\d) a/.exec(label)?.[1] ?? '';
    // Never before now: the municipality's clock stands between nine and ten.
    expect(start > '09:00' && start <= '10:00' ? 'the next' : start).toBe('the next');
    const told = ['ODETE FARIAS', today.split('-').toReversed().join('/'), `às ${start}`];
    expect(await missingIn(await slip, told)).toEqual([]);
  });

  it('CIT-22 the other browser shows it untouched; L marks her arrival, and both show that', async () => {
    await entry(room, 'Odete Farias').waitFor();
    await desk.bringToFront();
    await entry(desk, 'Odete Farias').focus();
    await desk.keyboard.press('l');
    await toast(desk, 'Odete Farias chegou').waitFor();
    await desk.locator('.slot.presente').filter({ hasText: 'Odete Farias' }).waitFor();
    await room.locator('.slot.presente').filter({ hasText: 'Odete Farias' }).waitFor();
    const { rows } = await nurse.post<{ rows: Array<{ lotacao: { id: string } | null }> }>(
      '/list-entries/search',
      {},
    );
    expect(rows.map(({ lotacao }) => lotacao?.id)).toEqual([caring.lotacao]);
  });

  it('CIT-20 a slot lost to another desk: who took it and the next one are told, what was typed stays, one key books', async () => {
    await see(desk, { day: daysOn(1) });
    await slotAt(desk, '08:00').click();
    await pick(desk, 'jose carlos', 'Jose Carlos Pimenta');
    await dialog(desk).getByLabel('Observações').fill('Trazer os exames');
    await dialog(desk).getByLabel('E-mail').fill('jose@exemplo.com.br');
    await book('LIVIA MORAES', '08:00');
    await save(desk);
    await dialog(desk)
      .getByText(/das 08:00 acabou de ser ocupado por .+ Próximo livre: 08:20/)
      .waitFor();
    expect(await dialog(desk).getByLabel('Observações').inputValue()).toBe('Trazer os exames');
    await until('the way out to be in focus', async () => (await focusedName(desk)).startsWith('Usar'));
    await looks.at(desk, 'agenda-vaga-perdida');
    const slip = desk.waitForEvent('download');
    await desk.keyboard.press('Enter');
    await closed(desk);
    await slip;
    await entry(desk, 'Jose Carlos Pimenta')
      .and(desk.getByRole('button', { name: /08:20 a 08:40/ }))
      .waitFor();
    const [jose] = await query<{ email: string }>(
      work.dataDir,
      `select email from citizen where id = '${idOf('JOSE CARLOS PIMENTA')}'`,
    );
    expect(jose?.email).toBe('jose@exemplo.com.br');
  });

  it('what is typed outlives a reload; left on purpose it is gone', async () => {
    await see(desk, { day: daysOn(2) });
    await slotAt(desk, '08:00').click();
    await dialog(desk).getByLabel('Observações').fill('Vem com a filha');
    await desk
      .getByText(/Rascunho salvo/)
      .first()
      .waitFor();
    await desk.reload();
    await desk.locator('.day-grid').waitFor();
    await slotAt(desk, '09:00').click();
    await dialog(desk)
      .getByText(/está de volta nos campos/)
      .waitFor();
    expect(await dialog(desk).getByLabel('Observações').inputValue()).toBe('Vem com a filha');
    expect(await dialog(desk).locator('.when-line').innerText()).toContain('09:00');
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'Sair sem salvar' }).click();
    await closed(desk);
    await slotAt(desk, '09:00').click();
    await dialog(desk).getByRole('combobox', { name: 'Cidadão' }).waitFor();
    expect(await dialog(desk).getByLabel('Observações').inputValue()).toBe('');
    await desk.keyboard.press('Escape');
    await closed(desk);
  });

  it('CIT-21 off the unit the place is marked and nobody arrives; a slip that is not asked for does not come', async () => {
    await see(desk, { day: today });
    let downloads = 0;
    desk.on('download', () => downloads++);
    await slotAt(desk, '15:00').click();
    await pick(desk, 'cleide', 'Cleide Prado');
    await dialog(desk).getByLabel('Local fora da UBS').selectOption('domicilio');
    await saveWithoutSlip(desk);
    await until('who was booked in focus', async () => (await focusedName(desk)).includes('Cleide Prado'));
    await entry(desk, 'Cleide Prado').click();
    await dialog(desk).getByText('Domicílio').waitFor();
    await looks.at(desk, 'agenda-agendamento');
    expect(
      await dialog(desk)
        .getByRole('button', { name: /^Chegou/ })
        .count(),
    ).toBe(0);
    await desk.keyboard.press('Escape');
    await closed(desk);
    expect(downloads).toBe(0);
  });

  it('an encaixe stands beside who is booked, and is marked', async () => {
    await see(desk, { day: daysOn(1) });
    await slotAt(desk, '10:00').click();
    await dialog(desk).getByRole('button', { name: 'Mudar' }).click();
    await dialog(desk)
      .getByRole('checkbox', { name: /^Encaixe/ })
      .check();
    await dialog(desk).getByLabel('Horário').fill('08:10');
    await pick(desk, 'edson', 'Edson Vilela');
    await looks.at(desk, 'agenda-encaixe');
    await saveWithoutSlip(desk);
    await entry(desk, 'Edson Vilela').waitFor();
    expect(await entry(desk, 'Edson Vilela').locator('.slot-tag').innerText()).toBe('encaixe');
    const side = (name: string) => entry(desk, name).boundingBox();
    const [held, beside] = [await side('Livia Moraes'), await side('Edson Vilela')];
    expect(beside?.x).toBeGreaterThan((held?.x ?? 0) + (held?.width ?? 0) - 1);
    await looks.at(desk, 'agenda-dia');
  });

  it('CIT-15 rescheduled by the dialog and by dragging, undone; cancelled before its time it stays in the history', async () => {
    await see(desk, { day: daysOn(1) });
    const edit = async () => {
      await entry(desk, 'Jose Carlos Pimenta').click();
      await dialog(desk).getByRole('button', { name: 'Editar ou remarcar' }).click();
      const email = dialog(desk).getByLabel('E-mail');
      await until('what the registration has', async () => (await email.inputValue()) !== '');
    };
    // What the registration brings was not typed: nothing is asked.
    await edit();
    await desk.keyboard.press('Escape');
    await closed(desk);
    await edit();
    await dialog(desk).getByLabel('Horário').selectOption('11:00');
    await looks.at(desk, 'agenda-remarcar');
    await save(desk);
    await closed(desk);
    const at = (start: string) =>
      entry(desk, 'Jose Carlos Pimenta').and(desk.getByRole('button', { name: `, ${start} a` }));
    await at('11:00').waitFor();
    await at('11:00').dragTo(slotAt(desk, '11:40'));
    await at('11:40').waitFor();
    await desk.getByRole('button', { name: 'Desfazer' }).click();
    await at('11:00').waitFor();
    await at('11:00').click();
    const cancel = dialog(desk).getByRole('button', { name: 'Cancelar agendamento' });
    await cancel.click();
    // The question has a button of the same name.
    await dialog(desk)
      .getByRole('heading', { name: /^Cancelar / })
      .waitFor();
    await cancel.click();
    await closed(desk);
    await entry(desk, 'Jose Carlos Pimenta').waitFor({ state: 'detached' });
    await slotAt(desk, '11:00').waitFor();
    // Who works by keys goes on from the slot that is free again.
    await until('the freed slot in focus', async () =>
      (await focusedName(desk)).includes('11:00 a 11:20, livre'),
    );
    await desk.getByRole('combobox', { name: 'Agenda do cidadão' }).pressSequentially('jose carlos');
    await marked(desk, 'Jose Carlos Pimenta').waitFor();
    await desk.keyboard.press('Enter');
    await dialog(desk).getByText('Cancelado').first().waitFor();
    expect(await dialog(desk).locator('[data-row]').count()).toBe(1);
    await looks.at(desk, 'agenda-do-cidadao');
    await desk.keyboard.press('Escape');
    await closed(desk);
  });

  it('CIT-15 once its time is past it is not cancelled: an absence is told, and undone the same day', async () => {
    const [{ now } = { now: '' }] = await query<{ now: string }>(
      work.dataDir,
      `select to_char(now() at time zone (select time_zone from municipality limit 1) - interval '3 minutes', 'HH24:MI') as now`,
    );
    await book('EDSON VILELA', now, { day: today, encaixe: true });
    await see(desk, { day: today });
    await entry(desk, 'Edson Vilela').click();
    await dialog(desk).getByRole('button', { name: 'Informar falta' }).waitFor();
    expect(await dialog(desk).getByRole('button', { name: 'Cancelar agendamento' }).count()).toBe(0);
    await dialog(desk).getByRole('button', { name: 'Informar falta' }).click();
    await desk.locator('.slot.nao-compareceu').filter({ hasText: 'Edson Vilela' }).waitFor();
    await entry(desk, 'Edson Vilela').click();
    await dialog(desk).getByRole('button', { name: 'Cidadão chegou' }).click();
    await desk.locator('.slot.agendado').filter({ hasText: 'Edson Vilela' }).waitFor();
  });

  it('CIT-17 a time is reserved over several slots, each of them deleted by itself', async () => {
    await see(desk, { day: daysOn(1) });
    await slotAt(desk, '14:00').click();
    await dialog(desk).getByRole('button', { name: 'Reserva' }).click();
    await dialog(desk).getByLabel('Horário final').fill('15:00');
    await dialog(desk).getByLabel('Motivo').selectOption('outros');
    await dialog(desk).getByLabel('Especifique').fill('Vacinação na escola');
    await looks.at(desk, 'agenda-reserva');
    await save(desk);
    await closed(desk);
    const blocks = entry(desk, 'Vacinação na escola');
    await until('three blocks', async () => (await blocks.count()) === 3);
    await blocks.first().click();
    await dialog(desk).getByRole('button', { name: 'Excluir reserva' }).click();
    await dialog(desk).getByRole('button', { name: 'Excluir reserva' }).click();
    await closed(desk);
    await slotAt(desk, '14:00').waitFor();
    expect(await blocks.count()).toBe(2);
  });

  it('CIT-16 a slot given to online booking takes only a reservation', async () => {
    await put(work.installer, '/online-agenda', { enabled: true });
    const { version, online } = await nurse.get<{ version: string; online: Record<string, unknown> }>(
      `/lotacoes/${caring.lotacao}/agenda`,
    );
    const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
    const weekday = names[new Date(`${daysOn(4)}T00:00:00Z`).getUTCDay()] ?? '';
    await see(desk, { day: daysOn(4) });
    const given = { ...online, [weekday]: [{ start: '09:00', end: '09:20' }] };
    await put(nurse, `/lotacoes/${caring.lotacao}/online-agenda`, { version, online: given });
    // Given while the page is open; so is the switch of the whole installation.
    await desk.locator('.slot.online').waitFor();
    await put(work.installer, '/online-agenda', { enabled: false });
    await desk.locator('.slot.online').waitFor({ state: 'detached' });
    await put(work.installer, '/online-agenda', { enabled: true });
    await desk.locator('.slot.online').click();
    await dialog(desk).getByLabel('Motivo').waitFor();
    await dialog(desk).getByRole('button', { name: 'Consulta' }).click();
    await dialog(desk).getByText('só uma reserva cabe nele').waitFor();
    await dialog(desk).getByRole('button', { name: 'Reserva' }).click();
    await dialog(desk).getByLabel('Motivo').selectOption('reuniao');
    await looks.at(desk, 'agenda-on-line');
    await save(desk);
    await closed(desk);
    await entry(desk, 'Reunião').waitFor();
    expect(await desk.locator('.slot.online').count()).toBe(0);
  });

  it('between professionals it stands in both agendas, side by side', async () => {
    await see(desk, { day: daysOn(1) });
    await slotAt(desk, '16:00').click();
    await dialog(desk).getByRole('button', { name: 'Entre profissionais' }).click();
    await dialog(desk).getByLabel('Profissional convidado').selectOption(reception.lotacao);
    await looks.at(desk, 'agenda-entre-profissionais');
    await save(desk);
    await closed(desk);
    const both = `${caring.lotacao},${reception.lotacao}`;
    await desk.goto(`${work.url}/agenda?ver=profissionais&dia=${daysOn(1)}&lado=${both}`);
    const meeting = desk
      .locator('.slot.entry')
      .and(desk.getByRole('button', { name: /16:00 a 16:20, com / }));
    await meeting.nth(1).waitFor();
    expect(await desk.locator('.day-column').count()).toBe(2);
    await looks.at(desk, 'agenda-lado-a-lado');
  });

  it('a closing shows at once, with its reason; the next free slots of one professional are offered', async () => {
    await see(desk, { view: 'semana', day: daysOn(8) });
    await nurse.post(`/lotacoes/${caring.lotacao}/agenda-closures`, {
      startDate: daysOn(8),
      startTime: '',
      endDate: daysOn(8),
      endTime: '',
      reason: 'outro',
      specification: 'Feriado municipal',
    });
    await desk.getByText('Feriado municipal').waitFor();
    await desk.getByLabel('Próxima vaga de').selectOption('um');
    const next = desk.locator('.desk-next').getByRole('button', { name: /^Agendar/ });
    await next.nth(2).waitFor();
    expect(await next.count()).toBe(3);
    await looks.at(desk, 'agenda-semana');
  });

  it('CIT-13 a death takes what is to come out of the agenda, before the eyes of the desk', async () => {
    await see(desk, { day: daysOn(1) });
    await entry(desk, 'Livia Moraes').waitFor();
    const id = idOf('LIVIA MORAES');
    const { version } = await nurse.get<{ version: number }>(`/citizens/${id}`);
    await nurse.post(`/citizens/${id}/death`, { diedOn: '2026-11-01', version });
    await entry(desk, 'Livia Moraes').waitFor({ state: 'detached' });
    expect(await slotAt(desk, '08:00').count()).toBe(1);
  });

  it('by keys alone: arrows in the grid, N on a slot, the following slot by ↓, the day by PgDn', async () => {
    await see(desk, { day: daysOn(2) });
    await slotAt(desk, '08:00').focus();
    await desk.keyboard.press('ArrowDown');
    expect(await focusedName(desk)).toContain('08:20 a 08:40, livre');
    await desk.keyboard.press('n');
    await dialog(desk).getByText('08:20 – 08:40').waitFor();
    await desk.keyboard.press('ArrowDown');
    await dialog(desk).getByText('08:40 – 09:00').waitFor();
    await desk.keyboard.press('Escape');
    await closed(desk);
    await desk.keyboard.press('PageDown');
    await until('the next day', () => desk.url().includes(`dia=${daysOn(3)}`));
    await leaveFields(desk);
    await desk.keyboard.press('t');
    await until('today', () => !desk.url().includes('dia='));
    await desk.keyboard.press('p');
    expect(await focusedName(desk)).toBe('Filtrar profissionais');
  });

  it('cut from the net and back: nothing was missed', async () => {
    await see(room, { day: daysOn(2) });
    await room.context().setOffline(true);
    await room.getByText('Sem conexão com o servidor.').first().waitFor();
    await see(desk, { day: daysOn(2) });
    await slotAt(desk, '09:20').click();
    await pick(desk, 'cleide', 'Cleide Prado');
    await saveWithoutSlip(desk);
    await entry(desk, 'Cleide Prado').waitFor();
    expect(await entry(room, 'Cleide Prado').count()).toBe(0);
    await room.context().setOffline(false);
    await entry(room, 'Cleide Prado').waitFor();
  });

  it('the agenda of the day is printed, as the desk needs it', async () => {
    await see(desk, { day: daysOn(2) });
    const file = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'Imprimir a agenda do dia' }).click();
    expect(await missingIn(await file, ['CLEIDE PRADO', 'Nascimento e sexo', 'Telefone'])).toEqual([]);
  });

  it('the registration of a citizen shows her appointments, and books another', async () => {
    await desk.goto(`${work.url}/cidadao/${idOf('CLEIDE PRADO')}/agendamentos`);
    await desk.locator('[data-row]').first().waitFor();
    expect(await desk.locator('[data-row]').count()).toBe(2);
    await looks.at(desk, 'cidadao-agendamentos');
    await desk.getByRole('button', { name: 'Agendar' }).click();
    await dialog(desk).locator('.when-line strong').waitFor();
    expect(await dialog(desk).getByRole('combobox', { name: 'Cidadão' }).inputValue()).toBe('Cleide Prado');
    await desk.keyboard.press('Escape');
    await closed(desk);
  });

  it('flow 1: from a phone call, anywhere: Ctrl K, the name, Ctrl Enter, A, Ctrl S', async () => {
    const count = async () =>
      (await query(work.dataDir, `select 1 from appointment where citizen_id = '${idOf('ODETE FARIAS')}'`))
        .length;
    const before = await count();
    await desk.goto(`${work.url}/lista-de-atendimentos`);
    await desk.getByRole('heading', { level: 1, name: 'Lista de atendimentos' }).waitFor();
    await leaveFields(desk);
    await desk.keyboard.press('Control+k');
    await desk.keyboard.type('odete far');
    await desk.keyboard.press('Control+Enter');
    await desk.getByRole('menuitem', { name: 'Agendar' }).waitFor();
    await looks.at(desk, 'agenda-do-telefone');
    await desk.keyboard.press('a');
    await dialog(desk).locator('.when-line strong').waitFor();
    expect(await dialog(desk).getByRole('combobox', { name: 'Cidadão' }).inputValue()).toBe('Odete Farias');
    const offered = await dialog(desk).locator('.when-line strong').innerText();
    await desk.keyboard.press('ArrowDown');
    await until(
      'the following time',
      async () => (await dialog(desk).locator('.when-line strong').innerText()) !== offered,
    );
    const slip = desk.waitForEvent('download');
    await desk.keyboard.press('Control+s');
    await closed(desk);
    await slip;
    expect(await count()).toBe(before + 1);
  });

  it('the pages on the way were good to look at', () => {
    expect(looks.faults).toEqual([]);
  });
});

/** What a paper that came does not tell, and the fonts that it lacks. */
async function missingIn(download: Download, told: readonly string[]): Promise<string[]> {
  const file = await readFile(await download.path());
  const text = pdfText(file).replaceAll('\n', ' ');
  return [...told.filter((one) => !text.includes(one)), ...pdfFonts(file).missing];
}
