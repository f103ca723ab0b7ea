import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Looks } from './support/looks.ts';
import { jsonOf } from './support/program.ts';
import { until } from './support/until.ts';

type Report = { ok: boolean; rows: number; blocks: number; unsealed: number; faults: unknown[] };

describe('Auditoria', () => {
  let work: AtWork;
  let page: Page;
  const looks = new Looks();
  const look = (name: string) => looks.at(page, name);

  beforeAll(async () => {
    work = await startAtWork();
    page = await work.open('/auditoria');
  });
  afterAll(() => work.release());

  const table = () => page.getByRole('table', { name: 'os eventos da trilha' });

  it('shows the events of the municipality, the newest first, each in full when opened', async () => {
    await table().getByText('Tentativa de autenticação com sucesso').first().waitFor();
    await look('auditoria');
    await table().getByRole('button', { name: 'Detalhes' }).first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Identificador do evento').waitFor();
    // The session that was opened is told by whose it is.
    expect(await dialog.getByText(/^Sessão - /).textContent()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    await look('auditoria-evento');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Detalhes');
  });

  it('narrows by type, keeps the filters in the address, and says when nothing matches', async () => {
    await page.getByText('Tipo de evento', { exact: true }).click();
    await page.getByLabel('Troca de senha').check();
    await page.keyboard.press('Enter');
    await table().getByText('Troca de senha').first().waitFor();
    await until('only the type asked for', async () => {
      const labels = await table().locator('tbody td:first-child .strong').allTextContents();
      return labels.every((label) => label === 'Troca de senha');
    });
    expect(page.url()).toContain('tipos=');
    await page.getByLabel('Componente gerador').fill('200.148.12.188');
    await page.getByRole('button', { name: 'Pesquisar' }).click();
    await page.getByText('Nenhum registro encontrado').waitFor();
    await look('auditoria-vazia');
    await page.getByRole('button', { name: 'Limpar filtros' }).first().click();
    await table().waitFor();
  });

  it('ADM-P01 refuses an end before the beginning beside the field', async () => {
    await page.getByLabel('Data fim').fill('01/01/2001');
    await page.getByLabel('Data início').fill('02/01/2001');
    await page.getByRole('button', { name: 'Gerar trilha de auditoria' }).click();
    await page.getByText('A data de fim é anterior à de início.').waitFor();
    expect(await page.getByLabel('Data fim').getAttribute('aria-invalid')).toBe('true');
    await look('auditoria-datas');
    await page.getByRole('button', { name: 'Limpar filtros' }).first().click();
  });

  it('ADM-P06 generates a trail that can be downloaded from the history', async () => {
    await page.getByRole('button', { name: 'Gerar trilha de auditoria' }).click();
    await page.getByText('Processado').first().waitFor();
    await look('auditoria-historico');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /^Baixar PDF/ })
        .first()
        .click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^trilha-de-auditoria_.*\.pdf$/);
  });

  it('every page passed is whole, in both sizes', () => expect(looks.faults).toEqual([]));

  it('pec audit verify finds the trail whole, sealed within seconds, and names what was tampered with', async () => {
    const verify = async () => {
      const answer = await work.command(['audit', 'verify', '--json']);
      return { code: answer.code, report: jsonOf<Report>(answer) };
    };
    const { code, report } = await until('everything sealed', async () => {
      const found = await verify();
      return found.report.unsealed <= 1 && found.report.blocks > 0 ? found : undefined;
    });
    expect([code, report.ok, report.faults]).toEqual([0, true, []]);
    await query(
      work.dataDir,
      `alter table audit_event disable trigger audit_event_append_only;
       delete from audit_event where id = (select id from audit_event order by at limit 1);
       alter table audit_event enable trigger audit_event_append_only`,
    );
    const tampered = await verify();
    expect(tampered.code).toBe(1);
    expect(tampered.report).toMatchObject({ ok: false, faults: [{ kind: 'removed', block: 1 }] });
  });
});
