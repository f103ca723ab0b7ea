import type { Page } from 'playwright-core';
import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';

const CARD = { provisional: generateCns(4_101, 7), definitive: generateCns(4_102, 1) };

describe('unification of registrations', () => {
  let work: AtWork;
  let page: Page;
  let desk: Client;
  let reception = '';
  let principal = '';
  const looks = new Looks();
  const look = (name: string) => looks.at(page, name);
  const press = (...keys: string[]) => keyboard.press(page, ...keys);
  const pairs = () => page.locator('.pair');
  const join = () => page.getByRole('button', { name: 'Unificar cadastros' });
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  const register = async (change: object) => {
    const form = {
      sex: 1,
      race: 4,
      fatherUnknown: true,
      nationality: 1,
      birthMunicipalityIbge: '4205407',
      phoneMobile: '48990001234',
      informsSexualOrientation: false,
      informsGenderIdentity: false,
      ...change,
    };
    const { id } = await desk.post<{ id: string }>('/citizens', form);
    return id;
  };

  beforeAll(async () => {
    work = await startAtWork({ cnes: {} });
    await work.pec(['demo', '--citizens', '3000', '--seed', '5', '--today', '2026-11-20']);
    const people = await query<{ cpf: string; lotacao: string }>(
      work.dataDir,
      `select p.cpf, (array_agg(l.id))[1] as lotacao
       from lotacao l join professional p on p.id = l.professional_id
       where l.cbo in ('422105', '515105') and l.active and p.cpf is not null
       group by p.id having count(*) = 1 order by min(l.cbo), p.id limit 2`,
    );
    const [one, other] = people;
    if (!one || !other) throw new Error('nobody at the desks');
    await query(
      work.dataDir,
      `insert into lotacao_profile (lotacao_id, profile_id)
       select '${one.lotacao}', id from profile where slug = 'coordenador-ubs' on conflict do nothing`,
    );
    await work.giveLogin(one.cpf);
    await work.giveLogin(other.cpf);
    reception = other.cpf;
    desk = await new Client(work.url).signIn(one.cpf, PASSWORD);
    const born = { birthDate: '1962-04-17', motherName: 'DALVA FONTOURA LIMA' };
    principal = await register({
      ...born,
      name: 'IRACEMA FONTOURA LIMA',
      cpf: generateCpf(881_001),
      cns: CARD.provisional,
    });
    await register({
      ...born,
      name: 'IRACEMA FONTOURA DE LIMA',
      noCpfReason: 3,
      cns: CARD.definitive,
      email: 'iracema@exemplo.com.br',
      notThese: [principal],
    });
    const scanned = await work.pec(['duplicates', 'scan', '--json']);
    if (scanned.code !== 0) throw new Error(scanned.stderr);
    page = await work.open('/unificacao', { who: one.cpf });
  });
  afterAll(() => work.release());

  it('the queue shows who may be one person, the likeliest first, and why', async () => {
    await pairs().first().waitFor();
    const scores = await page.locator('.pair .numeric').allTextContents();
    const numbers = scores.map((text) => Number(text.replace(/[^\d,]/g, '').replace(',', '.')));
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(await pairs().first().textContent()).toMatch(/Nome (igual|parecido)/);
    await look('unificacao-fila');
  });

  it('"Não é a mesma pessoa" asks why, takes the pair away, and can be taken back at once', async () => {
    const first = await pairs().first().textContent();
    await keyboard.tabTo(page, /^Não é a mesma pessoa/);
    await press('Enter');
    await page.keyboard.type('Conferido com a agente: são primos');
    await look('unificacao-diferentes');
    await page.getByRole('dialog').getByRole('button', { name: 'Não é a mesma pessoa' }).click();
    await page.getByText('O par saiu da fila').waitFor();
    await expect.poll(() => pairs().first().textContent()).not.toBe(first);
    await button('Desfazer').click();
    await expect.poll(() => pairs().first().textContent()).toBe(first);
  });

  it('MAN-04 who may not join has no menu entry, and the page says so', async () => {
    const other = await work.open('/cidadao', { who: reception });
    expect(await other.getByRole('link', { name: 'Unificação de cadastros' }).count()).toBe(0);
    await other.goto(`${work.url}/unificacao`);
    await other
      .getByText(/não abre esta página/)
      .first()
      .waitFor();
  });

  it('MAN-04 the selection survives a second search', async () => {
    await page.getByRole('link', { name: /^Buscar e selecionar/ }).click();
    await page.getByLabel('Nome/CNS/CPF do cidadão').fill('iracema fontoura lima');
    await press('Enter');
    await page.getByRole('checkbox', { name: 'Selecionar Iracema Fontoura Lima' }).check();
    await page.getByLabel('Nome/CNS/CPF do cidadão').fill(CARD.definitive);
    await press('Enter');
    await page.getByRole('checkbox', { name: 'Selecionar Iracema Fontoura de Lima' }).check();
    await page.getByRole('heading', { name: 'Selecionados (2)' }).waitFor();
    expect(await page.locator('.pair-selected').count()).toBe(2);
  });

  it('MAN-01 without a principal "Unificar cadastros" is disabled; with one, the result is the principal with the definitive CNS', async () => {
    expect(await join().isDisabled()).toBe(true);
    await page.getByText('Defina qual é o principal').waitFor();
    await look('unificacao-selecao');
    await button('Definir como principal: Iracema Fontoura Lima').click();
    expect(await join().isDisabled()).toBe(false);
    await join().click();
    await page.getByRole('table', { name: 'Comparação dos cadastros' }).waitFor();
    await look('unificacao-comparacao');
    await press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Deseja confirmar a unificação de cadastros?').waitFor();
    await look('unificacao-confirmacao');
    const text = await dialog.textContent();
    expect(text).toContain('Iracema Fontoura Lima');
    expect(text).toContain('17/04/1962');
    expect(text?.replaceAll(' ', '')).toContain(CARD.definitive);
  });

  it('MAN-02 joined, a search shows one marked result; the tab tells who and when, and undoes', async () => {
    await button('Confirmar unificação').click();
    await page.getByText('2 cadastros agora são o de').waitFor();
    await look('unificacao-feita');
    const found = await desk.post<{ rows: Array<{ id: string; unified: string | null }> }>(
      '/citizens/search',
      {
        text: 'iracema fontoura de lima',
      },
    );
    expect(found.rows.map(({ id }) => id)).toEqual([principal]);
    await page.getByRole('link', { name: 'Abrir o cadastro' }).click();
    await page.getByRole('link', { name: 'Unificações' }).click();
    await page.getByText('foi unificado com este cadastro').waitFor();
    await look('unificacao-aba');
    await button(/^Desfazer a unificação/).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Desfazer a unificação' }).click();
    await page
      .getByText(/^Desfeita/)
      .first()
      .waitFor();
    const [row] = await query<{ count: string }>(
      work.dataDir,
      "select count(*) from citizen where name like 'IRACEMA FONTOURA%' and status = 'active'",
    );
    expect(Number(row?.count)).toBe(2);
  });

  it('every page on the way was good to look at, in both sizes', () => {
    expect(looks.faults).toEqual([]);
  });
});
