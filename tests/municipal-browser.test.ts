import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { INSTALLER } from './support/installation.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';

describe('what a municipality keeps of itself, at the screen', () => {
  let work: AtWork;
  let coordinator: { cpf: string; unitId: string };
  const looks = new Looks();

  beforeAll(async () => {
    work = await startAtWork({ holds: 'network' });
    const [nurse] = await query<{ cpf: string; unitId: string }>(
      work.dataDir,
      `select p.cpf, min(l.unit_id::text) as "unitId" from lotacao l join professional p on p.id = l.professional_id
        where l.cbo like '2235%' and p.cpf is not null group by p.id having count(*) = 1 order by p.name limit 1`,
    );
    if (!nurse) throw new Error('the network has no nurse');
    await query(
      work.dataDir,
      `insert into lotacao_profile (lotacao_id, profile_id)
        select l.id, f.id from lotacao l join professional p on p.id = l.professional_id, profile f
        where p.cpf = '${nurse.cpf}' and f.slug = 'coordenador-ubs' and f.municipality_id is null`,
    );
    await work.giveLogin(nurse.cpf);
    coordinator = nurse;
  });
  afterAll(() => work.release());

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

  it('ADM-R01 the administrator has the tabs, who coordinates does not', async () => {
    const page = await work.open('/gestao-municipal');
    const tabs = page.getByRole('navigation', { name: 'Gestão municipal' }).getByRole('link');
    expect(await tabs.allTextContents()).toEqual([
      'Configuração da agenda padrão',
      'Configuração RNDS',
      'Grupos de exames',
      'Tipos de receita',
      'Tipos de serviço',
    ]);
    const other = await work.open('/', { who: coordinator.cpf });
    expect(await other.getByRole('link', { name: 'Gestão municipal' }).count()).toBe(0);
    await work.closePages();
  });

  it('ADM-R06 ADM-R07 types of service by keyboard: added, a repeated name refused, renamed, deleted', async () => {
    const page = await work.open('/gestao-municipal/tipos-de-servico');
    const { press, tabTo } = {
      press: keyboard.press.bind(null, page),
      tabTo: keyboard.tabTo.bind(null, page),
    };
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('Vacina').waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'Nativo' }).count()).toBe(9);
    expect(await row('Vacina').getByRole('button').count()).toBe(0);
    await looks.at(page, 'tipos-de-servico');
    await tabTo(/^Adicionar tipo de serviço$/);
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await press('Control+s');
    await page.getByText('Preenchimento obrigatório.').waitFor();
    await page.keyboard.type('VACINA');
    await press('Enter');
    await page.getByText('Já há um tipo de serviço com este nome.').first().waitFor();
    await looks.at(page, 'tipo-de-servico-repetido');
    const name = page.getByLabel('Nome do tipo de serviço');
    await name.fill('Puericultura');
    await press('Enter');
    await row('Puericultura').waitFor();
    await button(page, 'Editar Puericultura').focus();
    await press('Enter');
    await name.fill('Puericultura em grupo');
    await press('Control+s');
    await row('Puericultura em grupo').waitFor();
    await button(page, 'Excluir Puericultura em grupo').click();
    await button(page, 'Excluir tipo de serviço').click();
    await page.getByText('Tipo de serviço excluído.').waitFor();
    await expect.poll(() => row('Puericultura em grupo').count()).toBe(0);
    await work.closePages();
  });

  it('ADM-R04 exam groups: the native ones say that they are empty; one of the municipality is filled from SIGTAP', async () => {
    const page = await work.open('/gestao-municipal/grupos-de-exames');
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('Risco cardiovascular').getByText('Vazio: não é oferecido').waitFor();
    await page.getByText('Não se conhece fonte pública').waitFor();
    await looks.at(page, 'grupos-de-exames');
    await button(page, 'Preencher Risco cardiovascular').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await button(page, 'Preencher Risco cardiovascular').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Escolha ao menos um exame.').first().waitFor();
    const exams = page.getByRole('combobox', { name: 'Exames' });
    for (const exam of ['hemograma completo', 'colesterol hdl']) {
      await exams.fill(exam);
      await page
        .getByRole('option', { name: new RegExp(exam, 'i') })
        .first()
        .waitFor();
      await exams.press('Enter');
      await expect.poll(() => exams.inputValue()).toBe('');
    }
    expect(await page.getByRole('list', { name: 'Exames do grupo' }).getByRole('listitem').count()).toBe(2);
    await looks.at(page, 'grupo-de-exames');
    // What was chosen is not left by a slip of the hand.
    await button(page, 'Fechar').first().click();
    await page.getByText('Sair sem salvar?').waitFor();
    await button(page, 'Continuar aqui').click();
    expect(await page.getByRole('list', { name: 'Exames do grupo' }).getByRole('listitem').count()).toBe(2);
    await exams.focus();
    await page.keyboard.press('Control+s');
    await page.getByText('Grupo de exames salvo.').waitFor();
    await row('Risco cardiovascular').getByText('Risco cardiovascular').click();
    await row('Risco cardiovascular').getByText('Hemograma completo').waitFor();
    await looks.at(page, 'grupo-de-exames-aberto');
    await button(page, 'Excluir Risco cardiovascular').click();
    await button(page, 'Excluir grupo de exames').click();
    await page.getByText('Grupo de exames excluído.').waitFor();
    await row('Risco cardiovascular').getByText('Vazio: não é oferecido').waitFor();
    await work.closePages();
  });

  it('ADM-H01 ADM-H05 in the unit its coordinator turns a type off; the administrator only reads, and edits nothing', async () => {
    const path = `/unidades/${coordinator.unitId}/tipos-de-servico`;
    const page = await work.open(path, { who: coordinator.cpf });
    const row = page.getByRole('row').filter({ hasText: 'Nebulização' });
    await button(page, 'Inativar Nebulização').click();
    await row.getByText('Inativo').waitFor();
    await looks.at(page, 'unidade-tipos-de-servico');
    const reader = await work.open(path);
    await reader.getByRole('row').filter({ hasText: 'Nebulização' }).getByText('Inativo').waitFor();
    const main = reader.getByRole('main');
    expect(await main.getByRole('button').count()).toBe(0);
    await reader.getByRole('link', { name: 'Informações' }).click();
    await reader.getByText('vêm do CNES e só mudam por lá').waitFor();
    expect(await main.locator('input, select, textarea, button').count()).toBe(0);
    await button(page, 'Ativar Nebulização').click();
    await row.getByText('Ativo', { exact: true }).waitFor();
    await work.closePages();
  });

  it('ADM-N01 ADM-N03 the installer sees FATOR as it is typed, is refused zero, and finds what was saved', async () => {
    const page = await work.open('/relatorios/configuracao-de-impressao', { who: INSTALLER.cpf });
    const report = (name: string) => page.getByRole('group', { name, exact: true });
    const vaccines = report('Vacinação');
    await vaccines.waitFor();
    expect(await page.getByRole('group').count()).toBe(14);
    const factor = vaccines.getByRole('status');
    expect(await factor.textContent()).toBe('12');
    await vaccines.getByText('Com 1 grupo, até 12 meses. Com 1 mês, até 12 grupos.').waitFor();
    expect(await report('Cadastro individual').getByLabel('Meses').count()).toBe(0);
    expect(await report('Resumo de produção').getByLabel('Grupos').count()).toBe(0);
    await vaccines.getByLabel('Grupos').fill('4');
    await vaccines.getByLabel('Meses').fill('3');
    await expect.poll(() => factor.textContent()).toBe('12');
    await vaccines.getByLabel('Meses').fill('0');
    await expect.poll(() => factor.textContent()).toBe('–');
    await page.keyboard.press('Control+s');
    await vaccines.getByText('Informe um número inteiro de 1 a 999.').waitFor();
    await looks.at(page, 'configuracao-de-impressao-erro');
    await vaccines.getByLabel('Meses').fill('6');
    await expect.poll(() => factor.textContent()).toBe('24');
    await page.keyboard.press('Control+s');
    await page.getByText('Configuração de impressão salva.').waitFor();
    // What is typed after it was saved is asked about too, and not called saved.
    await vaccines.getByLabel('Meses').fill('5');
    await page.getByRole('banner').getByText('Ainda não salvo').waitFor();
    await page.getByRole('link', { name: 'Início' }).first().click();
    await page.getByText('Sair sem salvar a configuração de impressão?').waitFor();
    await button(page, 'Continuar aqui').click();
    await vaccines.getByLabel('Meses').fill('6');
    await page.getByRole('banner').getByText('Tudo salvo').waitFor();
    await page.reload();
    await expect.poll(() => factor.textContent()).toBe('24');
    await looks.at(page, 'configuracao-de-impressao');
    await work.closePages();
  });

  it('PRF-01 a profile for a CAPS begins by its template, and is the municipality’s own', async () => {
    const page = await work.open('/perfis?novo=true');
    await page.getByLabel('Começar por um modelo').selectOption({ label: 'CAPS – Enfermeiro' });
    await page.getByText('O modelo parte do perfil padrão Enfermeiro').waitFor();
    expect(await page.getByLabel('Nome', { exact: false }).first().inputValue()).toBe('CAPS – Enfermeiro');
    await looks.at(page, 'perfil-modelo');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Recursos do perfil CAPS – Enfermeiro' }).waitFor();
    await page.getByText('25 resultados').waitFor();
    await work.closePages();
  });

  it('ADM-Q02 ADM-Q04 ADM-Q05 a nurse keeps lots: the next one at once, an expired one in red, one put aside', async () => {
    const page = await work.open('/lotes-de-imunobiologico', { who: coordinator.cpf });
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await page.getByText('Nenhum lote cadastrado').waitFor();
    await looks.at(page, 'lotes-vazio');
    await button(page, 'Cadastrar lote').click();
    const field = (name: string) => page.getByRole('dialog').getByLabel(name, { exact: false });
    const number = page.getByRole('textbox', { name: 'Lote' });
    await number.fill('AB 12');
    await page.keyboard.press('Control+s');
    await page.getByText('O lote aceita letras sem acento').first().waitFor();
    expect(
      await page.locator('.field-message.error', { hasText: 'Preenchimento obrigatório.' }).count(),
    ).toBe(3);
    await looks.at(page, 'lote-erros');
    await number.fill('AB12');
    await page.getByRole('combobox', { name: 'Fabricante' }).fill('astrazeneca');
    await page.getByRole('combobox', { name: 'Imunobiológico' }).fill('antitetanico');
    await page.getByRole('option').first().click();
    await field('Data de validade').fill('31/01/2099');
    await page.keyboard.press('Control+s');
    await page.getByText('Lote AB12 cadastrado.').waitFor();
    // Open for the next one, of the same maker and vaccine.
    await expect.poll(() => number.inputValue()).toBe('');
    await page.keyboard.type('CD34');
    await field('Data de validade').fill('31/01/2020');
    await page.getByText('Esta validade já passou').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Lote CD34 cadastrado.').waitFor();
    await number.fill('ab12');
    await field('Data de validade').fill('31/01/2099');
    await page.keyboard.press('Control+s');
    await page.getByText('Este lote já está cadastrado').first().waitFor();
    await looks.at(page, 'lote-repetido');
    // What was typed and not added is not left by a slip of the hand.
    await button(page, 'Fechar').last().click();
    await page.getByText('Sair sem salvar?').waitFor();
    await looks.at(page, 'lote-sair');
    await button(page, 'Continuar aqui').click();
    expect(await number.inputValue()).toBe('ab12');
    await page.keyboard.press('Escape');
    await button(page, 'Sair sem salvar').click();
    await row('AB12').getByText('Válido').waitFor();
    await row('CD34').getByText('Vencido').waitFor();
    expect(await row('AB12').textContent()).toContain('ASTRAZENECA');
    await looks.at(page, 'lotes');
    await button(page, 'Editar lote AB12').click();
    expect(await number.inputValue()).toBe('AB12');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await row('CD34').getByRole('button', { name: 'Mais opções de lote CD34' }).click();
    await page.getByRole('menuitem', { name: 'Inativar' }).click();
    await button(page, 'Inativar lote').click();
    await page.getByText('Lote inativado.').waitFor();
    await expect.poll(() => row('CD34').count()).toBe(0);
    await page.getByLabel('Mostrar lotes inativos').check();
    await row('CD34').getByText('Inativo').waitFor();
    await row('CD34').getByRole('button', { name: 'Mais opções de lote CD34' }).click();
    await page.getByRole('menuitem', { name: 'Excluir' }).click();
    await button(page, 'Excluir lote').click();
    await page.getByText('Lote excluído.').waitFor();
    await work.closePages();
  });

  it('was clean on the way, at both widths', () => {
    expect(looks.faults).toEqual([]);
  });
});
