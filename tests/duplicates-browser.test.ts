import type { Page } from 'playwright-core';
import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { MONITOR, PHONE } from './support/screens.ts';

const CARD = { provisional: generateCns(4_101, 8), definitive: generateCns(4_102, 1) };

describe('unification of registrations', () => {
  let work: AtWork;
  let page: Page;
  let desk: Client;
  let reception = '';
  let principal = '';
  let zuleica: [first: string, second: string];
  const looks = new Looks();
  const look = (name: string, sizes?: (typeof MONITOR)[]) => looks.at(page, name, sizes);
  const press = (...keys: string[]) => keyboard.press(page, ...keys);
  const pairs = () => page.locator('.pair');
  /** Place of the pair in focus. */
  const focusedPair = () =>
    pairs().evaluateAll((all) => all.findIndex((one) => one === document.activeElement));
  const open = (path: string) => page.goto(`${work.url}${path}`);
  const join = () => page.getByRole('button', { name: 'Unificar cadastros' });
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  /** Of each of these records, in their order. */
  const statusOf = async (ids: readonly string[]) => {
    const rows = await query<{ status: string }>(
      work.dataDir,
      `select c.status from unnest('{${ids.join(',')}}'::uuid[]) with ordinality as asked (id, place)
       join citizen c using (id) order by asked.place`,
    );
    return rows.map(({ status }) => status);
  };

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
    work = await startAtWork({ holds: 'citizens' });
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
    const born = {
      birthDate: '1962-04-17',
      motherName: 'DALVA FONTOURA LIMA',
      municipalityIbge: '4205407',
      cep: '88010000',
      bairro: 'CENTRO',
      street: 'DAS FLORES',
    };
    principal = await register({
      ...born,
      houseNumber: '10',
      name: 'IRACEMA FONTOURA LIMA',
      cpf: generateCpf(881_001),
      cns: CARD.provisional,
    });
    await register({
      ...born,
      name: 'IRACEMA FONTOURA DE LIMA',
      houseNumber: '25',
      noCpfReason: 3,
      cns: CARD.definitive,
      email: 'iracema@exemplo.com.br',
      notThese: [principal],
    });
    // Not certain enough to be asked at the desk: this pair goes to the queue by itself.
    const second = { name: 'ZULEICA MONTES FARIA', phoneMobile: '48977771234' };
    zuleica = [
      await register({
        ...second,
        birthDate: '1980-02-03',
        motherName: 'LAURA MONTES FARIA',
        cpf: generateCpf(881_002),
      }),
      await register({
        ...second,
        birthDate: '1980-03-02',
        motherUnknown: true,
        noCpfReason: 3,
        email: 'zuleica@exemplo.com.br',
      }),
    ];
    const scanned = await work.command(['duplicates', 'scan', '--json']);
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
    const whole = await pairs().evaluateAll(
      (all) => all.filter((one) => one.getBoundingClientRect().bottom <= window.innerHeight).length,
    );
    expect(whole).toBeGreaterThanOrEqual(3);
  });

  it('↑ ↓ go from pair to pair, Enter compares', async () => {
    await open('/unificacao');
    await pairs().first().waitFor();
    await keyboard.tabTo(page, /^(Quase certo|Muito provável|Possível)/);
    await press('ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(await focusedPair()).toBe(1);
    await press('Enter');
    await page.getByRole('table', { name: 'Comparação dos cadastros' }).waitFor();
    await open('/unificacao');
    await pairs().first().waitFor();
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
    // The next pair has taken its place, and the focus.
    await expect.poll(focusedPair).toBe(0);
    await page.setViewportSize(PHONE);
    const [toast, bar] = await Promise.all(
      ['.toast', '.bottom-bar'].map((part) => page.locator(part).boundingBox()),
    );
    expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    await page.setViewportSize(MONITOR);
    await button('Desfazer').click();
    await expect.poll(() => pairs().first().textContent()).toBe(first);
  });

  it('"Origem dos dois" leaves pairs of different bases, in the list and in the file', async () => {
    await query(
      work.dataDir,
      `update citizen set origin_installation_id = gen_random_uuid() where id = '${zuleica[0]}'`,
    );
    await open('/unificacao');
    await pairs().nth(1).waitFor();
    await button(/^Filtros/).click();
    await page.getByLabel('Origem dos dois').selectOption('De bases diferentes');
    await look('unificacao-filtros');
    await expect.poll(() => pairs().count()).toBe(1);
    expect(await pairs().first().textContent()).toContain('Zuleica Montes Faria');
    const file = page.getByRole('link', { name: 'Exportar cadastros duplicados' });
    expect(await file.getAttribute('href')).toContain('bases=different');
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Voltar para padrão' }).click();
    await panel.getByRole('button', { name: 'Ver lista' }).click();
    await pairs().nth(1).waitFor();
    await query(
      work.dataDir,
      `update citizen set origin_installation_id = (select id from installation) where id = '${zuleica[0]}'`,
    );
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
    await page
      .getByText(/^O principal é o cadastro mais completo: tem |^O cadastro mais completo é outro/)
      .waitFor();
    const heads = await page
      .locator('.compare-table thead th')
      .evaluateAll((all) =>
        all.map((th) => [(th as HTMLElement).innerText, th.scrollWidth <= th.clientWidth] as const),
      );
    expect(heads.slice(1)).toEqual([
      ['Principal: Iracema Fontoura Lima\n17/04/1962', true],
      ['Outro: Iracema Fontoura de Lima\n17/04/1962', true],
    ]);
    const [inner, outer] = await page
      .locator('.compare-columns .table-scroll')
      .evaluate((box) => [box.scrollWidth, box.clientWidth] as const);
    expect(inner).toBeLessThanOrEqual(outer);
    // Of two addresses in one street, the houses.
    expect(await page.locator('.compare-table mark').allTextContents()).toEqual(['Número: 10', 'Número: 25']);
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

  const walkTo = async (name: RegExp, limit?: number) => {
    await keyboard.tabTo(page, name, limit);
    await press('Enter');
  };

  it('a search marks who may be registered twice; two rows picked by Space are compared', async () => {
    await open('/cidadao');
    await page.getByRole('textbox', { name: 'Nome/CNS/CPF do cidadão' }).waitFor();
    await page.keyboard.type('zuleica montes');
    const rows = page.getByRole('table', { name: 'os cidadãos' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.getByText('Possível duplicado').count()).toBe(2);
    await press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR');
    await page.getByText('Pode haver outro cadastro desta pessoa.').waitFor();
    await look('cidadao-busca-marcados', [MONITOR]);
    await press('Space');
    await page.getByText('Selecione o outro cadastro da pessoa').waitFor();
    expect(await page.locator('.citizen-search-picked').getByRole('link').count()).toBe(0);
    await press('ArrowDown', 'Space');
    await page.getByText('2 selecionados').waitFor();
    await look('cidadao-busca-selecao');
    await page.locator('.citizen-search-picked').getByRole('link').focus();
    await press('Enter');
    await page.getByRole('table', { name: 'Comparação dos cadastros' }).waitFor();
  });

  it('who may not join sees the mark, and picks nobody', async () => {
    const other = await work.open('/cidadao', { who: reception });
    await other.keyboard.type('zuleica montes');
    await other.getByText('Possível duplicado').first().waitFor();
    await other.getByText('Pode haver outro cadastro').or(other.getByText('Ninguém escolhido')).waitFor();
    expect(await other.getByRole('checkbox').count()).toBe(0);
    expect(await other.getByRole('link', { name: 'Comparar e unificar' }).count()).toBe(0);
  });

  it('MAN-01 MAN-02 by keyboard: from the queue, chosen field by field, joined and taken apart', async () => {
    await open('/unificacao');
    await pairs().first().waitFor();
    await walkTo(/^Comparar e unificar Zuleica/, 200);
    const table = page.getByRole('table', { name: 'Comparação dos cadastros' });
    await table.waitFor();
    await keyboard.tabTo(page, /^Data de nascimento: manter de/);
    await press('2', '1');
    await look('unificacao-teclado');
    await press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Deseja confirmar a unificação de cadastros?').waitFor();
    const text = (await dialog.textContent()) ?? '';
    for (const said of [
      '03/02/1980, 46 anos',
      '02/03/1980, 46 anos',
      'As datas de nascimento são diferentes',
    ]) {
      expect(text).toContain(said);
    }
    await look('unificacao-confirmacao-aviso');
    await walkTo(/^Confirmar unificação/);
    await page.getByText('2 cadastros agora são o de').waitFor();
    await expect.poll(() => keyboard.focusedName(page)).toBe('Comparar o próximo par');
    expect(await statusOf(zuleica)).toEqual(['active', 'merged']);
    await walkTo(/^Desfazer/);
    await page.getByRole('dialog').waitFor();
    await walkTo(/^Desfazer a unificação/);
    await expect.poll(() => statusOf(zuleica)).toEqual(['active', 'active']);
    await open('/unificacao');
    await page.getByText('Zuleica Montes Faria').first().waitFor();
  });

  it('MAN-02 what came since a joining is said instead of undoing it', async () => {
    const [one, two] = zuleica;
    const body = { principalId: one, otherIds: [two] };
    const { versions } = await desk.post<{ versions: Record<string, number> }>(
      '/citizen-merges/preview',
      body,
    );
    await desk.post('/citizen-merges', { ...body, versions });
    const version = (await desk.get<{ version: number }>(`/citizens/${one}`)).version;
    await open(`/cidadao/${one}/unificacoes`);
    const undo = button(/^Desfazer a unificação/);
    await undo.waitFor();
    await desk.post(`/citizens/${one}/inactivate`, { reason: 'Mudou de cidade', version });
    // The page does not know yet: the answer says why.
    await undo.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Desfazer a unificação' }).press('Enter');
    await page.getByRole('dialog').getByText('depois da unificação houve alterações do cadastro').waitFor();
    await look('unificacao-desfazer-recusado');
    await page.reload();
    await page.getByText('Não dá mais para desfazer: depois dela houve alterações do cadastro').waitFor();
    expect(await undo.count()).toBe(0);
    await look('unificacao-aba-sem-desfazer');
    await open('/unificacao?lista=resolvidos');
    const decided = pairs().filter({ hasText: 'Zuleica Montes Faria' });
    await decided.getByText(/^Unificados em .*, por /).waitFor();
    await look('unificacao-resolvidos');
    await decided.getByRole('link', { name: 'Ver a unificação' }).click();
    await page.getByText('foi unificado com este cadastro').first().waitFor();
  });

  it('MAN-03 by keyboard: the one without cadastro individual is refused as principal, and swapped', async () => {
    const born = { birthDate: '1971-08-09', motherUnknown: true };
    const [one, two] = [
      await register({ ...born, name: 'NAIR PRADO LEME', cpf: generateCpf(881_003) }),
      await register({ ...born, name: 'NADIR GOMES LEME', cpf: generateCpf(881_004) }),
    ];
    await query(
      work.dataDir,
      `with kept as (insert into citizen_fci (id, uuid, citizen_id, outcome, filled_at, layout_version, bytes, received_at)
         values (uuid_v7(), 'FCI-NADIR', '${two}', 'applied', now(), '8.7.0', '', now()))
       update citizen set fci_uuid = 'FCI-NADIR', fci_filled_at = date_trunc('milliseconds', now()) where id = '${two}'`,
    );
    await open(`/unificacao/comparar?principal=${one}&outros=${two}`);
    await page.getByText('O principal não tem cadastro individual').waitFor();
    await look('unificacao-sem-fci');
    await walkTo(/^Trocar o principal/);
    await page.getByRole('table', { name: 'Comparação dos cadastros' }).waitFor();
    expect(await page.getByText('Principal: Nadir Gomes Leme').first().isVisible()).toBe(true);
  });

  it('every page on the way was good to look at, in both sizes', () => {
    expect(looks.faults).toEqual([]);
  });
});
