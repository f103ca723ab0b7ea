import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { pdfText } from '#platform/testing/pdf-text';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import { Looks } from './support/looks.ts';

/** "Registro tardio", and what the SOAP asks of an infant. */

let work: AtWork;
let page: Page;
let desk: Client;
const looks = new Looks();
const dialog = () => page.getByRole('dialog');

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const [nurse] = await query<{ cpf: string; lotacao: string }>(
    work.dataDir,
    `select p.cpf, l.id as lotacao from lotacao l join professional p on p.id = l.professional_id
      where l.active and p.cpf is not null and p.cns is not null and l.cbo like '2235%'
        and (select count(*) from lotacao x where x.professional_id = p.id) = 1 order by l.unit_id, p.cpf limit 1`,
  );
  const { cpf, lotacao } = nurse ?? { cpf: '', lotacao: '' };
  await query(work.dataDir, `delete from lotacao_profile where lotacao_id = '${lotacao}'`);
  await query(
    work.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id) select '${lotacao}', id from profile
      where slug = 'enfermeiro' and municipality_id is null`,
  );
  await work.giveLogin(cpf);
  desk = await new Client(work.url).signIn(cpf, PASSWORD);
  const [infant] = await query<{ born: string }>(
    work.dataDir,
    `select (current_date - interval '5 months')::date::text as born`,
  );
  await desk.post('/citizens', someone({ name: 'LIVIA MORAES TAVARES', birthDate: infant?.born ?? '' }));
  page = await work.open('/registro-tardio', { who: cpf });
});
afterAll(() => work.release());

describe('Registro tardio de atendimento', () => {
  it('ENC-39 a visit of yesterday is added, registered with what an infant is asked, and told as late', async () => {
    await page.getByText('Nada a registrar dos últimos 7 dias').waitFor();
    await looks.at(page, 'registro-tardio-vazio');
    await page.keyboard.press('n');
    await page.getByRole('combobox', { name: /^Cidadão/ }).fill('livia mor');
    await page.getByRole('option', { name: /Livia Moraes/ }).click();
    await page.getByRole('textbox', { name: /^Data do atendimento/ }).fill('ontem');
    await page.getByRole('textbox', { name: /^Hora/ }).fill('930');
    await page.getByLabel(/^Local de atendimento/).selectOption({ label: 'UBS' });
    await page.getByLabel(/^Justificativa/).selectOption({ label: 'Sem internet' });
    await looks.at(page, 'registro-tardio-adicionar');
    await dialog().getByRole('button', { name: 'Adicionar' }).click();
    const row = page.locator('[data-row]').filter({ hasText: 'Livia Moraes Tavares' });
    await row.getByText('Aguardando registro').waitFor();
    await looks.at(page, 'registro-tardio');
    await row.getByRole('button', { name: 'Registrar' }).click();
    await page.getByText(/Registro tardio de .*09:30 · UBS/).waitFor();
    await page.getByRole('button', { name: 'Declaração de comparecimento' }).click();
    await dialog().getByLabel('Hora do atendimento, 09:30').waitFor();
    await dialog().getByLabel('Acompanhante').fill('Lina Moraes');
    await looks.at(page, 'declaracao');
    const declared = page.waitForRequest(/declaration\.pdf/);
    await dialog().getByRole('button', { name: 'Gerar declaração' }).click();
    const request = await declared;
    // The page keeps what was answered for its window: the same is asked for once more.
    const paper = await page.request.post(request.url(), { data: request.postDataJSON() as object });
    expect(pdfText(await paper.body()).replaceAll('\n', ' ')).toMatch(
      /LIVIA MORAES TAVARES.* compareceu a esta unidade de saúde em .*, às 09:30, acompanhado\(a\) de Lina Moraes\./,
    );
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'O que o cidadão relata' }).fill('Consulta de rotina.');
    await page.getByRole('button', { name: 'Registrar marcadores de consumo alimentar' }).click();
    const asked = page.getByRole('group', { name: /^(?:A criança ontem|Ontem consumiu)/ });
    await asked.first().waitFor();
    // Under six months: nine questions.
    expect(await asked.count()).toBe(9);
    for (const group of await asked.all())
      await group.getByRole('radio', { name: 'Não', exact: true }).check();
    await looks.at(page, 'marcadores');
    expect(await page.getByText('Desfecho', { exact: true }).count()).toBe(0);
  });

  it('looks as it should in both sizes', () => {
    expect(looks.faults).toEqual([]);
  });
});
