import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import type { Client } from './support/client.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { MONITOR, PHONE } from './support/screens.ts';

describe('screen of profiles, by keyboard alone', () => {
  let work: AtWork;
  let page: Page;
  let other: Client;
  const looks = new Looks();
  const look = (name: string, size = MONITOR) => looks.at(page, name, [size]);
  const press = (...keys: string[]) => keyboard.press(page, ...keys);
  const tabTo = (name: RegExp) => keyboard.tabTo(page, name);

  beforeAll(async () => {
    work = await startAtWork({ holds: 'network' });
    other = work.responsible;
    page = await work.open('/');
  });
  afterAll(() => work.release());

  const row = (name: string) => page.getByRole('treeitem', { name, exact: false }).first();
  const becomes = (name: string, attribute: 'aria-checked' | 'aria-expanded', value: string) =>
    expect.poll(() => row(name).getAttribute(attribute)).toBe(value);
  /** Walks down until the row that has the focus begins with this. */
  async function downTo(name: RegExp): Promise<void> {
    for (let step = 0; step < 40; step++) {
      if (name.test(await page.evaluate(() => document.activeElement?.textContent ?? ''))) return;
      await press('ArrowDown');
    }
    throw new Error(`arrows never reached ${name}`);
  }

  it('lists the profiles of the municipality and opens one', async () => {
    await tabTo(/^Perfis$/);
    await press('Enter');
    await page.getByRole('heading', { name: 'Perfis' }).waitFor();
    await page.getByText('24 resultados').waitFor();
    await look('perfis-lista');
    await tabTo(/^ACE - Agente/);
    await downTo(/^Enfermeiro\d/);
    await press('Enter');
    await page.getByRole('heading', { name: 'Recursos do perfil Enfermeiro' }).waitFor();
    await look('perfis-enfermeiro');
    expect(await page.getByRole('treeitem').count()).toBeGreaterThan(15);
  });

  it('ticks and unticks in the tree, and says what will change, for whom', async () => {
    await page.getByRole('treeitem').first().waitFor();
    await tabTo(/^CDS/);
    await press('v', 'v');
    await downTo(/^Visualizar lista de atendimento/);
    await press('ArrowRight');
    await becomes('Visualizar lista de atendimento', 'aria-expanded', 'true');
    await becomes('Visualizar lista de atendimento', 'aria-checked', 'mixed');
    await downTo(/^Visualizar escuta inicial/);
    await press('ArrowRight', 'ArrowRight', 'Space');
    await becomes('Realizar escuta inicial', 'aria-checked', 'true');
    await becomes('Visualizar escuta inicial', 'aria-checked', 'true');
    const panel = page.getByRole('region', { name: 'O que vai mudar' });
    await expect.poll(() => panel.textContent()).toMatch(/2 alterações.*no próximo clique.*fica repetido/);
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await look('perfis-alterado');
  });

  it('another administrator saved meanwhile: it is told, and both keep their changes', async () => {
    const { rows } = await other.get<{ rows: Array<{ id: string; name: string }> }>('/profiles');
    const id = rows.find(({ name }) => name === 'Enfermeiro')?.id;
    const profile = await other.get<{ version: string; resources: string[] }>(`/profiles/${id}`);
    const resources = profile.resources.filter((held) => !held.startsWith('acompanhamento-de-condicoes'));
    const first = await other.call('PUT', `/profiles/${id}`, { version: profile.version, resources });
    expect(first.status).toBe(200);
    await press('Control+s');
    const told = page.getByRole('alert').filter({ hasText: 'gravou este perfil' });
    await told.waitFor();
    await look('perfis-conflito');
    await press('Control+s');
    await page.getByText('Perfil Enfermeiro salvo.', { exact: false }).waitFor();
    const saved = await other.get<{ resources: string[] }>(`/profiles/${id}`);
    expect(saved.resources).toContain('visualizar-lista-de-atendimento.visualizar-escuta-inicial');
    expect(saved.resources).not.toContain('acompanhamento-de-condicoes-de-saude');
  });

  it('ADM-K11 searches with the matches marked, under what contains them', async () => {
    await page.getByRole('searchbox', { name: 'Pesquise por recurso' }).fill('excluir');
    await page.locator('.tree-label mark').first().waitFor();
    const roots = await page.locator('[role=treeitem][aria-level="1"]').count();
    expect(roots).toBeGreaterThan(3);
    const marks = await page.locator('.tree-label mark').allTextContents();
    expect(new Set(marks.map((mark) => mark.toLowerCase()))).toEqual(new Set(['excluir']));
    await look('perfis-pesquisa');
  });

  it('ADM-K03 copies a profile with its type locked, and does not lose it by a slip', async () => {
    await tabTo(/^Copiar$/);
    await press('Enter');
    const name = page.getByLabel('Nome');
    await name.waitFor();
    expect(await name.inputValue()).toBe('CÓPIA DE ENFERMEIRO');
    expect(await page.getByRole('radio', { name: 'Lotação' }).isDisabled()).toBe(true);
    await name.fill('Enfermeiro do plantão');
    await look('perfis-copia');
    await page.getByRole('link', { name: 'Início' }).first().focus();
    await press('Enter');
    await page.getByRole('dialog', { name: /Sair sem salvar/ }).waitFor();
    await look('perfis-sair');
    await press('Enter');
    await name.focus();
    await press('Control+s');
    await page.getByRole('heading', { name: 'Recursos do perfil Enfermeiro do plantão' }).waitFor();
    await page.getByText('25 resultados').waitFor();
  });

  it('ADM-K01 a new profile shows no tree until its type is chosen, then nothing ticked', async () => {
    await page.getByRole('button', { name: 'Cadastrar perfil' }).focus();
    await press('Enter');
    await page.getByText('Escolha o tipo de acesso').waitFor();
    expect(await page.getByRole('tree').count()).toBe(0);
    await look('perfis-novo');
    const kinds = page.getByRole('radio');
    expect(await kinds.count()).toBe(2);
    await page.getByRole('radio', { name: 'Gestor municipal' }).focus();
    await press('Space');
    await page.getByRole('tree').waitFor();
    expect(await page.locator('[role=treeitem]:not([aria-checked=false])').count()).toBe(0);
    await press('Control+s');
    await page.getByText('Preenchimento obrigatório.').waitFor();
    await look('perfis-novo-gestor');
    await tabTo(/^Cancelar$/);
    await press('Enter');
  });

  it('is clean at both widths, light and dark', async () => {
    await page.getByRole('button', { name: /^Enfermeiro do plantão/ }).click();
    await page.getByRole('tree').waitFor();
    await look('perfis-telefone', PHONE);
    await page.getByRole('button', { name: 'Todos os perfis' }).click();
    await page.getByText('25 resultados').waitFor();
    await look('perfis-telefone-lista', PHONE);
    await page.setViewportSize(MONITOR);
    await page.getByRole('button', { name: /^Médico \d/ }).click();
    await page.getByRole('tree').waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await look('perfis-escuro', { width: 1366, height: 625 });
    expect(looks.faults).toEqual([]);
  });
});
