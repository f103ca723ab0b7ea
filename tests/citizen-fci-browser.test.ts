import { generateCpf } from '@pec-aberto/brazil';
import type { Struct } from '@pec-aberto/ledi';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { type Ficha, ficha, identified, lotOf, noon } from '#modules/fichas/test/fichas';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { CitizenForm } from './support/citizen-form.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { jsonOf } from './support/program.ts';
import { openMenu } from './support/screens.ts';

type Team = { id: string; name: string; ine: string; cnes: string };
/** Of fichas applied, those that wait for a decision. */
type Outcome = { application: { applied: number; waiting: number } };

let work: AtWork;
/** A nurse, who coordinates the unit and so joins registrations. */
let nurse = '';
let desk: Client;
/** Two teams of her unit. */
let teams: readonly [Team, Team];
const looks = new Looks();

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const found = await query<Team & { unit: string }>(
    work.dataDir,
    `select t.id, t.name, t.ine, u.cnes, u.id as unit from team t join unit u on u.id = t.unit_id
     where t.active and (select count(*) from team o where o.unit_id = u.id and o.active) > 1
     order by u.id, t.id limit 2`,
  );
  const [a, b] = found;
  if (!a || !b) throw new Error('no unit with two teams');
  teams = [a, b];
  const [person] = await query<{ cpf: string; lotacao: string }>(
    work.dataDir,
    `select p.cpf, (array_agg(l.id))[1] as lotacao from lotacao l join professional p on p.id = l.professional_id
     where l.active and p.cpf is not null and (l.cbo like '2235%' or l.cbo like '2251%')
     group by p.id having count(*) = 1 order by min(l.cbo) desc, p.id limit 1`,
  );
  nurse = person?.cpf ?? '';
  await query(
    work.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id)
     select '${person?.lotacao}', id from profile where slug = 'coordenador-ubs' on conflict do nothing`,
  );
  // Who fills in the fichas of tests works in the municipality.
  await query(
    work.dataDir,
    `update professional set cns = '700000000000005'
     where id = (select professional_id from lotacao where cbo = '515105' order by id limit 1)`,
  );
  await work.giveLogin(nurse);
  desk = await new Client(work.url).signIn(nurse, PASSWORD);
});
afterAll(() => work.release());

let number = 0;
/** Applies a ficha of a team as the command line does. */
async function apply(team: Team, one: Omit<Ficha, 'number' | 'cnes' | 'ine'>): Promise<Outcome> {
  const bytes = await ficha({ ...one, number: ++number, cnes: team.cnes, ine: team.ine });
  const lot = await lotOf([bytes]);
  const answer = jsonOf<Outcome>(await work.command(['citizens', 'apply', lot.path, '--json']));
  await lot.remove();
  return answer;
}
const register = async (change: Parameters<typeof someone>[0]) =>
  (await desk.post<{ id: string }>('/citizens', someone(change))).id;
const open = (path: string) => work.open(path, { who: nurse });
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const one = async <R extends Record<string, unknown>>(text: string): Promise<R | undefined> =>
  (await query<R>(work.dataDir, text))[0];

/** A mother on record and a ficha of her child under her CPF. */
async function inDoubt(surname: string, change: Struct = {}): Promise<{ motherId: string; cpf: string }> {
  const cpf = generateCpf(810_000 + number);
  const motherId = await register({
    name: `IVONE ${surname}`,
    birthDate: '1980-01-10',
    cpf,
    motherName: `ALZIRA ${surname}`,
  });
  const person = identified({
    nomeCidadao: `LUCAS ${surname}`,
    dataNascimentoCidadao: noon(`2019-03-${String(10 + number).padStart(2, '0')}`),
    nomeMaeCidadao: `IVONE ${surname}`,
    sexoCidadao: 0,
    cpfCidadao: cpf,
    statusEhResponsavel: false,
    cpfResponsavelFamiliar: cpf,
    telefoneCelular: `4899911${String(2_000 + number)}`,
    ...change,
  });
  const { application } = await apply(teams[0], { on: '2026-09-01', person });
  expect(application).toMatchObject({ applied: 1, waiting: 1 });
  return { motherId, cpf };
}

describe('Fichas em revisão', () => {
  let page: Page;

  const openFicha = (name: string) =>
    page.getByRole('row').filter({ hasText: name }).getByRole('link', { name: 'Conferir' }).click();

  it('the list is empty, then says who, where, when and why; Enter opens one', async () => {
    page = await open('/');
    await openMenu(page, 'Fichas em revisão');
    await page.getByText('Nenhuma ficha espera conferência').waitFor();
    await looks.at(page, 'fichas-vazio');
    await inDoubt('BATISTA LEME');
    await inDoubt('CRUZ BELTRÃO');
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Lucas Batista Leme' });
    await row.getByText(teams[0].name).waitFor();
    await row.getByText('01/09/2026').waitFor();
    await row.getByText('não parece ser da mesma pessoa').waitFor();
    await looks.at(page, 'fichas');
    await row.focus();
    await keyboard.press(page, 'Enter');
    await heading(page, 'Ficha de Lucas Batista Leme');
    expect(new URL(page.url()).pathname).toMatch(/^\/fichas-em-revisao\/[0-9a-f-]{36}$/);
  });

  it('ficha and registration stand side by side, and another registration may be searched', async () => {
    const table = page.getByRole('table', { name: 'A ficha e o cadastro' });
    await table.getByRole('columnheader', { name: 'Cadastro de Ivone Batista Leme' }).waitFor();
    const birth = table.getByRole('row').filter({ hasText: 'Data de nascimento' });
    await birth.getByText('10/03/2019').or(birth.getByText('11/03/2019')).waitFor();
    await birth.getByText('10/01/1980').waitFor();
    await looks.at(page, 'ficha');
    await register({ name: 'OTAVIO FARIAS GUEDES' });
    await page.getByRole('button', { name: 'Buscar outro cadastro' }).click();
    await page.getByLabel('É outro cadastro?').fill('otavio farias');
    await page.getByRole('option', { name: /^Otavio Farias Guedes/ }).click();
    await page.getByRole('button', { name: 'Comparar com a ficha' }).click();
    await table.getByRole('columnheader', { name: 'Cadastro de Otavio Farias Guedes' }).waitFor();
    await looks.at(page, 'ficha-outro-cadastro');
    expect(await page.getByRole('button', { name: 'Em comparação' }).count()).toBe(1);
  });

  it('É outra pessoa: the child gets a registration, without the mother’s CPF and in her family', async () => {
    await page.getByRole('button', { name: 'É outra pessoa: cadastrar' }).click();
    const told = page.getByText('Lucas Batista Leme tem cadastro agora. Ficou só na ficha: CPF.');
    await told.waitFor();
    await heading(page, 'Fichas em revisão');
    const left = page.getByRole('row').filter({ hasText: 'Lucas Batista Leme' });
    await expect.poll(() => left.count()).toBe(0);
    await page.getByRole('button', { name: 'Abrir cadastro' }).click();
    await heading(page, 'Lucas Batista Leme');
    await page.getByText('Cadastro sem CPF/CNS').waitFor();
    await page.getByText('Ivone Batista Leme').first().waitFor();
  });

  it('É esta pessoa, by keyboard: the ficha changes her registration, with who decided', async () => {
    const name = 'OTÍLIA SERRANO PIRES';
    const { motherId } = await inDoubt('SERRANO PIRES', {
      nomeCidadao: name,
      dataNascimentoCidadao: noon('1957-11-22'),
      nomeMaeCidadao: 'ALZIRA SERRANO PIRES',
      sexoCidadao: 1,
      statusEhResponsavel: true,
      cpfResponsavelFamiliar: undefined,
      estadoCivil: 3,
    });
    await page.goto(`${work.url}/fichas-em-revisao`);
    await openFicha('Otília Serrano Pires');
    await page.getByRole('columnheader', { name: 'Cadastro de Ivone Serrano Pires' }).waitFor();
    await keyboard.press(page, 'Control+Enter');
    await page.getByText(/^Ficha aplicada ao cadastro de Ivone Serrano Pires\./).waitFor();
    expect(await one(`select marital_status, updated_origin from citizen where id = '${motherId}'`)).toEqual({
      marital_status: 3,
      updated_origin: 'fci',
    });
    await page.getByRole('button', { name: 'Conferidas' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Otília Serrano Pires' });
    await row.getByText('Aplicada ao cadastro').waitFor();
  });

  it('Descartar asks why and may be undone; what was decided is told', async () => {
    await page.getByRole('button', { name: 'À espera' }).click();
    await openFicha('Lucas Cruz Beltrão');
    await page.getByRole('button', { name: 'Descartar a ficha…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Descartar esta ficha?' });
    await dialog.getByRole('button', { name: 'Descartar ficha' }).click();
    await dialog.getByText('Preenchimento obrigatório.').waitFor();
    await looks.at(page, 'ficha-descartar');
    await dialog.getByLabel(/^Por que não vale/).fill('Ficha de teste da agente.');
    await dialog.getByRole('button', { name: 'Descartar ficha' }).click();
    await page.getByText('A ficha de Lucas Cruz Beltrão foi descartada.').waitFor();
    await page.getByText('Nenhuma ficha espera conferência').waitFor();
    await page.getByRole('button', { name: 'Conferidas' }).click();
    await page.getByText('Ficha de teste da agente.').waitFor();
    await looks.at(page, 'fichas-conferidas');
    await page.getByRole('button', { name: 'Devolver à revisão' }).click();
    await page.getByText('A ficha voltou para a revisão.').waitFor();
    await page.getByRole('button', { name: 'À espera' }).click();
    await page.getByRole('row').filter({ hasText: 'Lucas Cruz Beltrão' }).waitFor();
    expect(
      await one(`select outcome, decision_reason from citizen_fci where person_name like '%BELTR%'`),
    ).toEqual({
      outcome: 'review',
      decision_reason: null,
    });
  });

  it('who decided meanwhile is told, and nothing is done twice', async () => {
    await openFicha('Lucas Cruz Beltrão');
    await heading(page, 'Ficha de Lucas Cruz Beltrão');
    await page.getByRole('columnheader', { name: /^Cadastro de / }).waitFor();
    const id = page.url().split('/').at(-1);
    await desk.post(`/citizen-fcis/${id}/discard`, { reason: 'decidida em outra mesa' });
    await page.getByRole('button', { name: 'É outra pessoa: cadastrar' }).click();
    await page.getByText('Descartada.', { exact: true }).waitFor();
    await page.getByText('decidida em outra mesa').waitFor();
    expect(await one(`select 1 from citizen where name = 'LUCAS CRUZ BELTRÃO'`)).toBeUndefined();
  });
});

it('CIT-11 the team on the record follows a newer ficha of team B; chosen by hand it stays A', async () => {
  const [a, b] = teams;
  const person = identified({
    nomeCidadao: 'QUITÉRIA BORGES MALTA',
    cpfCidadao: generateCpf(820_001),
    dataNascimentoCidadao: noon('1971-04-14'),
    nomeMaeCidadao: 'ZULEICA BORGES MALTA',
  });
  await apply(a, { on: '2026-08-01', person });
  const id = (await one<{ id: string }>(`select id from citizen where name = 'QUITÉRIA BORGES MALTA'`))?.id;
  const page = await open(`/cidadao/${id}`);
  const head = page.locator('.citizen-ids');
  await head.getByText(a.name).waitFor();
  await apply(b, { on: '2026-08-02', person });
  await page.reload();
  await head.getByText(b.name).waitFor();

  await page.goto(`${work.url}/cidadao/${id}/editar`);
  const form = new CitizenForm(page);
  const automatic = page.getByLabel('Utilizar informação do cadastro individual');
  await automatic.uncheck();
  await page.getByLabel('Equipe responsável', { exact: true }).selectOption({ value: a.id });
  await form.fillRest({ mother: 'Zuleica Borges Malta' });
  // A ficha does not tell it, and nothing is invented: the form asks.
  await form.field(/^País de residência/).fill('Brasil');
  await page.getByRole('option', { name: 'Brasil', exact: true }).click();
  await form.save();
  await heading(page, 'Quitéria Borges Malta');
  await apply(b, { on: '2026-08-03', person });
  await page.reload();
  await head.getByText(a.name).waitFor();
  // The history names both teams, also the one that is no longer linked.
  await page.getByRole('link', { name: 'Alterações' }).click();
  await page.locator('del', { hasText: b.name }).first().waitFor();
  await page.locator('ins', { hasText: b.name }).first().waitFor();
  expect(await page.getByText('outro', { exact: true }).count()).toBe(0);
  await looks.at(page, 'alteracoes-equipes');
});

it('every screen passed is whole, in both sizes', () => expect(looks.faults).toEqual([]));
