import { generateCpf } from '@pec-aberto/brazil';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { CitizenForm, draftKept } from './support/citizen-form.ts';
import { Client } from './support/client.ts';
import { IBGE, PASSWORD } from './support/installation.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { projectRoot } from '#platform/config/root';
import { drawn, MONITOR, PHONE } from './support/screens.ts';

const CEPS = `${projectRoot()}/packages/terminology/data/samples/cep`;
let work: AtWork;
/** A nurse, who is also the coordination of the unit, and somebody else at another desk. */
let nurse = '';
let other = '';
let desk: Client;
const looks = new Looks();

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const [first, second] = await query<{ cpf: string; lotacao: string }>(
    work.dataDir,
    `select p.cpf, (array_agg(l.id))[1] as lotacao from lotacao l join professional p on p.id = l.professional_id
     where (l.cbo like '2235%' or l.cbo like '2251%') and l.active and p.cpf is not null and l.team_id is not null
     group by p.id having count(*) = 1 order by min(l.cbo) desc, p.id limit 2`,
  );
  nurse = first?.cpf ?? '';
  other = second?.cpf ?? '';
  await query(
    work.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id)
     select '${first?.lotacao}', id from profile where slug = 'coordenador-ubs' on conflict do nothing`,
  );
  await work.giveLogin(nurse);
  await work.giveLogin(other);
  await work.command(['data-package', 'import', CEPS]);
  desk = await new Client(work.url).signIn(nurse, PASSWORD);
});
afterAll(() => work.release());

const register = async (change: Parameters<typeof someone>[0] = {}) =>
  (await desk.post<{ id: string }>('/citizens', someone(change))).id;
const open = (path: string, who = nurse) => work.open(path, { who });
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const kept = async (id: string, fields: string) => {
  const [row] = await query<Record<string, unknown>>(
    work.dataDir,
    `select ${fields} from citizen where id = '${id}'`,
  );
  return row;
};
const idOf = (page: Page) => /\/cidadao\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

describe('registration by keyboard', () => {
  let page: Page;
  let form: CitizenForm;

  it('CIT-09 what is missing is told on its field, and the first one has the focus', async () => {
    page = await open('/cidadao/novo');
    form = new CitizenForm(page);
    await heading(page, 'Cadastro do cidadão');
    await page.waitForURL(/\/cidadao\/novo\/[0-9a-f-]+$/);
    await expect.poll(() => keyboard.focusedName(page)).toBe('CPF');
    await form.fillPerson({ name: 'Maria', birth: '12/03/1972' });
    await form.save();
    await page.getByText('Informe o nome e o sobrenome.').first().waitFor();
    expect(await keyboard.focusedName(page)).toContain('Nome completo');
    expect(await form.faultOf(/^Telefone celular/)).toBe('Preenchimento obrigatório.');
    expect(await form.faultOf(/^Nome da mãe/)).toBe('Preenchimento obrigatório.');
    const race = page.getByRole('group', { name: /^Raça\/Cor/ });
    await race.getByText('Preenchimento obrigatório.').waitFor();
    await page.getByRole('link', { name: /Dados pessoais\s*5/ }).waitFor();
    await looks.at(page, 'cadastro-faltas');
    await form.type(/^Nome completo/, 'Ana B Silva');
    await keyboard.press(page, 'Enter');
    await page.getByText('apenas E e Y podem ficar sozinhos').first().waitFor();
  });

  it('CIT-09 Desconhece closes the mother’s name; Raça/Cor Indígena asks the Etnia', async () => {
    await keyboard.press(page, 'Shift+Enter');
    await form.type(/^Nome completo/, 'Ana Beatriz Tupã');
    await form.choose(/^Sexo/, 'Feminino');
    await form.choose(/^Raça\/Cor/, 'Indígena');
    await form.pick(/^Etnia/, 'guarani kaiowa', /Guarani Kaiowa/);
    await form.enterTo(/^Desconhece/);
    await keyboard.press(page, 'Space');
    expect(await form.field(/^Nome da mãe/).isDisabled()).toBe(true);
    expect(await form.faultOf(/^Nome da mãe/)).toBe('');
    await keyboard.press(page, 'Enter');
    await form.enterTo(/^Desconhece/);
    await keyboard.press(page, 'Space');
    expect(await form.field(/^Nome do pai/).isDisabled()).toBe(true);
  });

  it('CIT-10 a nationality asks its own, and the municipality of birth goes and comes back', async () => {
    await form.choose(/^Nacionalidade/, 'Naturalizado');
    expect(await form.field(/^Município de nascimento/).count()).toBe(0);
    await form.save();
    await page.getByText('Preenchimento obrigatório.').first().waitFor();
    expect(await form.faultOf(/^Data de naturalização/)).toBe('Preenchimento obrigatório.');
    expect(await form.faultOf(/^Portaria/)).toBe('Preenchimento obrigatório.');
    await page
      .getByRole('group', { name: /^Nacionalidade/ })
      .getByRole('radio', { checked: true })
      .focus();
    await form.choose(/^Nacionalidade/, 'Estrangeiro');
    await form.save();
    await page.getByText('Preenchimento obrigatório.').first().waitFor();
    expect(await form.faultOf(/^País de nascimento/)).toBe('Preenchimento obrigatório.');
    expect(await form.faultOf(/^Data de entrada no Brasil/)).toBe('Preenchimento obrigatório.');
    await looks.at(page, 'cadastro-estrangeiro');
    await page
      .getByRole('group', { name: /^Nacionalidade/ })
      .getByRole('radio', { checked: true })
      .focus();
    await form.choose(/^Nacionalidade/, 'Brasileira');
    await form.pick(/^Município de nascimento/, 'florianopolis', /^Florianópolis – SC/);
  });

  it('the CEP fills the address, and one press takes it back', async () => {
    await form.type(/^Telefone celular/, '48999991234');
    await form.type(/^CEP$/, '31999020');
    await page.getByText('Endereço do CEP.').waitFor();
    expect(await form.field('Logradouro').inputValue()).toBe('DOS IPÊS');
    expect(await form.field('Município').inputValue()).toBe('Belo Horizonte – MG');
    expect(await form.field('Tipo de logradouro').inputValue()).toBe('Rua');
    // One of the whole municipality takes the street of the other away, with its type.
    await form.field('CEP').fill('31999000');
    await expect.poll(() => form.field('Logradouro').inputValue()).toBe('');
    expect(await form.field('Tipo de logradouro').inputValue()).toBe('');
    await form.field('CEP').fill('31999020');
    await expect.poll(() => form.field('Logradouro').inputValue()).toBe('DOS IPÊS');
    await keyboard.tabTo(page, /^Desfazer$/);
    await keyboard.press(page, 'Enter');
    expect(await form.field('Logradouro').inputValue()).toBe('');
    await form.field('CEP').focus();
    const unknown = page.waitForResponse('**/api/ceps/99999999');
    await form.type(/^CEP$/, '99999999');
    await unknown;
    await drawn(page);
    expect(await page.getByText('base de CEP').count()).toBe(0);
    await keyboard.press(page, 'Control+a', 'Delete');
  });

  it('Ctrl S saves once, however often it is pressed, and the record is shown', async () => {
    await form.choose(/orientação sexual\?/, 'Não');
    await form.choose(/identidade de gênero\?/, 'Não');
    await form.save();
    await form.save();
    await heading(page, 'Ana Beatriz Tupã');
    await page.getByText('Guarani Kaiowa').waitFor();
    const [row] = await query<{ count: string; mother: boolean }>(
      work.dataDir,
      "select count(*), bool_and(mother_unknown) as mother from citizen where name = 'ANA BEATRIZ TUPÃ'",
    );
    expect(row).toEqual({ count: '1', mother: true });
    await looks.at(page, 'cidadao');
  });

  it('E opens the form of the record, and the team by hand proposes one’s own', async () => {
    const [own] = await query<{ name: string; ine: string }>(
      work.dataDir,
      `select t.name, t.ine from lotacao l join team t on t.id = l.team_id
       join professional p on p.id = l.professional_id where p.cpf = '${nurse}'`,
    );
    await page.getByRole('heading', { level: 1 }).focus();
    await keyboard.press(page, 'e');
    await heading(page, 'Cadastro do cidadão');
    await page.getByLabel(/^Nome completo/).waitFor();
    await form.field(/^E-mail/).focus();
    await form.enterTo(/^Utilizar informação do cadastro individual/);
    await keyboard.press(page, 'Space');
    const team = page.getByLabel('Equipe responsável', { exact: true });
    await expect.poll(() => team.locator('option:checked').textContent()).toContain(own?.ine);
    await form.save();
    await heading(page, 'Ana Beatriz Tupã');
    await page
      .getByRole('region')
      .or(page.locator('.citizen-ids'))
      .getByText(own?.name ?? '?')
      .first()
      .waitFor();
  });
});

describe('the same person, met before and while saving', () => {
  it('who is on record appears beside the form, and takes what was typed', async () => {
    const id = await register({
      name: 'JANDIRA MOREIRA DUTRA',
      birthDate: '1961-05-20',
      motherName: 'OLGA MOREIRA',
      phoneMobile: '48991112222',
    });
    const page = await open('/cidadao/novo');
    const form = new CitizenForm(page);
    await form.fillPerson({ name: 'Jandira Moreyra Dutra', birth: '20/05/1961' });
    await form.field(/^Nome da mãe/).fill('Olga Moreira');
    await form.field(/^Telefone celular/).fill('48993334444');
    const beside = page.getByRole('complementary', { name: 'Pessoas parecidas já cadastradas' });
    await beside.getByText('Jandira Moreira Dutra').waitFor();
    await beside.getByText('Nascimento igual').waitFor();
    await beside.getByText(/Nome (parecido|igual)/).waitFor();
    await looks.at(page, 'cadastro-parecidas');
    await beside.getByRole('button', { name: 'É esta', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Trazer o que você digitou' });
    await dialog.getByText('(48) 99333-4444').waitFor();
    // Who the person is stays as it is on record; what changes of a person comes from what was typed.
    expect(await dialog.getByLabel('Nome completo: manter de Como está no cadastro').isChecked()).toBe(true);
    expect(await dialog.getByLabel('Telefone celular: manter de O que você digitou').isChecked()).toBe(true);
    await looks.at(page, 'cadastro-trazer');
    await dialog.getByRole('button', { name: 'Trazer para o formulário' }).click();
    expect(await form.field(/^Telefone celular/).inputValue()).toBe('(48) 99333-4444');
    await form.save();
    await heading(page, 'Jandira Moreira Dutra');
    expect(idOf(page)).toBe(id);
    expect(await kept(id, 'name, phone_mobile')).toEqual({
      name: 'JANDIRA MOREIRA DUTRA',
      phone_mobile: '48993334444',
    });
  });

  it('a CPF of another is refused with who it is, and saved for review with a reason', async () => {
    const cpf = generateCpf(700_001);
    await register({ name: 'MARLENE DIAS PRADO', birthDate: '1980-02-02', cpf });
    const page = await open('/cidadao/novo');
    const form = new CitizenForm(page);
    await form.fillPerson({ name: 'Caio Dias Prado', birth: '02/02/2024', cpf });
    await form.fillRest({ mother: 'Marlene Dias Prado' });
    await form.save();
    const dialog = page.getByRole('dialog', { name: 'Este CPF já é de outro cadastro. É a mesma pessoa?' });
    await dialog.getByText('Marlene Dias Prado').waitFor();
    expect(await dialog.textContent()).not.toContain(cpf.slice(0, 3));
    await looks.at(page, 'cadastro-cpf-de-outro');
    await dialog.getByRole('button', { name: 'É outra pessoa: salvar para revisão' }).click();
    await dialog.getByRole('button', { name: 'Salvar para revisão' }).click();
    await dialog.getByText('Preenchimento obrigatório.').waitFor();
    await dialog.getByLabel(/^Por que o mesmo número/).fill('Usa o CPF da mãe.');
    await dialog.getByRole('button', { name: 'Salvar para revisão' }).click();
    await heading(page, 'Caio Dias Prado');
    await page.getByText(/^Cidadão cadastrado\. O par espera revisão da coordenação/).waitFor();
    await page.getByText('O CPF também é de Marlene Dias Prado.').waitFor();
    await page.getByText('Motivo: Usa o CPF da mãe.').waitFor();
    await looks.at(page, 'cadastro-numero-de-dois');
    // The paper is this citizen's: it names nobody else.
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Marlene Dias Prado').filter({ hasText: 'O CPF' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    const reviews = await query<{ reason: string }>(
      work.dataDir,
      `select reason from citizen_review where '${idOf(page)}' in (citizen_id, other_id) and kind = 'shared-document'`,
    );
    expect(reviews).toEqual([{ reason: 'Usa o CPF da mãe.' }]);
  });

  it('a person surely registered stops the save, until somebody says it is another', async () => {
    await register({
      name: 'IRACEMA LOPES DUARTE',
      birthDate: '1955-08-09',
      motherName: 'JULIA LOPES',
      cpf: null,
    });
    const page = await open('/cidadao/novo');
    const form = new CitizenForm(page);
    await form.fillPerson({ name: 'Iracema Lopes Duarte', birth: '09/08/1955' });
    await form.fillRest({ mother: 'Julia Lopes' });
    await form.save();
    const dialog = page.getByRole('dialog', { name: 'Esta pessoa parece já ter cadastro' });
    await dialog.getByText('Nome igual').waitFor();
    await looks.at(page, 'cadastro-parece');
    const count = () =>
      query<{ count: string }>(
        work.dataDir,
        "select count(*) from citizen where name = 'IRACEMA LOPES DUARTE'",
      );
    expect(await count()).toEqual([{ count: '1' }]);
    await dialog.getByRole('button', { name: 'Não é esta pessoa: salvar' }).click();
    await heading(page, 'Iracema Lopes Duarte');
    expect(await count()).toEqual([{ count: '2' }]);
  });
});

describe('two desks over one record', () => {
  it('who saves second sees what the first changed and chooses field by field', async () => {
    const id = await register({
      name: 'DIRCE NOGUEIRA PAZ',
      phoneMobile: '48990000001',
      bairro: 'CENTRO',
      municipalityIbge: IBGE,
      uf: 'SC',
    });
    const [mine, theirs] = [await open(`/cidadao/${id}/editar`), await open(`/cidadao/${id}/editar`, other)];
    const [form, their] = [new CitizenForm(mine), new CitizenForm(theirs)];
    await their.field(/^Telefone celular/).fill('48990000002');
    await their.field('Bairro').fill('Trindade');
    await their.save();
    await heading(theirs, 'Dirce Nogueira Paz');
    await form.field(/^Telefone celular/).fill('48990000003');
    await form.field(/^E-mail/).fill('dirce@exemplo.org');
    await form.save();
    const dialog = mine.getByRole('dialog', { name: 'O cadastro mudou enquanto você digitava' });
    await dialog.getByText('Continua como você digitou: E-mail').waitFor();
    await dialog.getByText('Fica como está no cadastro: Bairro').waitFor();
    await looks.at(mine, 'cadastro-mudou');
    await dialog.getByLabel('Telefone celular: manter de O que você digitou').focus();
    await keyboard.press(mine, '1');
    await dialog.getByRole('button', { name: 'Salvar assim' }).click();
    await heading(mine, 'Dirce Nogueira Paz');
    expect(await kept(id, 'phone_mobile, email, bairro, version')).toEqual({
      phone_mobile: '48990000002',
      email: 'dirce@exemplo.org',
      bairro: 'TRINDADE',
      version: 3,
    });
  });

  it('a record merged meanwhile leads to the one that stays, with what was typed', async () => {
    const gone = await register({ name: 'NEIDE ALVES ROCHA', birthDate: '1949-01-03' });
    const survivor = await register({ name: 'NEIDE ALVES DA ROCHA', birthDate: '1948-01-03' });
    const page = await open(`/cidadao/${gone}/editar`);
    const form = new CitizenForm(page);
    await form.field(/^E-mail/).fill('neide@exemplo.org');
    await query(
      work.dataDir,
      `update citizen set status = 'merged', merged_into = '${survivor}' where id = '${gone}'`,
    );
    await form.save();
    const told = page.getByRole('dialog', { name: 'Este cadastro foi unificado com outro' });
    await told.getByRole('button', { name: 'Continuar no cadastro que ficou' }).click();
    await page.waitForURL(new RegExp(survivor));
    await page.getByRole('button', { name: 'Trazer para o formulário' }).click();
    expect(await form.field(/^E-mail/).inputValue()).toBe('neide@exemplo.org');
    await form.save();
    await heading(page, 'Neide Alves da Rocha');
    expect(await kept(survivor, 'email')).toEqual({ email: 'neide@exemplo.org' });
    await page.goto(`${work.url}/cidadao/${gone}`);
    await page.getByText('O cadastro de Neide Alves Rocha foi unificado com este.').waitFor();
    await heading(page, 'Neide Alves da Rocha');
  });
});

describe('nothing typed is lost', () => {
  it('a draft is back after the browser died in mid-form, with the words of its choices', async () => {
    const first = await open('/cidadao/novo');
    const form = new CitizenForm(first);
    await form.fillPerson({ name: 'Benta Souza Luz', birth: '10/10/1990' });
    await form.field(/^Município de nascimento/).fill('Florian');
    await first.getByRole('option', { name: /^Florianópolis/ }).click();
    await form.field('Indígena').check();
    await form.field(/^Etnia/).fill('guarani');
    await first.getByRole('option', { name: /^Guarani Kaiowa/ }).click();
    const kept = draftKept(first, 'Benta Luz');
    await form.field(/^Nome social/).fill('Benta Luz');
    // Leaving a field keeps what is typed at once.
    await keyboard.press(first, 'Tab');
    await kept;
    await first.getByText('Rascunho salvo no servidor').first().waitFor();
    // As when the machine is switched off: no page says good-bye.
    const crashed = first.waitForEvent('crash');
    void first.goto('chrome://crash').catch(() => undefined);
    await crashed;
    const page = await first.context().newPage();
    await page.goto(`${work.url}/cidadao/novo`);
    await page.getByText('Você começou e não salvou:').waitFor();
    const begun = page.getByRole('listitem').filter({ hasText: 'o cadastro de Benta Luz' });
    await begun.getByRole('link', { name: 'Retomar' }).click();
    await page.getByText('o que você tinha digitado está de volta').waitFor();
    const again = new CitizenForm(page);
    expect(await again.field(/^Nome completo/).inputValue()).toBe('Benta Souza Luz');
    expect(await again.field(/^Município de nascimento/).inputValue()).toBe('Florianópolis – SC');
    expect(await again.field(/^Etnia/).inputValue()).toContain('Guarani');
    await looks.at(page, 'cadastro-rascunho');
  });

  it('without connection the save waits, and says so; back again it is saved', async () => {
    const id = await register({ name: 'OLINDA REIS MAIA' });
    const page = await open(`/cidadao/${id}/editar`);
    const form = new CitizenForm(page);
    await form.field(/^E-mail/).fill('olinda@exemplo.org');
    await page.context().setOffline(true);
    await form.save();
    await page.getByText('Sem conexão com o servidor.').first().waitFor();
    expect(await form.field(/^E-mail/).inputValue()).toBe('olinda@exemplo.org');
    await page.context().setOffline(false);
    await page.getByText('Conexão de volta.').waitFor();
    await form.save();
    await heading(page, 'Olinda Reis Maia');
    expect(await kept(id, 'email')).toEqual({ email: 'olinda@exemplo.org' });
  });
});

describe('the record', () => {
  it('CIT-12 the history opens only with a justification of at most 500 letters, which is kept', async () => {
    const id = await register({ name: 'ROSANA TEIXEIRA LIMA' });
    const page = await open(`/cidadao/${id}`, other);
    await heading(page, 'Rosana Teixeira Lima');
    await page.getByRole('heading', { level: 1 }).focus();
    await keyboard.tabTo(page, /^Histórico$/);
    await keyboard.press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: /^Por que você vai abrir este prontuário/ });
    await dialog.waitFor();
    await looks.at(page, 'prontuario-justificativa');
    await keyboard.press(page, 'Escape');
    await page.waitForURL(new RegExp(`${id}$`));
    expect(await page.getByText('Nenhum atendimento deste cidadão').count()).toBe(0);

    await page.getByRole('link', { name: 'Histórico' }).click();
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Abrir prontuário' }).click();
    await dialog.getByText('Preenchimento obrigatório.').waitFor();
    const reason = dialog.getByRole('textbox', { name: 'Justificativa' });
    await reason.fill('x'.repeat(501));
    await dialog.getByText('501/500').waitFor();
    await dialog.getByRole('button', { name: 'Abrir prontuário' }).click();
    await dialog.getByText('A justificativa tem no máximo 500').waitFor();
    await reason.fill('');
    await dialog.getByRole('button', { name: 'Busca ativa' }).focus();
    await keyboard.press(page, '2');
    await page.keyboard.type('mamografia alterada');
    await keyboard.tabTo(page, /^Abrir prontuário$/);
    await keyboard.press(page, 'Enter');
    await page.getByText('Resultado de exame: mamografia alterada').waitFor();
    await page.getByText('Nenhum atendimento deste cidadão').waitFor();
    await looks.at(page, 'historico');
    const [row] = await query<{ justification: string; cpf: string; recent: boolean }>(
      work.dataDir,
      `select o.justification, p.cpf, o.at > now() - interval '5 minutes' as recent
       from citizen_opening o join professional p on p.id = o.professional_id where o.citizen_id = '${id}'`,
    );
    expect(row).toEqual({
      justification: 'Resultado de exame: mamografia alterada',
      cpf: other,
      recent: true,
    });
  });

  it('what changed, who opened it and the report for its holder are told', async () => {
    const id = await register({ name: 'VALDETE COSTA BRITO', phoneMobile: '48990000007' });
    const page = await open(`/cidadao/${id}/editar`);
    const form = new CitizenForm(page);
    await form.field(/^Telefone celular/).fill('48990000008');
    await form.save();
    await heading(page, 'Valdete Costa Brito');
    await page.getByRole('link', { name: 'Alterações' }).click();
    await page.locator('del', { hasText: '(48) 99000-0007' }).waitFor();
    await page.locator('ins', { hasText: '(48) 99000-0008' }).waitFor();
    await looks.at(page, 'alteracoes');
    await page.getByRole('link', { name: 'Acessos' }).click();
    await page.getByRole('cell', { name: 'Cadastro', exact: true }).first().waitFor();
    await looks.at(page, 'acessos');
    await button(page, /^Mais opções de/).click();
    await page.getByRole('menuitem', { name: 'Relatório do titular (LGPD)' }).click();
    await heading(page, 'Relatório do titular');
    await page.getByText('VALDETE COSTA BRITO').first().waitFor();
    expect(await page.getByRole('table', { name: 'Quem abriu' }).getByRole('row').count()).toBeGreaterThan(1);
    await looks.at(page, 'relatorio-do-titular');
  });

  it('on a telephone the chosen tab and the block of the form stand in sight, and the page stays', async () => {
    const id = await register({ name: 'IVONE SERPA LUNA' });
    const page = await work.open(`/cidadao/${id}/acessos`, { who: nurse, viewport: PHONE });
    await heading(page, 'Ivone Serpa Luna');
    const strip = (name: string) => page.getByRole('navigation', { name });
    /** Is the marked one whole inside its strip, and by how much was the page moved? */
    const sight = (name: string) =>
      strip(name).evaluate((box) => {
        const [outer, inner] = [box, box.querySelector('[aria-current]')].map((it) =>
          it?.getBoundingClientRect(),
        );
        const inside = outer && inner && inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
        return { inside, strip: box.scrollLeft > 0, page: box.closest('.page')?.scrollTop };
      });
    expect(await sight('Cadastro do cidadão')).toEqual({ inside: true, strip: true, page: 0 });
    await strip('Cadastro do cidadão').getByRole('link', { name: 'Unificações' }).click();
    await page.waitForURL(/unificacoes$/);
    await page.locator('.tab-links [aria-current]', { hasText: 'Unificações' }).waitFor();
    expect(await sight('Cadastro do cidadão')).toEqual({ inside: true, strip: true, page: 0 });

    await page.goto(`${work.url}/cidadao/${id}/editar`);
    await strip('Blocos do cadastro').waitFor();
    expect(await sight('Blocos do cadastro')).toEqual({ inside: true, strip: false, page: 0 });
    await page
      .getByRole('heading', { name: 'Informações complementares' })
      .evaluate((it) => it.scrollIntoView());
    await strip('Blocos do cadastro').locator('[aria-current]', { hasText: 'Informações' }).waitFor();
    expect(await sight('Blocos do cadastro')).toMatchObject({ inside: true, strip: true });
  });

  it('is printed without menus, with whose it is and by whom', async () => {
    const id = await register({ name: 'ZENAIDE PINTO GOMES' });
    const page = await open(`/cidadao/${id}`);
    await heading(page, 'Zenaide Pinto Gomes');
    await page.getByText('Ninguém informado.').waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['Atualizar cadastro', 'Adicionar documento', 'Vincular equipe']) {
      expect(await button(page, hidden).first().isVisible()).toBe(false);
    }
    expect(await page.getByRole('navigation', { name: 'Cadastro do cidadão' }).isVisible()).toBe(false);
    await page.getByText(/Impresso em .* por/).waitFor();
    await page.emulateMedia({ media: 'screen' });
  });

  it('death, documents, family and the end of a record are acts of their own', async () => {
    const mother = await register({ name: 'CELIA RAMOS VIDAL', birthDate: '1985-04-04' });
    const id = await register({
      name: 'DAVI RAMOS VIDAL',
      sex: 0,
      birthDate: '2020-04-04',
      cpf: null,
      noCpfReason: 9,
    });
    const page = await open(`/cidadao/${id}`);
    await heading(page, 'Davi Ramos Vidal');
    await page.getByText('Cadastro sem CPF/CNS').waitFor();
    await button(page, 'Alterar família').click();
    const family = page.getByRole('dialog', { name: 'Família' });
    await family.getByLabel('Tem um responsável familiar').check();
    await family.getByLabel('Responsável familiar', { exact: true }).fill('celia ramos');
    await page.getByRole('option', { name: /Celia Ramos Vidal/ }).click();
    await family.getByLabel('Parentesco').selectOption({ label: 'Filho(a)' });
    await looks.at(page, 'familia');
    await button(page, 'Salvar família').click();
    await page.getByRole('link', { name: 'Celia Ramos Vidal' }).waitFor();
    expect(await kept(id, 'responsible_id, kinship')).toEqual({ responsible_id: mother, kinship: 138 });

    await button(page, 'Adicionar documento').click();
    const paper = page.getByRole('dialog', { name: 'Adicionar documento' });
    await paper.getByLabel(/^Documento/).selectOption({ label: 'Declaração de nascido vivo' });
    await paper.getByLabel(/^Número/).fill('1');
    await keyboard.press(page, 'Enter');
    await paper.getByText('A DNV tem de 11 a 15 dígitos.').waitFor();
    await paper.getByLabel(/^Número/).fill('30123456789');
    await keyboard.press(page, 'Enter');
    await page.getByText('30123456789').waitFor();

    await button(page, /^Mais opções de/).click();
    await page.getByRole('menuitem', { name: 'Registrar óbito' }).click();
    await keyboard.press(page, 'Enter');
    await page.getByRole('dialog').getByText('Preenchimento obrigatório.').waitFor();
    await page.keyboard.type('hoje');
    await keyboard.press(page, 'Enter');
    await page.getByText(/^Falecido em/).waitFor();
    await looks.at(page, 'falecido');

    await button(page, /^Mais opções de/).click();
    await page.getByRole('menuitem', { name: 'Inativar cadastro' }).click();
    await page.getByLabel(/^Motivo/).fill('Faleceu.');
    await button(page, 'Inativar cadastro').click();
    await page.getByText('Cadastro inativo.').waitFor();
    await button(page, /^Mais opções de/).click();
    await page.getByRole('menuitem', { name: 'Reativar cadastro' }).click();
    await button(page, 'Reativar cadastro').click();
    await page.getByText('Cadastro inativo.').waitFor({ state: 'detached' });

    await page.goto(`${work.url}/cidadao/${mother}`);
    await heading(page, 'Celia Ramos Vidal');
    await button(page, /^Mais opções de/).click();
    await page.getByRole('menuitem', { name: 'Excluir cadastro' }).click();
    await button(page, 'Excluir cadastro').click();
    await page.getByText('Dependem deste cadastro:').waitFor();
    await keyboard.press(page, 'Escape');
    await page.setViewportSize(MONITOR);
  });

  it('every screen passed is whole, in both sizes', () => expect(looks.faults).toEqual([]));
});
