import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../apps/web/pages.ts';
import { mayOpen, type PageDefinition } from '#ui/shell/pages';
import type { SessionView } from '#ui/light';
import { someone } from '../modules/citizens/test/desk.ts';
import { attended } from './support/attended.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { changeAnswers, failAnswers, followReads, holdAnswers } from './support/between.ts';
import { Client } from './support/client.ts';
import { faultsOf } from './support/inspect.ts';
import { INSTALLER, PASSWORD, RESPONSIBLE } from './support/installation.ts';
import { drawn, MONITOR, PHONE } from './support/screens.ts';
import { until } from './support/until.ts';

/**
 * Every page of the program (apps/web/pages.ts) in every state that a page has: full, empty, loading,
 * failed and without connection; whole and clean for axe in both themes. A new page is walked by itself.
 */

/** What a page reads; the session, the bell, the event stream, drafts and counts of what waits stay as they are. */
const READS = /\/api\/(?!session(?:[?/]|$)|events|jobs$|drafts|[a-z-]+\/waiting$)/;
const WALKED = pages.filter(({ path }) => path !== '/galeria' && path !== '/primeiro-acesso');

type Signed = Awaited<ReturnType<BrowserContext['storageState']>>;
type Walker = {
  cpf: string;
  signed: Signed;
  access: NonNullable<SessionView['access']>;
  /** Browsers that no walk uses now: what one has loaded need not be loaded again. */
  idle: BrowserContext[];
};
type Reads = ReturnType<typeof followReads>;

let work: AtWork;
const walkers: Walker[] = [];
/** Values of `$params`, by the path before them, as links of the program show them. */
const known = new Map([['/manual', 'instalacao']]);

async function walker(cpf: string): Promise<Walker> {
  const first = await work.open('/', { who: cpf, reducedMotion: 'reduce' });
  const { access } = (await (await first.request.get(`${work.url}/api/session`)).json()) as SessionView;
  if (!access) throw new Error(`${cpf} has no access`);
  return { cpf, signed: await first.context().storageState(), access, idle: [] };
}

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const [nurse] = await query<{ cpf: string }>(
    work.dataDir,
    `select p.cpf from lotacao l join professional p on p.id = l.professional_id
      where l.cbo like '2235%' and p.cpf is not null group by p.id having count(*) = 1 order by p.name limit 1`,
  );
  // She also coordinates: the pages of joining registrations open to no other profile.
  await query(
    work.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id)
      select l.id, f.id from lotacao l join professional p on p.id = l.professional_id, profile f
      where p.cpf = '${nurse?.cpf}' and f.slug = 'coordenador-ubs' and f.municipality_id is null`,
  );
  await work.giveLogin(nurse?.cpf ?? '');
  for (const cpf of [RESPONSIBLE.cpf, INSTALLER.cpf, nurse?.cpf ?? '']) walkers.push(await walker(cpf));
  const desk = await new Client(work.url).signIn(nurse?.cpf ?? '', PASSWORD);
  const [lote] = await query<{ id: string }>(
    work.dataDir,
    `insert into generated_lote (id, municipality_id, number, created_at, fichas, training)
      select uuid_v7(), id, 1, now(), 0, true from municipality limit 1 returning id`,
  );
  known.set('/transmissao-de-dados/lotes', lote?.id ?? '');
  const [unit] = await query<{ id: string; cnes: string }>(work.dataDir, 'select id, cnes from unit limit 1');
  await query(
    work.dataDir,
    `insert into ficha (id, received_at, position, outcome, uuid, tipo, version, municipality_id, cnes, envelope, form_hash)
      select uuid_v7(), now(), 1, 'valid', 'u-1', 2, '8.7.0', id, '${unit?.cnes}', 'x', sha256('x') from municipality limit 1`,
  );
  known.set(UNITS, unit?.id ?? '');
  known.set(`${UNITS}/$id`, new Date().toISOString().slice(0, 7));
  const [lotacao] = await query<{ id: string }>(
    work.dataDir,
    `select l.id from lotacao l join professional p on p.id = l.professional_id where p.cpf = '${nurse?.cpf}'`,
  );
  known.set('/lotacoes', lotacao?.id ?? '');
  const { id } = await desk.post<{ id: string }>('/citizens', someone());
  known.set('/cidadao', id);
  // The tabs of her record are walked open, with something in each.
  await attended(desk, id);
  await desk.post(`/citizens/${id}/openings`, { justification: 'Discussão em equipe: as telas' });
  await desk.post(`/citizens/${id}/reminders`, { text: 'Mora sozinha.', audience: 'autor' });
  const arrived = { citizenId: id, lotacaoId: null, teamId: null, serviceTypes: [] };
  const entry = await desk.post<{ id: string }>('/list-entries', arrived);
  known.set('/atendimento/iniciar', entry.id);
  const begun = await desk.post<{ id: string }>('/encounters', { entryId: entry.id, care: 'atendimento' });
  known.set('/atendimento', begun.id);
});
afterAll(() => work.release());

/** Where fichas that came stand by unit and month. */
const UNITS = '/transmissao-de-dados/recebimento/cnes';
const walkerOf = (page: PageDefinition) => walkers.find(({ access }) => mayOpen(page, access));

/** Pages of something that this walk does not make: opened by the id of nothing, they say so. */
const NOTHING = '00000000-0000-7000-8000-000000000000';
const UNMADE = ['/importar-cidadaos', '/fichas-em-revisao'];

/** The address of a page; its `$params` come from what links of the pages walked before lead to. */
function addressOf({ path }: PageDefinition): string | undefined {
  const parts = path.split('/').map((part, place, all) => {
    if (!part.startsWith('$')) return part;
    const before = all.slice(0, place).join('/');
    return known.get(before) ?? (UNMADE.includes(before) ? NOTHING : undefined);
  });
  return parts.includes(undefined) ? undefined : parts.join('/');
}

/** The same, after a look for links at the page that lists such things where nobody walked it yet. */
async function findAddress(definition: PageDefinition, page: Page): Promise<string> {
  const list = definition.path.split('/$')[0];
  if (!addressOf(definition) && list) {
    await page.goto(work.url + list);
    await title(page).waitFor();
    await settled(page);
    await learn(page);
  }
  const path = addressOf(definition);
  if (!path) throw new Error(`no link of ${list} leads to this one`);
  return path;
}

/** Remembers the ids in the links of the page, for the pages that need them. */
async function learn(page: Page): Promise<void> {
  const links = await page
    .locator('main a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const href of [...links, new URL(page.url()).pathname]) {
    const at = /^(.+)\/([0-9a-f]{8}-[0-9a-f-]{27})/.exec(href ?? '');
    if (at?.[1] && at[2] && !known.has(at[1])) known.set(at[1], at[2]);
  }
}

const settled = (page: Page) =>
  until('the page to be filled', async () => (await page.locator('.skeleton').count()) === 0);
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Faults in both themes; `phone`: on a telephone too. */
async function look(page: Page, state: string, phone = false): Promise<string[]> {
  const told = async (how: string, coloursOnly = false) =>
    (await faultsOf(page, { coloursOnly })).map((fault) => `${state}, ${how}: ${fault}`);
  const faults = await told('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await told('dark', true)));
  await page.emulateMedia({ colorScheme: 'light' });
  if (!phone) return faults;
  await page.setViewportSize(PHONE);
  faults.push(...(await told('phone')));
  await page.setViewportSize(MONITOR);
  return faults;
}

/** While the server takes long the page says so, and comes when it answers. */
async function loading(page: Page, url: string): Promise<void> {
  const server = await holdAnswers(page, READS);
  await page.goto(url);
  await title(page).waitFor();
  await drawn(page);
  // Grey rows at once, and after a second also what is being done; a form may wait for its choices as it is.
  const told = page.locator('.skeletons .caption, main form').first();
  if (page.url() === url && server.held() > 0) await told.waitFor();
  await server.release();
  await settled(page);
}

/** What cannot be read says so, keeps the head of the page, and comes on "Tentar de novo". */
async function failed(page: Page, url: string): Promise<string[]> {
  const serverIsBack = await failAnswers(page, READS);
  await page.goto(url);
  await page.getByText('Não foi possível carregar').first().waitFor();
  expect(await title(page).innerText()).not.toContain('falhou');
  const faults = await look(page, 'failed');
  await serverIsBack();
  const retry = page.getByRole('button', { name: 'Tentar de novo' });
  for (let left = await retry.count(); left > 0; left = await retry.count()) {
    await retry.first().click();
    await until('the answer to the retry', async () => (await retry.count()) < left);
  }
  await settled(page);
  await page.getByText('Não foi possível carregar').first().waitFor({ state: 'detached' });
  return faults;
}

/** Lists of an answer without their rows. */
function emptied(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return Array.isArray(body) ? [] : body;
  if (!('rows' in body)) return body;
  return { ...body, rows: [], next: null, total: { count: 0, capped: false } };
}

/** With nothing in its lists the page says what to do next. */
async function empty(page: Page, url: string): Promise<string[]> {
  let lists = 0;
  const stop = await changeAnswers(page, READS, (body) => {
    if (typeof body === 'object' && body !== null && 'rows' in body) lists++;
    return emptied(body);
  });
  await page.goto(url);
  await title(page).waitFor();
  await settled(page);
  expect(await title(page).innerText()).not.toContain('falhou');
  if (lists > 0) await page.locator('main .centered, main .empty').first().waitFor();
  const faults = await look(page, 'empty');
  await stop();
  return faults;
}

/** Without connection the page stays with what was typed, and says so; back again it still has it. */
async function offline(page: Page, reads: Reads): Promise<string[]> {
  const fields = page.locator(
    'main :is(input[type=text], input:not([type]), textarea):enabled:not([readonly])',
  );
  const field = (await fields.count()) > 0 ? fields.first() : undefined;
  await field?.fill('12');
  const typed = await field?.inputValue();
  await page.context().setOffline(true);
  await page.getByText('Sem conexão com o servidor.').first().waitFor();
  const faults = await look(page, 'offline');
  expect(await field?.inputValue()).toBe(typed);
  await page.context().setOffline(false);
  await page.getByText('Conexão de volta.').waitFor();
  await drawn(page);
  await until('what is read again to come', () => reads.open() === 0);
  await drawn(page);
  expect(await field?.inputValue()).toBe(typed);
  return faults;
}

describe('every page in every state', () => {
  it.concurrent.each(WALKED.filter(({ path }) => !path.includes('$')))('$path', async (definition) => {
    expect(await withPage(definition, (page) => walk(definition, page))).toEqual([]);
  });
});
describe('every page of one thing in every state', () => {
  it.concurrent.each(WALKED.filter(({ path }) => path.includes('$')))('$path', async (definition) => {
    expect(await withPage(definition, (page) => walk(definition, page))).toEqual([]);
  });
});

describe('the address of what does not exist says so, and is not tried again', () => {
  it.concurrent.each(WALKED.filter(({ path }) => path.includes('$')))('$path', (definition) =>
    withPage(definition, async (page) => {
      const says = async (part: string, told: RegExp) => {
        await page.goto(work.url + definition.path.replace(/\$\w+/, part).replace('$month', '2026-10'));
        await page.getByText(told).first().waitFor();
        expect(await page.getByRole('button', { name: 'Tentar de novo' }).count()).toBe(0);
        expect(await faultsOf(page)).toEqual([]);
      };
      await says('importar', /^Este (endereço|capítulo) não existe$/);
      // The id of nothing; a new registration begins under any id.
      if (definition.path.includes('$id')) await says(NOTHING, /^Não encontramos |não existe mais$/);
    }),
  );
});

/** Does something with a page of its own, of somebody who may open this one. */
async function withPage<T>(definition: PageDefinition, act: (page: Page) => Promise<T>): Promise<T> {
  const who = walkerOf(definition);
  if (!who) throw new Error('nobody of this walk may open the page: add somebody who may');
  const context =
    who.idle.pop() ??
    (await work.browser.newContext({
      locale: 'pt-BR',
      viewport: MONITOR,
      reducedMotion: 'reduce',
      storageState: who.signed,
    }));
  const page = await context.newPage();
  try {
    return await act(page);
  } finally {
    await context.setOffline(false);
    await page.close();
    who.idle.push(context);
  }
}

/** All that is wrong with a page in any of its states. */
async function walk(definition: PageDefinition, page: Page): Promise<string[]> {
  const path = await findAddress(definition, page);
  const url = work.url + path;
  const reads = followReads(page, READS);
  await loading(page, url);
  await learn(page);
  // That one is walked by itself.
  if (page.url() !== url) return [];
  const faults = await look(page, 'full', true);
  if (path.includes(NOTHING)) {
    const told = (await page.getByText('Não encontramos').count()) > 0;
    return told ? faults : [...faults, 'says nothing of what is not there'];
  }
  const broken = (await page.getByText('Não foi possível carregar').count()) > 0;
  if (broken) return [...faults, 'full: something failed to load'];
  if (reads.count() > 0) faults.push(...(await failed(page, url)), ...(await empty(page, url)));
  if (definition.frame !== 'bare') faults.push(...(await offline(page, reads)));
  return faults;
}

it('a page that the access does not open says who may, and an address that is none says so', async () => {
  const page = await work.open('/municipios');
  await page.getByText('não abre esta página').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`${work.url}/nada/aqui`);
  await page.getByText('Este endereço não existe').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});
