import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config/root';
import { holdTable, query } from './support/base.ts';
import { launchChromium } from './support/chromium.ts';
import { cnesFile } from './support/cnes-files.ts';
import { findShared, newFolder } from './support/folders.ts';
import { faultsOf } from './support/inspect.ts';
import { INSTALLER, PASSWORD, RESPONSIBLE, setupLinkOf } from './support/installation.ts';
import { type Program, releaseEverything, simulator, startProgram } from './support/program.ts';
import {
  acceptTerms,
  addMunicipality,
  chooseModule,
  choosePassword,
  createProvisional,
  leave,
  logIn,
  MONITOR,
  openMenu,
  PHONE,
  setUp,
} from './support/screens.ts';
import { until } from './support/until.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await releaseEverything();
});

type Files = { first: string; next: string };
type Professional = { cpf: string; name: string; unit: string; places: number };

const RESPONSIBLE_PASSWORD = 'Girassol2027';
const PROFESSIONAL_PASSWORD = 'Ipeamarelo33';
const DURATION = `select value->>'duration' as duration from setting where key = 'scheduling.defaultAgenda'`;

/** Somebody of the file with more than one lotação: she has to choose. */
async function someProfessional(dataDir: string): Promise<Professional> {
  const [found] = await query<Professional>(
    dataDir,
    `select p.cpf, p.name, min(u.name) as unit, count(*)::int as places from lotacao l
     join professional p on p.id = l.professional_id join unit u on u.id = l.unit_id
     where l.active and p.cpf is not null group by p.id having count(*) > 1 order by p.name limit 1`,
  );
  if (!found) throw new Error('nobody in the file has two lotações');
  return found;
}

/** The whole journey of a fresh installation in a browser, each page looked at as it is passed. */
function journey(findFiles: () => Promise<Files>) {
  let files: Files;
  let program: Program;
  let context: BrowserContext;
  let page: Page;
  let professional: Professional;
  let provisional = '';
  const faults: string[] = [];

  /** Looks at the page once it shows this heading. */
  async function look(heading: string | RegExp, options?: { training?: boolean }): Promise<void> {
    await page.getByRole('heading', { name: heading }).first().waitFor();
    await until('the page to be filled', async () => (await page.locator('.skeleton').count()) === 0);
    const found = await faultsOf(page, options);
    faults.push(
      ...found.map((fault) => `${page.url().replace(program.url, '')} (${String(heading)}): ${fault}`),
    );
  }
  const enter = async (which: 'first' | 'last') => {
    await page
      .getByRole('button', { name: /^Entrar/ })
      [which]()
      .click();
    await chooseModule(page);
  };
  const click = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

  beforeAll(async () => {
    files = await findFiles();
    program = await startProgram(`${newFolder()}/data`);
    context = await browser.newContext({
      viewport: MONITOR,
      locale: 'pt-BR',
      timezoneId: 'America/Sao_Paulo',
    });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(`error in the page: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
  });
  afterEach(async ({ task }) => {
    const path = join(projectRoot(), 'build/test/journey-failed.png');
    if (task.result?.state === 'fail') await page.screenshot({ path });
  });
  afterAll(async () => {
    await context.close();
    await program.stop();
  });

  it('the set-up wizard makes the installation and signs the installer in', async () => {
    await setUp(page, await setupLinkOf(program), () => look(/./, { training: false }));
    await acceptTerms(page, () => look('Termo de uso'));
    await chooseModule(page);
    await look(/^(Bom dia|Boa tarde|Boa noite), Tereza$/);
    expect(await page.title()).toContain('Início');
  });

  it('the installer adds the municipality and its responsible, and hands over a password', async () => {
    provisional = await addMunicipality(page, { search: 'Florianópolis', responsible: RESPONSIBLE });
    await look('Municípios e responsáveis');
    expect(provisional.length).toBeGreaterThanOrEqual(8);
    for (const [entry, heading] of [
      ['Situação da instalação', 'Situação da instalação'],
      ['Profissionais', 'Profissionais'],
      ['Unidades de saúde', 'Unidades de saúde'],
      ['CNES', 'Importação de CNES'],
    ] as const) {
      const link = page.getByRole('link', { name: entry, exact: true }).first();
      if (!(await link.isVisible())) continue;
      await link.click();
      await look(heading);
    }
    await leave(page);
    await look('Acesse o prontuário');
  });

  it('the responsible changes the provisional password and gets the three-step wizard', async () => {
    await logIn(page, RESPONSIBLE.cpf, provisional);
    await look('Defina sua nova senha');
    await choosePassword(page, provisional, RESPONSIBLE_PASSWORD);
    await acceptTerms(page);
    await look('Primeiro acesso');
    expect(new URL(page.url()).pathname).toBe('/primeiro-acesso');
  });

  it('step 1 activates with the contra-chave of the simulator, pasted', async () => {
    const chave = await page.getByLabel('Chave', { exact: true }).inputValue();
    const { stdout } = await simulator(['egestor', 'sign', chave]);
    await page.getByRole('textbox', { name: 'Contra-chave' }).fill(stdout.trim());
    await click('Ativar');
    await page.getByText('Ativado por').waitFor();
    expect(await page.getByText('Envie a chave').count()).toBe(0);
    await look('Primeiro acesso');
    expect(
      await page.getByText(/treinamento.*não|não.*treinamento|nada é (enviado|transmitido)/i).count(),
    ).toBeGreaterThan(0);
    await click('Avançar');
  });

  it('step 2 saves the default agenda', async () => {
    await page.getByLabel('Duração do agendamento (min)').fill('30');
    await look('Configurar agenda padrão');
    await click('Salvar e avançar');
    await page.getByRole('button', { name: 'Concluir' }).waitFor();
    expect(await query(program.dataDir, DURATION)).toEqual([{ duration: '30' }]);
  });

  it('step 3 previews the CNES file, shows the progress of its import and its result', async () => {
    await page.getByText('Clique para importar ou arraste o arquivo').waitFor();
    await look('Importar CNES');
    await page.locator('input[type=file]').setInputFiles(files.first);
    await page.getByText('Nada foi alterado ainda', { exact: false }).waitFor();
    await page.getByText('A prévia não grava nada', { exact: false }).waitFor();
    expect(await page.locator('.button.primary:visible').allInnerTexts()).toEqual(['Importar']);
    await look('Importar CNES');
    const held = await holdTable(program.dataDir, 'lotacao');
    await click('Importar');
    await held.reached();
    const progress = page.getByRole('progressbar');
    await progress.waitFor();
    expect(await page.getByRole('button', { name: 'Cancelar' }).isVisible()).toBe(true);
    await look('Importar CNES');
    await held.release();
    await page.getByText('Importação concluída.').waitFor();
    await page.getByRole('button', { name: 'Concluir', exact: true }).waitFor();
    // The first access opens no other page: a link to one would lead back here.
    expect(await page.locator('main a:visible, .button.primary:visible').allInnerTexts()).toEqual([
      'Concluir',
    ]);
    await look('Importar CNES');
    await click('Concluir');
    await chooseModule(page);
    await look(/^(Bom dia|Boa tarde|Boa noite), Renata$/);
  });

  it('the responsible issues a provisional password to a professional of the file', async () => {
    professional = await someProfessional(program.dataDir);
    for (const [entry, heading] of [
      ['Unidades de saúde', 'Unidades de saúde'],
      ['CNES', 'Importação de CNES'],
      ['Gestão municipal', 'Gestão municipal'],
      ['Profissionais', 'Profissionais'],
    ] as const) {
      await openMenu(page, entry);
      await look(heading);
    }
    await page.getByLabel('Pesquise pelo nome, CNS, CPF ou CBO').fill(professional.cpf);
    await until('one row besides the header', async () => (await page.getByRole('row').count()) === 2);
    await page
      .getByRole('button', { name: /^Mais opções de/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Redefinir senha' }).click();
    provisional = await createProvisional(page);
    expect(provisional.length).toBeGreaterThanOrEqual(8);
    await page.getByRole('link', { name: 'Visualizar' }).first().click();
    await look(new RegExp(professional.name.split(' ')[0] ?? '', 'i'));
    await leave(page);
  });

  it('the professional logs in, changes it, picks a lotação and reaches her home', async () => {
    await logIn(page, professional.cpf, provisional);
    await choosePassword(page, provisional, PROFESSIONAL_PASSWORD);
    await acceptTerms(page);
    await look('Escolha um acesso para continuar');
    expect(await page.getByRole('button', { name: /^Entrar/ }).count()).toBe(professional.places);
    expect(await page.getByText('Nunca acessado').count()).toBe(professional.places);
    expect(await page.getByText('Último usado').count()).toBe(0);
    await enter('last');
    await look(/^(Bom dia|Boa tarde|Boa noite), /);
    // The menu offers nothing of administration, and the server would refuse it.
    const menu = page.getByRole('navigation', { name: 'Menu principal' });
    expect(await menu.getByRole('link', { name: 'CNES', exact: true }).count()).toBe(0);
    await leave(page);
  });

  it('by keyboard alone: login, choice of access, home', async () => {
    const keys = page.keyboard;
    await page.goto(program.url);
    await page.getByLabel('Usuário (CPF)').waitFor();
    await keys.type(professional.cpf);
    await keys.press('Tab');
    await keys.type(PROFESSIONAL_PASSWORD);
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Escolha um acesso para continuar' }).waitFor();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await chooseModule(page);
    await page.getByRole('heading', { name: /^(Bom dia|Boa tarde|Boa noite), / }).waitFor();
    await keys.press('Alt+KeyA');
    await page.getByRole('heading', { name: 'Escolha um acesso para continuar' }).waitFor();
    await keys.press('2');
    await chooseModule(page);
    await page.getByRole('heading', { name: /^(Bom dia|Boa tarde|Boa noite), / }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('on a telephone: login, choice of access, home', async () => {
    await page.setViewportSize(PHONE);
    await look(/^(Bom dia|Boa tarde|Boa noite), /);
    expect(await page.getByRole('navigation', { name: 'Atalhos' }).isVisible()).toBe(true);
    await leave(page);
    await look('Acesse o prontuário');
    await logIn(page, professional.cpf, PROFESSIONAL_PASSWORD);
    await look('Escolha um acesso para continuar');
    await enter('first');
    await look(/^(Bom dia|Boa tarde|Boa noite), /);
    await leave(page);
    await page.setViewportSize(MONITOR);
  });

  it('the installer previews and imports the next month', async () => {
    await logIn(page, INSTALLER.cpf, PASSWORD);
    await openMenu(page, 'CNES');
    await page.getByRole('heading', { name: 'Importação de CNES' }).waitFor();
    await page.locator('input[type=file]').setInputFiles(files.next);
    await page.getByText('Nada foi alterado ainda', { exact: false }).waitFor();
    await look('Importação de CNES');
    await click('Importar');
    await page.getByText('Importação concluída.').waitFor();
    await page.getByRole('link', { name: 'Ver relatório' }).click();
    await look(/Relatório de importação de CNES/);
    const imported = `select file_name from cnes_import where status = 'imported'`;
    expect(await query(program.dataDir, imported)).toHaveLength(2);
    await leave(page);
  });

  it('ADM-A06 every page passed is marked as training, accessible and unclipped', () => {
    expect([...new Set(faults)]).toEqual([]);
  });
}

describe('the journey in a browser with files made here', () => {
  journey(async () => ({
    first: await cnesFile({ date: '2026-10-05', professionals: 80 }),
    next: await cnesFile({ date: '2026-11-05', professionals: 77 }),
  }));
});

const real = {
  first: findShared('data/cnes/XmlParaESUS31_4205407.zip') ?? '',
  next: findShared('data/cnes/XmlParaESUS31_4205407_proximo-mes.zip') ?? '',
};
describe.skipIf(!real.first)(
  'the journey in a browser with the files in the real format (PEC_SHARED)',
  () => {
    journey(async () => real);
  },
);
