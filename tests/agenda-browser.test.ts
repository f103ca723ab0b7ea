import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { MONITOR, openMenu, PHONE } from './support/screens.ts';

/** The agenda of somebody with two lotações, as the unit's coordinator configures it: by keys alone. */
type Lotacao = { id: string; professional: string; name: string };
type Agenda = { version: string | null; days: unknown; standard: Record<string, unknown> };

let work: AtWork;
let page: Page;
let coordinator: Client;
/** Of one person in one unit. */
let first: Lotacao;
let second: string;
const looks = new Looks();
const look = (name: string) => looks.at(page, name);
const press = (...keys: string[]) => keyboard.press(page, ...keys);
const tabTo = (name: RegExp) => keyboard.tabTo(page, name, 250);
const type = (text: string) => page.keyboard.type(text);
/** From the top of the page, as after opening it. */
const fromTop = (title: string) => page.getByRole('heading', { level: 1, name: title }).focus();
const week = () => page.locator('.week-of');

/** The Monday after this week's, as dd/mm/aaaa with its Friday, and the day alone. */
function nextWeek(): { monday: string; friday: string } {
  const now = new Date();
  const monday = new Date(now.getTime() + (7 - ((now.getUTCDay() + 6) % 7)) * 86_400_000);
  const text = (at: Date) => at.toISOString().slice(0, 10).split('-').toReversed().join('/');
  return { monday: text(monday), friday: text(new Date(monday.getTime() + 4 * 86_400_000)) };
}

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const { dataDir } = work;
  const [boss] = await query<{ cpf: string; lotacao: string; unit: string }>(
    dataDir,
    `select p.cpf, l.id as lotacao, l.unit_id as unit from lotacao l join professional p on p.id = l.professional_id
      where l.active and p.cpf is not null and p.id in (
        select professional_id from lotacao where active group by 1 having count(*) = 1)
      order by p.name limit 1`,
  );
  if (!boss) throw new Error('nobody works here');
  await query(
    dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id) select '${boss.lotacao}', id from profile
      where slug = 'coordenador-ubs' and municipality_id is null on conflict do nothing`,
  );
  const [found] = await query<Lotacao>(
    dataDir,
    `select l.id, p.id as professional, p.name from lotacao l join professional p on p.id = l.professional_id
      where l.unit_id = '${boss.unit}' and l.active and l.id <> '${boss.lotacao}' and l.cbo like '2%'
      order by p.name limit 1`,
  );
  if (!found) throw new Error('nobody else works in the unit');
  first = found;
  await query(dataDir, `update lotacao set agenda = 'nenhuma' where id = '${first.id}'`);
  const [other] = await query<{ id: string }>(
    dataDir,
    `insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes, created_at, updated_at)
      select uuid_v7(), municipality_id, professional_id, unit_id, '131210', 'manual', false, now(), now()
      from lotacao where id = '${first.id}' returning id`,
  );
  second = other?.id ?? '';
  await work.giveLogin(boss.cpf);
  coordinator = await new Client(work.url).signIn(boss.cpf, PASSWORD);
  page = await work.open(`/profissionais/${first.professional}`, { who: boss.cpf });
});
afterAll(() => work.release());

const agenda = () => coordinator.get<Agenda>(`/lotacoes/${first.id}/agenda`);

describe('configuration of an agenda, by keyboard', () => {
  it('ADM-J01 the coordinator opens it from the menu of the lotação; who administers has no such entry', async () => {
    const menus = page.getByRole('button', { name: /^Mais opções de lotação/ });
    await menus.first().waitFor();
    const place = (await page.locator('.lotacao').allInnerTexts()).findIndex(
      (text) => !text.includes('131210'),
    );
    for (let nth = 0; nth <= place; nth++) {
      if (nth > 0) await press('Tab');
      await tabTo(/^Mais opções de lotação/);
    }
    await press('Enter');
    const item = page.getByRole('menuitem', { name: 'Criar configuração de agenda' });
    await item.waitFor();
    // Another size would close the menu.
    await looks.at(page, 'agenda-menu', [MONITOR]);
    for (let step = 0; step < 9; step++) {
      if ((await keyboard.focusedName(page)) === 'Criar configuração de agenda') break;
      await press('ArrowDown');
    }
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Configuração de agenda' }).waitFor();
    await page.getByText('Esta lotação ainda não tem agenda').waitFor();
    await look('agenda-vazia');
    const admin = await work.open(`/profissionais/${first.professional}`);
    await admin
      .getByRole('button', { name: /^Mais opções de lotação/ })
      .first()
      .click();
    await admin.getByRole('menuitem', { name: 'Editar' }).waitFor();
    expect(await admin.getByRole('menuitem', { name: /agenda/ }).count()).toBe(0);
    await admin.context().close();
  });

  it('ADM-J02 ADM-J05 default hours, weekend and Replicar; Limpar empties; what is saved gives slots', async () => {
    await tabTo(/^Horário padrão$/);
    await press('Enter');
    const cell = (name: string) => page.getByLabel(name, { exact: true });
    expect(await cell('Segunda-feira, 1º período, Entrada').inputValue()).toBe('08:00');
    expect(await cell('Sexta-feira, 2º período, Saída').inputValue()).toBe('17:00');
    expect(await cell('Sábado, 1º período, Entrada').count()).toBe(0);
    await fromTop('Configuração de agenda');
    await tabTo(/^Mostrar fim de semana$/);
    await press('Space');
    expect(await cell('Domingo, 1º período, Entrada').inputValue()).toBe('');
    await tabTo(/^Segunda-feira, 3º período, Entrada/);
    await type('18');
    await press('Tab');
    await type('19');
    await tabTo(/^Replicar$/);
    await press('Enter');
    expect(await cell('Sábado, 3º período, Saída').inputValue()).toBe('19:00');
    await look('agenda-replicada');
    await tabTo(/^Limpar todos os campos$/);
    await press('Enter');
    expect(await cell('Segunda-feira, 1º período, Entrada').inputValue()).toBe('');
    await fromTop('Configuração de agenda');
    await tabTo(/^Mostrar fim de semana$/);
    await press('Space');
    await tabTo(/^Horário padrão$/);
    await press('Enter', 'Control+s');
    await page.getByText('Agenda salva.').waitFor();
    await week().filter({ hasText: '120 vagas de 20 min' }).waitFor();
    await page.getByText('Própria', { exact: true }).waitFor();
    expect((await agenda()).days).toEqual((await agenda()).standard);
    await look('agenda-salva');
  });

  it('ADM-J03 ADM-J04 wrong hours are told on their day; a day has four periods and no fifth', async () => {
    await fromTop('Configuração de agenda');
    await tabTo(/^Terça-feira, 1º período, Saída/);
    await press('Control+a');
    await type('7');
    await press('Control+s');
    await page.getByText('A Saída precisa ser depois da Entrada.').waitFor();
    await look('agenda-faltas');
    expect(await page.getByLabel(/^Terça-feira, .*Entrada$/).count()).toBe(4);
    await press('Control+a');
    await type('12');
    await press('Control+s');
    await expect.poll(() => page.getByText('A Saída precisa ser depois da Entrada.').count()).toBe(0);
  });

  it('the second of two coordinators is told, keeps what was typed, and chooses', async () => {
    await page.reload();
    const cell = page.getByLabel('Segunda-feira, 1º período, Entrada', { exact: true });
    await cell.waitFor();
    await tabTo(/^Segunda-feira, 1º período, Entrada/);
    await press('Control+a');
    await type('9');
    await press('Tab');
    const { version } = await agenda();
    const monday = [{ start: '07:00', end: '11:00' }];
    const none = { tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
    const hers = { version, days: { monday, ...none } };
    await coordinator.call('PUT', `/lotacoes/${first.id}/agenda`, hers);
    await press('Control+s');
    await page.getByText('Outra pessoa gravou esta agenda').waitFor();
    await page.getByText('SEG 07:00–11:00').waitFor();
    expect(await cell.inputValue()).toBe('09:00');
    await look('agenda-duas-pessoas');
    expect((await agenda()).days).toEqual(hers.days);
    await tabTo(/^Ficar com o que ela gravou$/);
    await press('Enter');
    await expect.poll(() => cell.inputValue()).toBe('07:00');
    expect(await page.getByText('Outra pessoa gravou esta agenda').count()).toBe(0);
    // Over hers, knowingly: typed once more and saved.
    await fromTop('Configuração de agenda');
    await tabTo(/^Horário padrão$/);
    await press('Enter', 'Control+s');
    await page.getByText('Agenda salva.').waitFor();
    expect((await agenda()).days).toEqual((await agenda()).standard);
  });

  it('ADM-J06 ADM-J07 a week is closed for one lotação; "Outro" asks what; the bin opens it again', async () => {
    const { standard } = await agenda();
    await coordinator.call('PUT', `/lotacoes/${second}/agenda`, { version: null, days: standard });
    const { monday, friday } = nextWeek();
    await tabTo(/^Adicionar fechamento$/);
    await press('Enter');
    await page.getByLabel(/^Data inicial/).waitFor();
    expect(await keyboard.focusedName(page)).toMatch(/^Data inicial/);
    await type(friday);
    await tabTo(/^Data final/);
    await type(monday);
    await tabTo(/^Motivo/);
    const reasons = await page
      .getByLabel(/^Motivo/)
      .locator('option')
      .allTextContents();
    expect(reasons.slice(1)).toEqual(['Atestado', 'Curso', 'Férias', 'Licença', 'Reunião', 'Outro']);
    await type('Outro');
    await page.getByLabel(/^Especifique/).waitFor();
    await press('Control+s');
    await page.getByText('Preenchimento obrigatório.').waitFor();
    await tabTo(/^Especifique/);
    await type('Mutirão');
    await press('Control+s');
    await page.getByText('A data final é anterior à inicial.').waitFor();
    await look('fechamento-faltas');
    await fromTop('Configuração de agenda');
    await tabTo(/^Data inicial/);
    await press('Control+a');
    await type(monday);
    await tabTo(/^Data final/);
    await press('Control+a');
    await type(friday);
    await press('Control+s');
    await page.getByRole('cell', { name: 'Mutirão - Outro' }).waitFor();
    await tabTo(/^Próxima semana$/);
    await press('Enter');
    await page.getByText('Fechada: Mutirão - Outro').nth(4).waitFor();
    expect(await week().allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('0 vagas'),
        expect.stringContaining('120 vagas de 20 min'),
      ]),
    );
    await week().first().scrollIntoViewIfNeeded();
    await look('fechamento-semana');
    await fromTop('Configuração de agenda');
    await tabTo(/^Excluir o fechamento de/);
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Excluir este fechamento?' });
    await dialog.waitFor();
    await look('fechamento-excluir');
    await tabTo(/^Excluir fechamento$/);
    await press('Enter');
    await page.getByText('o período tem vagas de novo').waitFor();
    await expect.poll(() => page.getByText('Fechada: Mutirão - Outro').count()).toBe(0);
    await page.getByText('Há vagas ao mesmo tempo em duas lotações').waitFor();
  });

  it('ADM-J08 ADM-J09 online slots are offered once the installer says so, a whole day or one by one', async () => {
    expect(await page.getByRole('heading', { name: 'Agenda online' }).count()).toBe(0);
    const installer = await work.open('/configuracoes/agenda-online', { who: '52998224725' });
    await installer.getByText('não tem protocolo público').waitFor();
    await looks.at(installer, 'agenda-online-instalador');
    await keyboard.tabTo(installer, /^Habilitar$/);
    await keyboard.press(installer, 'Enter');
    await installer.getByText('Agenda online habilitada.').waitFor();
    await installer.context().close();
    await page.reload();
    await page.getByRole('heading', { name: 'Agenda online' }).waitFor();
    await page.getByText('não tem protocolo público').waitFor();
    const given = page.locator('.online-grid td.given');
    await tabTo(/^Segunda-feira: todos os horários$/);
    await press('Space');
    expect(await given.count()).toBe(24);
    await tabTo(/^Segunda-feira, 08:00 a 08:20$/);
    await press('Space', 'ArrowRight', 'Space', 'ArrowDown', 'Space');
    expect(await given.count()).toBe(25);
    expect(await page.getByLabel('Terça-feira, 08:20 a 08:40').isChecked()).toBe(true);
    expect(await page.getByLabel('Segunda-feira, 12:00', { exact: false }).count()).toBe(0);
    await look('agenda-online');
    await press('Control+s');
    await page.getByText('Horários on-line salvos.').waitFor();
    await expect.poll(() => page.locator('.week-slots .online').count()).toBe(25);
    await look('agenda-online-semana');
    await page.setViewportSize(PHONE);
    for (const part of ['.online-grid', '.week-days']) {
      await page.locator(part).first().scrollIntoViewIfNeeded();
      await looks.at(page, `agenda-celular-${part.slice(1)}`, [PHONE]);
    }
    await page.setViewportSize(MONITOR);
  });

  it('a colleague saves while hours and online slots are typed: each is told, neither goes over hers', async () => {
    await page.reload();
    const kept = page.getByText('O que você digitou continua aqui.');
    const slot = page.getByLabel('Quarta-feira, 08:00 a 08:20');
    const save = (form: string) =>
      page.getByRole('form', { name: form }).locator('button[type=submit]').click();
    await page.getByLabel('Segunda-feira, 1º período, Entrada', { exact: true }).fill('09:00');
    await slot.check();
    const { version, standard } = await agenda();
    const hers = { version, days: { ...standard, monday: [{ start: '07:00', end: '11:00' }] } };
    await coordinator.call('PUT', `/lotacoes/${first.id}/agenda`, hers);
    await save('Horários de trabalho');
    await page.getByText('Outra pessoa gravou esta agenda').waitFor();
    await expect.poll(() => kept.count()).toBe(2);
    expect(await slot.isChecked()).toBe(true);
    for (const left of [1, 0]) {
      await page.getByRole('button', { name: 'Ficar com o que ela gravou' }).first().click();
      await expect.poll(() => kept.count()).toBe(left);
    }
    expect(await slot.isChecked()).toBe(false);
  });

  it('online slots of hours that the default no longer has are refused, and the form says so', async () => {
    const { version } = await agenda();
    await coordinator.call('PUT', `/lotacoes/${first.id}/agenda`, { version, days: null });
    await query(work.dataDir, `update lotacao set agenda = 'padrao' where id = '${first.id}'`);
    const [town] = await query<{ ibge: string }>(
      work.dataDir,
      `select m.ibge from lotacao l join municipality m on m.id = l.municipality_id where l.id = '${first.id}'`,
    );
    await page.reload();
    await page.getByLabel('Quarta-feira, 08:00 a 08:20').check();
    const path = `/municipalities/${town?.ibge}/default-agenda`;
    const standard = await work.responsible.get<{ days: object }>(path);
    const days = { ...standard.days, wednesday: [{ start: '13:00', end: '17:00' }] };
    await work.responsible.call('PUT', path, { ...standard, days });
    const form = page.getByRole('form', { name: 'Agenda online' });
    await form.locator('button[type=submit]').click();
    await expect.poll(() => form.getByText('fora dos horários de trabalho').count()).toBe(1);
    await work.responsible.call('PUT', path, standard);
    await page.getByLabel('Quarta-feira, 08:00 a 08:20').uncheck();
  });

  it('ADM-J08 who was registered by hand is not offered it', async () => {
    await query(work.dataDir, `update professional set origin = 'manual' where id = '${first.professional}'`);
    await page.reload();
    await page.getByRole('heading', { name: 'Fechamento de agenda' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Agenda online' }).count()).toBe(0);
    expect(await page.locator('.week-slots .online').count()).toBe(0);
  });

  it('every page passed is whole, in both sizes', () => expect(looks.faults).toEqual([]));
});

describe('the CBOs of the municipality, by keyboard', () => {
  it('ADM-F01 ADM-F02 ADM-F03 search, thirty minutes, unavailable and back', async () => {
    page = await work.open('/');
    await openMenu(page, 'CBO');
    await page.getByRole('row').nth(10).waitFor();
    await look('cbo');
    await tabTo(/^Pesquise pelo nome ou código/);
    await type('223505');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await tabTo(/^Editar$/);
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Editar CBO' });
    await dialog.getByText('Vale a duração padrão do município: 20 min.').waitFor();
    await tabTo(/^Usar duração padrão do município$/);
    await press('Space');
    await tabTo(/^Duração do agendamento/);
    await press('Control+a');
    await type('0');
    await press('Control+s');
    await dialog.getByText('Digite um número de minutos, de 1 a 240.').waitFor();
    await look('cbo-editar');
    await press('Control+a');
    await type('30');
    await press('Control+s');
    await page.getByRole('cell', { name: '30 min', exact: true }).waitFor();
    const indisponibilizar = async () => {
      await tabTo(/^Mais opções de Enfermeiro/);
      await press('Enter');
      await page.getByRole('menuitem', { name: 'Indisponibilizar para lotação' }).waitFor();
      await press('Enter');
    };
    const leave = (until: string) =>
      query(work.dataDir, `update cbo set until = '${until}' where code = '223505'`);
    // What is refused is said on the page: the occupation left the table after the list was shown.
    await leave('202609');
    await indisponibilizar();
    await page.locator('.notice.danger', { hasText: 'Enfermeiro: ' }).waitFor();
    await leave('');
    await query(
      work.dataDir,
      "update lotacao set cbo = '223505' where id = (select min(id::text)::uuid from lotacao where active)",
    );
    await page.reload();
    await page.getByRole('row', { name: /Enfermeiro/ }).waitFor();
    await indisponibilizar();
    // Somebody works as one: it is asked first.
    await page.getByRole('dialog', { name: /^Indisponibilizar Enfermeiro/ }).waitFor();
    await look('cbo-em-uso');
    await press('Enter');
    await page.getByText('Nenhum CBO com “223505”').waitFor();
    await fromTop('CBO');
    await tabTo(/^Mostrar CBOs indisponíveis/);
    await press('Space');
    await page.getByText('Indisponível para lotação', { exact: true }).waitFor();
    await look('cbo-indisponivel');
    expect(await work.responsible.get('/lotacao-choices/cbos?search=223505')).toEqual([]);
    await tabTo(/^Mais opções de Enfermeiro/);
    await press('Enter');
    await page.getByRole('menuitem', { name: 'Disponibilizar para lotação' }).waitFor();
    await press('Enter');
    await expect.poll(() => page.getByText('Indisponível para lotação', { exact: true }).count()).toBe(0);
    expect(looks.faults).toEqual([]);
  });
});
