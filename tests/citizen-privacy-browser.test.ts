import { generateCpf } from '@pec-aberto/brazil';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { CitizenForm } from './support/citizen-form.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import { Looks } from './support/looks.ts';

let work: AtWork;
/** A nurse who is also the coordination of her unit, and one of another unit. */
let here = '';
let elsewhere = '';
let team = '';
let desk: Client;
const looks = new Looks();

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const nurses = await query<{ cpf: string; lotacao: string; unit: string; team: string }>(
    work.dataDir,
    `select distinct on (unit) cpf, lotacao, unit, team from (
       select p.cpf, min(l.id::text) as lotacao, min(l.unit_id::text) as unit, min(l.team_id::text) as team
       from lotacao l join professional p on p.id = l.professional_id
       where (l.cbo like '2235%' or l.cbo like '2251%') and l.active and p.cpf is not null and l.team_id is not null
       group by p.id having count(*) = 1) n order by unit limit 2`,
  );
  here = nurses[0]?.cpf ?? '';
  elsewhere = nurses[1]?.cpf ?? '';
  team = nurses[0]?.team ?? '';
  await query(
    work.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id)
     select '${nurses[0]?.lotacao}', id from profile where slug = 'coordenador-ubs' on conflict do nothing`,
  );
  for (const cpf of [here, elsewhere]) await work.giveLogin(cpf);
  desk = await new Client(work.url).signIn(here, PASSWORD);
});
afterAll(() => work.release());

const register = async (change: Parameters<typeof someone>[0] = {}) =>
  (await desk.post<{ id: string }>('/citizens', someone(change))).id;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

describe('who may see, who saw, and who is asked', () => {
  it('a citizen who refuses to share is hidden from another unit, not from the own', async () => {
    const id = await register({
      name: 'LUCIA FARIA MELO',
      team: { automatic: false, teamId: team },
      sharingRefused: true,
    });
    const other = await work.open(`/cidadao/${id}/historico`, { who: elsewhere });
    await other.getByText('Prontuário não compartilhado com esta unidade').waitFor();
    expect(await other.getByRole('dialog').count()).toBe(0);
    await looks.at(other, 'historico-nao-compartilhado');
    await other.goto(`${work.url}/cidadao/${id}/editar`);
    await other.getByText('Compartilhamento desativado.').waitFor();
    expect(await other.getByRole('textbox', { name: 'Nome completo' }).count()).toBe(0);
    // What is hidden is not missing.
    expect(await other.locator('.citizen-ids').innerText()).not.toMatch(/sem equipe|Tel\./);
    const own = await work.open(`/cidadao/${id}/historico`, { who: here });
    await own.getByRole('dialog', { name: /^Por que você vai abrir/ }).waitFor();
  });

  it('joined registrations bring their looks and changes along', async () => {
    const stays = await register({ name: 'CARMEM DIAS ROLIM' });
    const goes = await register({ name: 'CARMEN DIAS ROLIN' });
    for (const way of ['', '/summary', '/family', '/export?format=csv']) {
      expect(
        (await fetch(`${work.url}/api/citizens/${goes}${way}`, { headers: { cookie: desk.cookie } })).status,
      ).toBe(200);
    }
    await query(
      work.dataDir,
      `update citizen set status = 'merged', merged_into = '${stays}' where id = '${goes}'`,
    );
    const page = await work.open(`/cidadao/${stays}/alteracoes`, { who: here });
    await page.getByText('No cadastro unificado a este: Carmen Dias Rolin').waitFor();
    await looks.at(page, 'alteracoes-unificado');
    await page.goto(`${work.url}/cidadao/${stays}/acessos`);
    for (const what of ['Resumo na busca', 'Família', 'Exportação do cadastro', 'Cadastro']) {
      await page.getByRole('cell', { name: what, exact: true }).first().waitFor();
    }
    await looks.at(page, 'acessos-unificado');
  });

  it('a family changed at two desks is asked about', async () => {
    const id = await register({ name: 'TEREZA MAIA LOBO' });
    const page = await work.open(`/cidadao/${id}/editar`, { who: here });
    const form = new CitizenForm(page);
    await page.getByLabel('É o responsável familiar').check();
    const { status } = await desk.call('PUT', `/citizens/${id}/family`, {
      isResponsible: false,
      responsibleDocument: generateCpf(810_001),
      kinship: 138,
      version: 1,
    });
    expect(status).toBe(200);
    await form.save();
    const dialog = page.getByRole('dialog', { name: 'O cadastro mudou enquanto você digitava' });
    await dialog.getByText(/^Responsável: \d{3}\..* \(.+\)$/).waitFor();
    await looks.at(page, 'cadastro-familia-dos-dois-lados');
    await dialog.getByLabel('Família: manter de Como está no cadastro').check();
    await dialog.getByRole('button', { name: 'Salvar assim' }).click();
    await heading(page, /Tereza Maia Lobo/);
    const [row] = await query<{ kinship: number; own: boolean }>(
      work.dataDir,
      `select kinship, family_responsible as own from citizen where id = '${id}'`,
    );
    expect(row).toEqual({ kinship: 138, own: false });
  });
});

it('every screen passed is whole', () => expect(looks.faults).toEqual([]));
