import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { faultsOf } from './support/inspect.ts';
import { INSTALLER, PASSWORD } from './support/installation.ts';
import { focusedName, press, tabTo } from './support/keyboard.ts';
import { MONITOR, PHONE } from './support/screens.ts';

/**
 * The daily tasks without a mouse, on a monitor and on a telephone with a keyboard: nothing here
 * clicks, fills or focuses but by keys.
 */

/** Somebody with two lotações, so that the entry asks which. */
const TWO_PLACES = `select p.cpf, p.name from lotacao l join professional p on p.id = l.professional_id
  where l.active and p.cpf is not null group by p.id having count(*) > 1 order by p.name limit 1`;

let work: AtWork;
let twice: { cpf: string; name: string };

beforeAll(async () => {
  work = await startAtWork({ cnes: { units: 12, professionals: 160 } });
  const [person] = await query<typeof twice>(work.dataDir, TWO_PLACES);
  if (!person) throw new Error('nobody works in two places');
  twice = person;
  await work.giveLogin(person.cpf);
});
afterEach(() => work.closePages());
afterAll(() => work.release());

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const type = (page: Page, text: string) => page.keyboard.type(text);

/** Home, past the question which page to open, asked the first time in each access. */
async function home(page: Page): Promise<void> {
  const asked = page.getByRole('heading', { name: 'Módulo inicial' });
  const inside = page.getByRole('button', { name: /^Menu do usuário/ });
  await asked.or(inside).first().waitFor();
  if (await asked.isVisible()) {
    await tabTo(page, /^Salvar/);
    await press(page, 'Enter');
  }
  await title(page, /^(Bom dia|Boa tarde|Boa noite), /);
}

describe.each([
  ['a monitor', MONITOR],
  ['a telephone', PHONE],
])('by keyboard alone on %s', (_name, viewport) => {
  it('enters, chooses one of two accesses, switches to the other, and leaves', async () => {
    const context = await work.browser.newContext({ locale: 'pt-BR', viewport });
    const page = await context.newPage();
    await page.goto(work.url);
    await title(page, 'Acesse o prontuário');
    // The first field has the focus already.
    expect(await focusedName(page)).toMatch(/^Usuário \(CPF\)/);
    await type(page, twice.cpf);
    await press(page, 'Tab');
    expect(await focusedName(page)).toMatch(/^Senha/);
    await type(page, 'errada');
    await press(page, 'Enter');
    await page.getByText('não conferem').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await tabTo(page, /^Senha/);
    await press(page, 'Control+a');
    await type(page, PASSWORD);
    await press(page, 'Enter');
    await title(page, 'Escolha um acesso para continuar');
    expect(await faultsOf(page)).toEqual([]);
    await tabTo(page, /^Entrar/);
    await press(page, 'Enter');
    await home(page);
    const place = page.getByRole('button', { name: /^Menu do usuário/ }).locator('.who-text');
    const before = await place.textContent();
    await press(page, 'Alt+a');
    await title(page, 'Escolha um acesso para continuar');
    // The other one: the present access stands first.
    await tabTo(page, /^Entrar/);
    await press(page, 'Tab');
    await tabTo(page, /^Entrar/);
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Escolha um acesso' }).waitFor({ state: 'detached' });
    await home(page);
    expect(await place.textContent()).not.toBe(before);
    await tabTo(page, /Menu do usuário: /);
    await press(page, 'Enter', 'End', 'Enter');
    await title(page, 'Acesse o prontuário');
    await context.close();
  });

  it('finds a professional, opens, changes the telephone and saves', async () => {
    const page = await work.open('/profissionais', { viewport });
    await page.getByRole('row').nth(1).waitFor();
    await press(page, '/');
    await type(page, 'soares');
    await page.waitForURL(/busca=soares/);
    await expect.poll(() => page.locator('tbody tr').count()).toBeLessThan(20);
    await tabTo(page, /soares/i);
    await press(page, 'Enter');
    await page.waitForURL(/\/profissionais\/[0-9a-f-]+$/);
    await title(page, /Soares/);
    await tabTo(page, /^Editar$/);
    await press(page, 'Enter');
    await title(page, 'Edição de profissional');
    await tabTo(page, /^Telefone/);
    await press(page, 'Control+a');
    await type(page, '48999990000');
    expect(await page.getByLabel('Telefone').inputValue()).toBe('(48) 99999-0000');
    await press(page, 'Control+s');
    await page.getByText('(48) 99999-0000').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('opens a profile, ticks a resource, reads what will change, and gives it up', async () => {
    const page = await work.open('/perfis', { viewport });
    await page
      .getByText(/resultados/)
      .first()
      .waitFor();
    await tabTo(page, /^Pesquise por perfil/);
    await type(page, 'digitador');
    await tabTo(page, /^Digitador/);
    await press(page, 'Enter');
    await page.getByRole('tree').waitFor();
    const row = page.locator('[role=treeitem]:focus');
    for (let step = 0; step < 60 && (await row.count()) === 0; step++) await press(page, 'Tab');
    await press(page, 'Space');
    await page
      .getByText(/alteraç(?:ão|ões)/)
      .first()
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await tabTo(page, /^Cancelar$/);
    await press(page, 'Enter');
    await expect.poll(() => page.getByText(/\d+ alteraç(?:ão|ões)$/).count()).toBe(0);
  });

  it('searches the audit, opens an event and closes it', async () => {
    const page = await work.open('/auditoria', { viewport });
    const table = page.getByRole('table', { name: 'os eventos da trilha' });
    await table.waitFor();
    await tabTo(page, /^Detalhes do evento/);
    await type(page, 'senha');
    await press(page, 'Enter');
    await page.waitForURL(/detalhe=senha/);
    await page.locator('tbody tr').or(page.getByText('Nenhum registro encontrado')).first().waitFor();
    await tabTo(page, /^Limpar filtros$/);
    await press(page, 'Enter');
    await table.waitFor();
    await tabTo(page, /^Detalhes$/, 160);
    await press(page, 'Enter');
    await page.getByRole('dialog').getByText('Identificador do evento').waitFor();
    await press(page, 'Escape');
    await expect.poll(() => focusedName(page)).toBe('Detalhes');
  });

  it('changes the idle limit of the installation and puts it back', async () => {
    const page = await work.open('/configuracoes', { viewport, who: INSTALLER.cpf });
    const idle = page.getByRole('combobox', { name: /inatividade/ });
    await idle.waitFor();
    const before = await idle.inputValue();
    const change = async (key: string): Promise<string> => {
      await tabTo(page, /inatividade/);
      await press(page, key);
      await press(page, 'Control+s');
      await page.locator('.toasts').getByText('Configuração salva').first().waitFor();
      return idle.inputValue();
    };
    expect(await change('ArrowDown')).not.toBe(before);
    expect(await change('ArrowUp')).toBe(before);
    expect(await faultsOf(page)).toEqual([]);
  });
});
