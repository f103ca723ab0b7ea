import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { EXAMPLE_DAY } from '@pec-aberto/ledi/examples';
import { projectRoot } from '#platform/config/root';
import { query } from './support/base.ts';
import { launchChromium } from './support/chromium.ts';
import { cnesFile } from './support/cnes-files.ts';
import { newFolder } from './support/folders.ts';
import { INSTALLER, PASSWORD, RESPONSIBLE, setupLinkOf } from './support/installation.ts';
import { jsonOf, type Program, releaseEverything, startProgram } from './support/program.ts';
import {
  acceptTerms,
  chooseModule,
  choosePassword,
  leave,
  logIn,
  MONITOR,
  openMenu,
  PHONE,
  setUp,
} from './support/screens.ts';
import { attended } from './support/attended.ts';
import { exampleLot } from './support/ledi-lots.ts';
import { signInBrowser } from './support/sign-in.ts';
import { until } from './support/until.ts';
import { Client, importEnd, startImport } from './support/client.ts';

const FOLDER = join(projectRoot(), 'docs/images');
const IBGE = '4202404';
const ZONE = 'America/Sao_Paulo';
const CITY = { ibge: IBGE, units: 12, name: `XmlParaESUS31_${IBGE}.zip` };
const HOME = /^(Bom dia|Boa tarde|Boa noite), /;

/** The page as it is now, at the size of a monitor and of a telephone: docs/images/NAME-1366.png and -390.png. */
async function take(page: Page, name: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const size of [PHONE, MONITOR]) {
    // A telephone has no keyboard: the keys printed on buttons go away.
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: size === PHONE });
    await page.setViewportSize(size);
    await until('the page to be filled', async () => (await page.locator('.skeleton').count()) === 0);
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(FOLDER, `${name}-${size.width}.png`), animations: 'disabled' });
  }
  await devtools.detach();
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** The municipality, its people and a password for one of them who works in two places. */
async function fill(program: Program): Promise<{ cpf: string; password: string }> {
  const installer = await new Client(program.url).signIn(INSTALLER.cpf, PASSWORD);
  await installer.post('/municipality-responsibles', { ibge: IBGE, ...RESPONSIBLE });
  const file = await cnesFile({ ...CITY, date: '2026-10-05', professionals: 160 });
  const { importId } = await startImport(installer, file, { municipality: IBGE });
  await importEnd(installer, importId);
  const [person] = await query<{ cpf: string }>(program.dataDir, TWO_PLACES);
  const cpf = person?.cpf ?? '';
  const issued = await program.pec(['user', 'provisional', '--cpf', cpf, '--json']);
  return { cpf, password: jsonOf<{ password: string }>(issued).password };
}

const TWO_PLACES = `select p.cpf from lotacao l join professional p on p.id = l.professional_id
  where l.cbo like '2235%' and p.cpf is not null
  group by p.id having count(*) > 1 order by p.name limit 1`;

async function picture(browser: Browser, program: Program): Promise<void> {
  const context = await browser.newContext({
    viewport: MONITOR,
    locale: 'pt-BR',
    timezoneId: ZONE,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await setUp(page, await setupLinkOf(program), (step) => take(page, `setup-${step}`));
  await acceptTerms(page);
  await chooseModule(page);
  await heading(page, HOME);
  const { cpf, password } = await fill(program);
  await page.reload();
  await heading(page, HOME);
  await take(page, 'home-installer');
  await openMenu(page, 'Situação da instalação');
  await heading(page, 'Situação da instalação');
  await take(page, 'situacao');

  await openMenu(page, 'CNES');
  const next = await cnesFile({
    ...CITY,
    date: '2026-11-05',
    professionals: 151,
    mutate: ({ name, row, attributes }) => {
      if (name === 'DADOS_PROFISSIONAIS' && row % 20 === 0) attributes['E_MAIL'] = `novo${row}@saude.example`;
      if (name === 'DADOS_LOTACOES' && row === 30) attributes['CNES'] = '9999999';
      return name !== 'DADOS_LOTACOES' || row % 40 !== 0;
    },
  });
  await page
    .getByLabel('Município')
    .and(page.locator(`:has(option[value="${IBGE}"]:checked)`))
    .waitFor();
  await page.locator('input[type=file]').setInputFiles(next);
  await page.getByText('Nada foi alterado ainda').waitFor();
  await take(page, 'cnes-preview');
  await leave(page);
  await take(page, 'login');

  await logIn(page, cpf, password);
  await choosePassword(page, password, 'Ipeamarelo33');
  await acceptTerms(page);
  await heading(page, 'Escolha um acesso para continuar');
  // Once entered and left, so that the last use is told as on any other day.
  await page
    .getByRole('button', { name: /^Entrar/ })
    .first()
    .click();
  await chooseModule(page);
  await heading(page, HOME);
  await take(page, 'home');
  await leave(page);
  await logIn(page, cpf, 'Ipeamarelo33');
  await heading(page, 'Escolha um acesso para continuar');
  await take(page, 'choose-access');
  await context.close();
}

/** A lot with some records that err, judged on the day of the examples, whatever day the pictures are taken. */
async function pictureOfLot(browser: Browser, program: Program): Promise<void> {
  const context = await browser.newContext({
    viewport: MONITOR,
    locale: 'pt-BR',
    timezoneId: ZONE,
    reducedMotion: 'reduce',
  });
  await signInBrowser(context, program.url, INSTALLER.cpf, PASSWORD);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${EXAMPLE_DAY}T10:00:00-03:00`));
  await page.goto(`${program.url}/conferir-lote`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'lote-de-novembro.zip',
      mimeType: 'application/zip',
      buffer: await exampleLot(),
    });
  await page.getByText('Conferido em').waitFor();
  await take(page, 'conferir-lote');
  await page
    .getByRole('button', { name: /^Abrir/ })
    .nth(1)
    .click();
  await page.getByRole('dialog').locator('.lot-field').first().waitFor();
  await take(page, 'conferir-lote-ficha');
  await context.close();
}

/** Somebody at the desk who also joins registrations. */
const AT_THE_DESK = `with one as (
    select min(l.id::text)::uuid as id, p.cpf from lotacao l join professional p on p.id = l.professional_id
    where l.cbo like '4221%' and l.active group by p.id having count(*) = 1 order by p.name limit 1),
  given as (insert into lotacao_profile (lotacao_id, profile_id)
    select one.id, f.id from one, profile f where f.slug in ('recepcao', 'coordenador-ubs')
    on conflict do nothing)
  select cpf from one`;

const A_MARIA = `select id from citizen where name like 'MARIA % SILVA' and team_id is not null order by id limit 1`;

/** A nurse of the unit of whoever is at the desk: her agenda is full. */
const NURSE_BESIDE = (cpf: string) => `select l.id from lotacao l
  where l.cbo like '2235%' and exists (select from agenda_span s where s.lotacao_id = l.id)
    and l.unit_id = (select d.unit_id from lotacao d join professional p on p.id = d.professional_id
      where p.cpf = '${cpf}' and d.active limit 1)
  order by l.id limit 1`;
/** Of the two weeks that the demonstration fills. */
const FULL_DAY = '2026-11-24';

/** The week of an agenda, and who came to the unit today. */
async function pictureOfDesk(page: Page, program: Program, cpf: string): Promise<void> {
  const [nurse] = await query<{ id: string }>(program.dataDir, NURSE_BESIDE(cpf));
  await page.goto(`${program.url}/agenda?ver=semana&dia=${FULL_DAY}&profissional=${nurse?.id ?? ''}`);
  await page.locator('.slot.entry').first().waitFor();
  await take(page, 'agenda-semana');
  await page.goto(`${program.url}/lista-de-atendimentos`);
  await page.locator('[data-row]').first().waitFor();
  await take(page, 'lista-de-atendimentos');
}

/** Citizens found, one registration, and two that may be one person, among synthetic people. */
async function pictureOfCitizens(browser: Browser, program: Program): Promise<void> {
  await program.pec(['demo', '--citizens', '3000', '--seed', '8', '--today', '2026-11-20']);
  await program.pec(['duplicates', 'scan']);
  const [person] = await query<{ cpf: string }>(program.dataDir, AT_THE_DESK);
  const cpf = person?.cpf ?? '';
  const issued = await program.pec(['user', 'provisional', '--cpf', cpf, '--json']);
  const context = await browser.newContext({
    viewport: MONITOR,
    locale: 'pt-BR',
    timezoneId: ZONE,
    reducedMotion: 'reduce',
  });
  const { password } = jsonOf<{ password: string }>(issued);
  await signInBrowser(context, program.url, cpf, password, PASSWORD);
  const page = await context.newPage();
  await page.goto(`${program.url}/cidadao`);
  await page.getByRole('textbox', { name: 'Nome/CNS/CPF do cidadão' }).fill('maria silva');
  const [first] = await query<{ id: string }>(program.dataDir, A_MARIA);
  await page.getByText(/\d+ cidadãos? · \d+ ms/).waitFor();
  await take(page, 'cidadao-busca');
  await page.goto(`${program.url}/cidadao/${first?.id ?? ''}`);
  await heading(page, /Maria/);
  await take(page, 'cidadao-cadastro');
  await page.goto(`${program.url}/unificacao`);
  const compare = page.getByRole('link', { name: 'Comparar' }).first();
  await compare.waitFor();
  await take(page, 'unificacao-fila');
  await compare.click();
  await page.getByRole('button', { name: 'Unificar cadastros' }).waitFor();
  await take(page, 'unificacao-comparar');
  await pictureOfDesk(page, program, cpf);
  await context.close();
}

/** Who attends alone in one lotação, with the escuta inicial too. */
const WHO_ATTENDS = `with one as (
    select min(l.id::text)::uuid as id, p.cpf from lotacao l join professional p on p.id = l.professional_id
    where l.cbo like '2251%' and l.active and p.cpf is not null and p.cns is not null and l.team_id is not null
    group by p.id having count(*) = 1 order by p.name limit 1),
  given as (insert into lotacao_profile (lotacao_id, profile_id)
    select one.id, f.id from one, profile f where f.slug in ('medico', 'escuta-inicial')
    on conflict do nothing)
  select cpf from one`;

const IN_HER_FIFTIES = `select id from citizen where sex = 1 and name like 'MARIA %' and cpf is not null
  and birth_date between '1968-01-01' and '1976-12-31' and status = 'active' and not deceased order by id limit 1`;

const AT_FIRST = {
  assessment: { problems: [{ ciap2: 'T90', listed: { state: 0, startedOn: '2022' } }] },
  objective: {
    measured: { systolic: 142, diastolic: 90, weight: 71, capillaryGlucose: 148, glucoseMoment: 0 },
  },
  antecedents: {},
};
const HEARD = {
  reason: 'N01',
  text: 'Cefaleia há 3 dias.',
  measured: { systolic: 156, diastolic: 98, heartRate: 82, temperature: 36.4 },
  risk: 'amarelo',
};

/** Somebody who was attended before, heard today and attended now: the SOAP while it is written, and her folha de rosto. */
async function pictureOfVisit(browser: Browser, program: Program): Promise<void> {
  const [person] = await query<{ cpf: string }>(program.dataDir, WHO_ATTENDS);
  const cpf = person?.cpf ?? '';
  const issued = await program.pec(['user', 'provisional', '--cpf', cpf, '--json']);
  const context = await browser.newContext({
    viewport: MONITOR,
    locale: 'pt-BR',
    timezoneId: ZONE,
    reducedMotion: 'reduce',
  });
  const { password } = jsonOf<{ password: string }>(issued);
  await signInBrowser(context, program.url, cpf, password, PASSWORD);
  const desk = await new Client(program.url).signIn(cpf, PASSWORD);
  const [citizen] = await query<{ id: string }>(program.dataDir, IN_HER_FIFTIES);
  const id = citizen?.id ?? '';
  await attended(desk, id, AT_FIRST);
  await attended(desk, id);
  const entry = await desk.post<{ id: string }>('/list-entries', {
    citizenId: id,
    lotacaoId: null,
    teamId: null,
    serviceTypes: [],
  });
  const care = (kind: 'escuta' | 'atendimento') =>
    desk.post<{ id: string }>('/encounters', { entryId: entry.id, care: kind });
  const stays = { lotacaoId: null, teamId: null, serviceTypes: [] };
  await desk.post(`/encounters/${(await care('escuta')).id}/finish-listening`, { ...HEARD, stays });
  const visit = `${program.url}/atendimento/${(await care('atendimento')).id}`;
  await desk.post(`/citizens/${id}/reminders`, {
    text: 'Mora sozinha; a filha organiza os remédios no sábado.',
    audience: 'equipe',
  });
  const page = await context.newPage();
  await page.goto(visit);
  const complaint = 'Cefaleia occipital há 3 dias, pior ao acordar. Esquece a losartana da noite.';
  await page.getByLabel('O que o cidadão relata').fill(complaint);
  await page.getByLabel(/^Hipertensão sem complicações/).check();
  await page.getByText('medido hoje').waitFor();
  await page.keyboard.press('Alt+r');
  await page.getByRole('table', { name: 'Medicamentos prescritos' }).waitFor();
  await page.getByText(/^Rascunho salvo automaticamente/).waitFor();
  await page.keyboard.press('Alt+1');
  await take(page, 'soap');
  await page.goto(`${visit}/folha-de-rosto`);
  await page.getByText('Lista de problemas/condições').waitFor();
  await take(page, 'folha-de-rosto');
  await context.close();
}

/** `npm run screenshots`: the pictures of docs/images, from a training installation made for them. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launchChromium();
  try {
    const program = await startProgram(join(newFolder(), 'data'));
    await picture(browser, program);
    await pictureOfLot(browser, program);
    await pictureOfCitizens(browser, program);
    await pictureOfVisit(browser, program);
    await program.stop();
  } finally {
    await browser.close();
    await releaseEverything();
  }
}

await main();
