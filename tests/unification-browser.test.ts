import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Process } from '../modules/unification/contract/process.ts';
import { sampleProcess } from '../modules/unification/test/process.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { changeAnswers } from './support/between.ts';
import { type Installation, INSTALLER, PASSWORD, startInstallation } from './support/installation.ts';
import { Looks } from './support/looks.ts';
import { PATIENCE_MS } from './support/patience.ts';
import { MONITOR } from './support/screens.ts';
import { signInBrowser } from './support/sign-in.ts';
import { until } from './support/until.ts';

const PATH = '/configuracoes/unificacao';
/** Where nothing listens. */
const NOBODY = 'http://127.0.0.1:2';

let unit: AtWork;
/** Fresh: a copy of one that was prepared would be a base of one origin with the unit's. */
let centre: Installation;
let page: Page;
const looks = new Looks();
const look = (name: string) => looks.at(page, name);

beforeAll(async () => {
  [unit, centre] = await Promise.all([
    startAtWork({ holds: 'citizens' }),
    startInstallation({ name: 'Secretaria de Saúde' }),
  ]);
  page = await unit.open(PATH, { who: INSTALLER.cpf });
});
afterAll(() => unit.release());

let stepAside: (() => Promise<void>) | undefined;

/** The page over processes as the server could tell them. */
async function showing(of: { sending?: Process; receiving?: Process[]; cannotAsk?: string }): Promise<void> {
  const settings = { hours: 24, kibPerSecond: 0 };
  const name = 'UBS Jardim das Acácias';
  const answer = { name, sending: null, receiving: [], cannotAsk: null, settings, ...of };
  await stepAside?.();
  stepAside = await changeAnswers(page, /\/api\/unification$/, () => answer);
  await page.goto(unit.url + PATH);
  await page.getByRole('heading', { name: 'Recebimento de dados de instalações locais' }).waitFor();
}

const table = (name: string) => page.getByRole('table', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const LATER = '2026-11-22T21:20:00Z';
const sending = (of: Partial<Process>) =>
  sampleProcess({ side: 'sending', peer: 'Secretaria de Saúde', rehearsal: null, report: null, ...of });
const receiving = (of: Partial<Process>) => sampleProcess({ rehearsal: null, report: null, ...of });
const { rehearsal, report } = sampleProcess();

const CHECKS: Process['checks'] = [
  {
    id: 'version',
    side: 'sending',
    ok: true,
    blocking: true,
    label: 'Versão do programa',
    detail: 'A mesma nas duas.',
  },
  {
    id: 'lots',
    side: 'sending',
    ok: false,
    blocking: true,
    label: 'Lotes enviados',
    detail: 'Um lote ainda espera recibo. Espere-o, ou leve-o em arquivo.',
  },
  {
    id: 'power',
    side: 'receiving',
    ok: false,
    blocking: false,
    label: 'Energia',
    detail: 'Confira se o servidor tem nobreak.',
  },
];

describe('what the unit sees', () => {
  it('no request: what is good to know, the form with its fields, nothing received', async () => {
    await showing({});
    await page.getByText('Nenhuma solicitação de unificação realizada.').waitFor();
    await page.getByText('Nenhuma solicitação de unificação recebida').waitFor();
    await button('Solicitar unificação').click();
    await page.getByText('Preenchimento obrigatório.').first().waitFor();
    await page.getByLabel('Link da instalação central').fill('http://10.0.0.9:8080');
    await page.getByText('serve só dentro da rede local').waitFor();
    await button('Mostrar senha').click();
    await look('unificacao-pedir');
    expect(looks.faults).toEqual([]);
  });

  it('why it cannot be asked stands where the form would be', async () => {
    await showing({ cannotAsk: 'Termine antes os recebimentos em andamento.' });
    await page.getByText('Termine antes os recebimentos').waitFor();
    expect(await button('Solicitar unificação').count()).toBe(0);
    await look('unificacao-sem-pedir');
    expect(looks.faults).toEqual([]);
  });

  it('waiting: the four words, and a way back', async () => {
    await showing({ sending: sending({ state: 'requested', plain: true, link: 'http://10.0.0.9:8080' }) });
    await table('Processo de envio').getByText('Aguardando aprovação').waitFor();
    await page.getByText('O link da central é http').waitFor();
    const words = page.getByRole('list', { name: 'Palavras para comparar' }).getByRole('listitem');
    expect(await words.allInnerTexts()).toEqual(['ipê', 'rio', 'pedra', 'sol']);
    expect(await button('Unificar').count()).toBe(0);
    await button('Cancelar').click();
    await page.getByRole('dialog', { name: 'Cancelar a solicitação de unificação?' }).waitFor();
    await look('unificacao-aguardando-aprovacao');
    expect(looks.faults).toEqual([]);
  });

  it('accepted: what must be mended first, then the report of the rehearsal, then the official question', async () => {
    const accepted = { state: 'accepted', checks: CHECKS, checkedAt: '2026-11-21T12:40:00Z' } as const;
    await showing({ sending: sending(accepted) });
    await table('Processo de envio').getByText('Aguardando unificação').waitFor();
    await page.getByText('1 de 3 atendidos').waitFor();
    await page.getByText('Um lote ainda espera recibo.').waitFor();
    await look('unificacao-conferencia');
    await showing({ sending: sending({ ...accepted, rehearsal }) });
    await table('O que acontece com cada linha').getByText('402.551').waitFor();
    await page.getByText('2 linhas que convém olhar').click();
    await page.getByText('E-mail diferente: fica o da central.').waitFor();
    await look('unificacao-ensaio');
    await button('Unificar').click();
    await page.getByRole('dialog', { name: 'Atenção' }).getByText('só administradores entram').waitFor();
    await look('unificacao-atencao');
    expect(looks.faults).toEqual([]);
  });

  it('under way, stopped, waiting for the centre, done: each says what to do', async () => {
    const begun = { state: 'running', frozenAt: '2026-11-21T21:20:00Z' } as const;
    await showing({ sending: sending({ ...begun, step: 'Enviando o que mudou', done: 820, total: 1000 }) });
    await page.getByText('820 de 1.000').waitFor();
    await button('Desistir e reabrir').waitFor();
    await look('unificacao-andamento');
    await showing({ sending: sending({ ...begun, problem: 'A central não responde. Confira o link.' }) });
    await page.getByRole('alert').getByText('A central não responde.').waitFor();
    await button('Desistir e reabrir').waitFor();
    await page.getByRole('link', { name: 'Pacote para o suporte' }).waitFor();
    await look('unificacao-parou');
    await showing({ sending: sending({ ...begun, state: 'deciding', decideBy: LATER, report }) });
    await page.getByText('se tudo confere, confirma-se sozinha').waitFor();
    await look('unificacao-decidindo-local');
    await showing({ sending: sending({ state: 'unified', endedAt: '2026-11-21T22:00:00Z', report }) });
    await table('Processo de envio').getByText('Base unificada – 21/11/2026').waitFor();
    const link = page.getByRole('link', { name: 'Abrir a instalação central' });
    expect(await link.getAttribute('href')).toBe('https://pec.serraclara.example');
    await look('unificacao-unificada-local');
    expect(looks.faults).toEqual([]);
  });

  it.each([
    ['denied', 'Solicitação negada'],
    ['cancelled', 'Solicitação cancelada'],
    ['undone', 'Unificação desfeita'],
  ] as const)('%s is told, and another may be asked', async (state, word) => {
    await showing({ sending: sending({ state, endedAt: LATER }) });
    await table('Processo de envio').getByText(word).waitFor();
    await button('Solicitar unificação').waitFor();
    await look(`unificacao-${state}`);
    expect(looks.faults).toEqual([]);
  });
});

describe('what the centre sees', () => {
  it('a request: the official question, and the same words', async () => {
    await showing({ receiving: [receiving({ state: 'requested' })] });
    await table('Recebimento de dados').getByText('Tereza Couto').waitFor();
    await look('unificacao-recebida');
    await button('Aceitar').click();
    const dialog = page.getByRole('dialog', { name: 'Deseja aceitar a solicitação de envio de base?' });
    await dialog.getByRole('button', { name: 'Sim, aceitar solicitação' }).waitFor();
    await look('unificacao-aceitar');
    await dialog.getByRole('button', { name: 'Não, voltar' }).click();
    await button('Negar').click();
    await page.getByRole('dialog', { name: 'Negar a solicitação de envio de base?' }).waitFor();
    expect(looks.faults).toEqual([]);
  });

  it('begun, and nothing heard of the unit since: it may be cancelled, not while it enters', async () => {
    const begun = { state: 'running', frozenAt: null } as const;
    await showing({ receiving: [receiving({ ...begun, step: 'Conferindo', done: 1, total: 2 })] });
    await page.getByText('1 de 2').waitFor();
    expect(await button('Cancelar').count()).toBe(0);
    await showing({ receiving: [receiving(begun)] });
    await button('Cancelar').click();
    const dialog = page.getByRole('dialog', { name: 'Cancelar a solicitação de unificação?' });
    await dialog.getByText('Nada entrou na central ainda.').waitFor();
    await dialog.getByText('A local reabre quando souber disso.').waitFor();
    await look('unificacao-cancelar-na-central');
    expect(looks.faults).toEqual([]);
  });

  it('deciding: the verified report; the name typed confirms, and undoing says what happens', async () => {
    const deciding = receiving({
      state: 'deciding',
      frozenAt: '2026-11-21T21:20:00Z',
      decideBy: LATER,
      report,
    });
    await showing({ receiving: [deciding, receiving({ id: crypto.randomUUID(), peer: 'UBS Centro' })] });
    await page.getByText('Tudo o que saiu da unidade chegou').waitFor();
    await look('unificacao-decidindo');
    await button('Desfazer').click();
    const undo = page.getByRole('dialog', { name: 'Desfazer a unificação?' });
    await undo.getByText('volta a ser exatamente o que era').waitFor();
    await look('unificacao-desfazer');
    await undo.getByRole('button', { name: 'Não, voltar' }).click();
    await button('Confirmar').click();
    const confirm = page.getByRole('dialog', { name: 'Confirmar a unificação?' });
    await confirm.getByRole('button', { name: 'Confirmar a unificação' }).click();
    await confirm.getByText('Digite o nome como está escrito: UBS Vila Nova').waitFor();
    await look('unificacao-confirmar');
    expect(looks.faults).toEqual([]);
  });

  it('a unit that does not answer: it is confirmed without it only by another way, which says what may be lost', async () => {
    const deciding = { state: 'deciding', decideBy: LATER, report, awaitsProof: true } as const;
    await showing({ receiving: [receiving(deciding)] });
    await page.getByText('chamada a conferir mais uma vez').waitFor();
    await button('Confirmar').waitFor();
    await button('Confirmar sem a local').click();
    const dialog = page.getByRole('dialog', { name: 'Confirmar a unificação?' });
    await dialog.getByText('fica só lá').waitFor();
    await look('unificacao-confirmar-sem-a-local');
    expect(looks.faults).toEqual([]);
  });

  it('what does not verify cannot be confirmed', async () => {
    const wrong = structuredClone(report);
    if (wrong?.verified?.tables[0]) Object.assign(wrong.verified.tables[0], { found: 'outra' });
    if (wrong?.verified) Object.assign(wrong.verified, { ok: false, orphans: 3 });
    await showing({ receiving: [receiving({ state: 'deciding', decideBy: LATER, report: wrong })] });
    await page.getByText('não confere com o que saiu da unidade').waitFor();
    await table('Tabelas que não conferem').getByText('Diferente').waitFor();
    expect(await button('Confirmar').count()).toBe(0);
    await button('Desfazer').waitFor();
    await look('unificacao-nao-confere');
    expect(looks.faults).toEqual([]);
  });

  it('ADM-T05 done: its day, the report, and the way to the citizens of both', async () => {
    await showing({ receiving: [receiving({ state: 'unified', endedAt: '2026-11-21T22:00:00Z', report })] });
    await table('Recebimento de dados').getByText('Base unificada – 21/11/2026').waitFor();
    await page.getByRole('link', { name: 'Relatório em PDF' }).waitFor();
    expect(await page.getByRole('link', { name: 'Cidadãos duplicados' }).getAttribute('href')).toBe(
      '/unificacao?bases=diferentes',
    );
    await look('unificacao-unificada');
    expect(looks.faults).toEqual([]);
  });
});

describe('two installations', () => {
  let there: Page;
  const LIST = 'Recebimento de dados de instalações locais';
  const onCentre = (name: string) => there.getByRole('button', { name, exact: true });
  /** The unit asks the centre by the minute how things stand. */
  const SOON = { timeout: 2 * PATIENCE_MS };
  /** A base of some thousand people, on a machine that does other things too. */
  const WORK = { timeout: 300_000 };

  beforeAll(async () => {
    await stepAside?.();
    stepAside = undefined;
    const context = await unit.browser.newContext({ locale: 'pt-BR', viewport: MONITOR });
    await signInBrowser(context, centre.url, INSTALLER.cpf, PASSWORD);
    there = await context.newPage();
    await there.goto(centre.url + PATH);
    await page.goto(unit.url + PATH);
  });

  async function ask(link: string, password = PASSWORD): Promise<void> {
    await page.getByLabel('Link da instalação central').fill(link);
    await page.getByRole('textbox', { name: 'Senha na instalação central' }).fill(password);
    await button('Solicitar unificação').click();
  }

  /** A request that the centre accepted, whatever was tested before. */
  async function accepted(): Promise<void> {
    const { sending: newest } = await unit.installer.get<{ sending: Process | null }>('/unification');
    if (newest?.state === 'accepted') return;
    const body = { name: 'UBS Jardim das Acácias', link: centre.url, password: PASSWORD };
    const { id } = await unit.installer.post<Process>('/unification/requests', body);
    await centre.installer.post(`/unification/requests/${id}/accept`, {});
  }

  it('DEP-12 how fast the base is sent, and until when it may be decided, are set on the page', async () => {
    await button('Velocidade do envio: sem limite').click();
    const speed = page.getByRole('dialog', { name: 'Velocidade do envio da base' });
    await speed.getByLabel('KiB por segundo').fill('7');
    await speed.getByRole('button', { name: 'Salvar' }).click();
    await speed.locator('input[aria-invalid=true]').waitFor();
    await look('unificacao-velocidade');
    await speed.getByLabel('KiB por segundo').fill('64');
    await speed.getByRole('button', { name: 'Salvar' }).click();
    await button('Velocidade do envio: 64 KiB/s').click();
    await speed.getByLabel('KiB por segundo').fill('0');
    await speed.getByRole('button', { name: 'Salvar' }).click();
    await button('Velocidade do envio: sem limite').waitFor();
    await onCentre('Prazo para decidir: 24 horas').click();
    const hours = there.getByRole('dialog', { name: 'Prazo para confirmar ou desfazer' });
    await hours.getByLabel('Horas').fill('48');
    await looks.at(there, 'unificacao-prazo');
    await hours.getByRole('button', { name: 'Salvar' }).click();
    await onCentre('Prazo para decidir: 48 horas').waitFor();
    expect(looks.faults).toEqual([]);
  });

  it('ADM-T01 refused with the reason: http outside, nobody there, a wrong password', async () => {
    await ask('http://203.0.113.9');
    await page.getByText('precisa começar com https://').first().waitFor();
    await ask(NOBODY);
    await page.getByRole('alert').getByText('não respond').waitFor();
    await ask(centre.url, 'Errada123');
    await page.getByRole('alert').getByText('Restam').waitFor();
    await look('unificacao-recusada');
    expect(looks.faults).toEqual([]);
  });

  it('ADM-T02 denied at the centre, it is Solicitação negada at the unit, and asked again it is accepted', async () => {
    await ask(centre.url);
    await table('Processo de envio').getByText('Aguardando aprovação').waitFor();
    await there.goto(centre.url);
    const waiting = there.getByRole('listitem').filter({ hasText: 'pede para ser unificada a esta' });
    await waiting.waitFor();
    await looks.at(there, 'unificacao-inicio-central');
    await waiting.getByRole('link').click();
    await there.getByRole('row').filter({ hasText: 'Aguardando aprovação' }).waitFor();
    await onCentre('Negar').click();
    await there.getByRole('button', { name: 'Negar solicitação' }).click();
    await there.getByRole('table', { name: LIST }).getByText('Solicitação negada').waitFor();
    await table('Processo de envio').getByText('Solicitação negada').waitFor(SOON);

    await ask(centre.url);
    await onCentre('Aceitar').click(SOON);
    await there.getByRole('button', { name: 'Sim, aceitar solicitação' }).click();
    await there.getByRole('table', { name: LIST }).getByText('Aguardando unificação').waitFor();
    const words = (on: Page) => on.getByRole('list', { name: 'Palavras para comparar' }).innerText();
    expect(await words(there)).toBe(await words(page));
    await button('Conferir').click(SOON);
    await page.getByText(/\d+ de \d+ atendidos/).waitFor();
    await look('unificacao-real-conferencia');
    expect(looks.faults).toEqual([]);
  });

  it('DEP-10 ADM-T02 rehearsed, unified, confirmed by name: both say Base unificada, and the unit leads to the centre', async () => {
    await accepted();
    for (const one of [unit.installer, centre.installer]) await one.post('/backups');
    await there.goto(`${centre.url}/copias-de-seguranca`);
    await there.getByText('Conferida').first().waitFor(WORK);
    await page.goto(`${unit.url}/copias-de-seguranca`);
    await page.getByText('Conferida').first().waitFor(WORK);
    await there.goto(centre.url + PATH);
    await page.goto(unit.url + PATH);

    await button('Ensaiar').click(SOON);
    await page.getByText('Ensaio concluído').waitFor(WORK);
    await table('O que acontece com cada linha').getByText('3.000').first().waitFor();
    await look('unificacao-real-ensaio');
    const ready = button('Unificar');
    await ready.click(WORK);
    await page.getByRole('dialog', { name: 'Atenção' }).getByRole('button', { name: 'Unificar' }).click();
    await table('Processo de envio').getByText('Unificando base').waitFor();
    await look('unificacao-real-andamento');

    await there.getByText('Tudo o que saiu da unidade chegou').waitFor(WORK);
    await onCentre('Confirmar').click();
    const dialog = there.getByRole('dialog', { name: 'Confirmar a unificação?' });
    await looks.at(there, 'unificacao-real-confirmar');
    await dialog.getByRole('textbox').fill('ubs jardim das acacias');
    await until('the unit to have proved that nothing was written there', async () => {
      if ((await dialog.count()) === 0) return true;
      await dialog.getByRole('button', { name: 'Confirmar a unificação' }).click();
      await dialog
        .getByRole('alert')
        .or(there.getByText(/Base unificada – /))
        .first()
        .waitFor();
      return (await dialog.count()) === 0;
    });
    await there
      .getByRole('table', { name: LIST })
      .getByText(/Base unificada – /)
      .waitFor();
    await looks.at(there, 'unificacao-real-unificada');
    await table('Processo de envio')
      .getByText(/Base unificada – /)
      .waitFor(SOON);
    await look('unificacao-real-unificada-local');

    const stranger = await unit.browser.newContext({ locale: 'pt-BR' });
    const login = await stranger.newPage();
    await login.goto(unit.url);
    const moved = login.getByRole('link', { name: `Use agora ${centre.url}` });
    await moved.waitFor();
    const people = (dataDir: string) =>
      query<{ n: number }>(dataDir, 'select count(*)::int as n from citizen');
    expect(await people(centre.dataDir)).toEqual(await people(unit.dataDir));
    const started = there.waitForEvent('download');
    await there.getByRole('link', { name: 'Relatório em PDF' }).click();
    expect(
      readFileSync(await (await started).path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(looks.faults).toEqual([]);
  });
});
