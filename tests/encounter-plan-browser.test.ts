import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { pdfText } from '#platform/testing/pdf-text';
import { query } from './support/base.ts';
import { ConsultingRoom, marked } from './support/consulting-room.ts';
import type { Hand } from './support/hand.ts';
import { Looks } from './support/looks.ts';

/** What a plan asks for and hands out, by keys, and the papers that the end offers. */

const room = new ConsultingRoom((name) => someone({ name }));
const looks = new Looks();

beforeAll(async () => {
  const work = await room.open();
  await query(
    work.dataDir,
    `insert into exam_group (id, municipality_id, name, key, codes, created_at)
      select uuid_v7(), u.municipality_id, 'Risco cardiovascular', 'RISCO CARDIOVASCULAR',
        '{0202010295,0202010317,0202010473}', now()
      from lotacao l join unit u on u.id = l.unit_id where l.id = '${room.posts.physician.lotacao}'`,
  );
});
afterEach(() => room.work.closePages());
afterAll(() => room.work.release());

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

async function attend(name: string): Promise<Hand> {
  await room.arrive(name);
  const hand = await room.begin(
    room.posts.physician.cpf,
    name.toLowerCase().replace(/\b\w/g, (l) => l.toUpperCase()),
    'Enter',
  );
  await hand.reached(/^O que o cidadão relata/);
  return hand;
}

/** Types in the search that has the focus, and takes what Enter would pick. */
async function pick(hand: Hand, typed: string, found = typed): Promise<void> {
  await hand.type(typed);
  await marked(hand.page, found).waitFor();
  await hand.press('Enter');
}

async function evaluate(hand: Hand, code: string): Promise<void> {
  await hand.page.getByLabel(/^Adicionar problema/).focus();
  await pick(hand, code);
  await hand.page.getByRole('list', { name: 'Problemas avaliados' }).getByText(code).waitFor();
}

const finish = async ({ page }: Hand) => {
  await page.getByRole('button', { name: 'Alta do episódio' }).click();
  await page.keyboard.press('Control+Enter');
};

/** What a paper of the dialog of the end says. */
async function printed(page: Page, name: RegExp): Promise<string> {
  const href = await dialog(page).getByRole('link', { name }).getAttribute('href');
  const answer = await page.request.get(room.work.url + (href ?? ''));
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return pdfText(await answer.body());
}

describe('a prescription', () => {
  it('a medicine that the municipality marked is proposed with its recipe, which is told beside it, and printed with its supply unit', async () => {
    const { work } = room;
    const admin = await work.open('/gestao-municipal/tipos-de-receita');
    await admin.getByText('Nenhum medicamento marcado').waitFor();
    await looks.at(admin, 'tipos-de-receita-vazio');
    await admin.getByRole('button', { name: 'Marcar medicamentos' }).click();
    await admin.getByRole('dialog').waitFor();
    await admin.keyboard.press('Control+s');
    await admin.getByText('Escolha ao menos um medicamento.').first().waitFor();
    await admin.getByRole('radio', { name: 'Antimicrobiano' }).check();
    const medicines = admin.getByRole('combobox', { name: 'Medicamentos' });
    for (const typed of ['amoxicilina 500 mg', 'azitromicina 500 mg']) {
      await medicines.fill(typed);
      await admin
        .getByRole('option', { name: new RegExp(typed, 'i') })
        .first()
        .waitFor();
      await medicines.press('Enter');
      await expect.poll(() => medicines.inputValue()).toBe('');
    }
    await looks.at(admin, 'tipos-de-receita-marcar');
    await medicines.focus();
    await admin.keyboard.press('Control+s');
    await admin.getByText('2 medicamentos marcados.').waitFor();
    const row = (name: RegExp) => admin.getByRole('row').filter({ hasText: name });
    await row(/^amoxicilina/i)
      .getByText('Antimicrobiano')
      .waitFor();
    await looks.at(admin, 'tipos-de-receita');
    await admin.getByLabel('Pesquise por medicamento').fill('azitro');
    await expect.poll(() => row(/^amoxicilina/i).count()).toBe(0);
    await admin.getByRole('button', { name: /^Trocar o tipo de receita de Azitro/ }).click();
    await admin.getByRole('radio', { name: 'Controle especial' }).check();
    await admin.keyboard.press('Control+s');
    await row(/^azitromicina/i)
      .getByText('Controle especial')
      .waitFor();
    await admin.getByRole('button', { name: /^Tirar o tipo de receita de Azitro/ }).click();
    await admin.getByRole('button', { name: 'Tirar tipo de receita', exact: true }).click();
    await admin.getByText('Nenhum medicamento com estes filtros').waitFor();

    const hand = await attend('BENEDITA AMARAL');
    const { page } = hand;
    await evaluate(hand, 'R74');
    const choose = async (typed: string) => {
      await page.getByLabel('Prescrever medicamento').focus();
      await pick(hand, typed);
      await dialog(page).waitFor();
    };
    const recipe = dialog(page).getByLabel('Tipo de receita');
    await page.route('**/api/medicines/*', (asked) => asked.abort());
    await choose('amoxicilina 500');
    await dialog(page).getByText('Não foi possível ler o tipo que o município marcou: escolha.').waitFor();
    expect(await recipe.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.unroute('**/api/medicines/*');
    await choose('amoxicilina 500');
    await expect.poll(() => recipe.inputValue()).toBe('antimicrobiano');
    await dialog(page).getByText('O município marcou: antimicrobiano.').waitFor();
    await dialog(page).getByText('Cápsula', { exact: true }).waitFor();
    await looks.at(page, 'prescricao-tipo-marcado');
    await dialog(page)
      .getByLabel(/^Quantidade da dose/)
      .fill('1');
    await dialog(page)
      .getByLabel(/^Unidade de medida/)
      .selectOption('cápsula');
    await dialog(page)
      .getByLabel(/^Via de administração/)
      .selectOption('Oral');
    await dialog(page).getByRole('radio', { name: 'Frequência' }).check();
    await dialog(page).getByLabel('Quantas vezes').fill('3');
    await dialog(page).getByLabel('A cada').fill('0');
    await dialog(page).locator('[name=count]').fill('7');
    await dialog(page)
      .getByLabel(/^Quantidade solicitada/)
      .fill('21');
    await page.keyboard.press('Control+Enter');
    await dialog(page).getByText('O período da dose deve ser de 1 a').waitFor();
    await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('every');
    expect(await dialog(page).getByLabel('A cada').getAttribute('aria-invalid')).toBe('true');
    expect(await dialog(page).getByLabel('Quantas vezes').getAttribute('aria-invalid')).toBe('false');
    await looks.at(page, 'prescricao-periodo-errado');
    await dialog(page).getByLabel('A cada').fill('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('21 × cápsula').waitFor();
    await finish(hand);
    const paper = await printed(page, /receita/i);
    expect(paper).toMatch(/Receita: antimicrobiano/);
    expect(paper).toMatch(/quantidade: 21 × cápsula/);
  });
});

describe('exams', () => {
  it('flow 8: the cardiovascular group is asked for in 4 keys, and prints at the end', async () => {
    const hand = await attend('ODETE FARIAS');
    const { page } = hand;
    await evaluate(hand, 'K86');
    hand.keys = 0;
    hand.fields = 0;
    await hand.to(/^Solicitar exames comuns/, 'Alt+x');
    await pick(hand, 'risco', 'Risco cardiovascular');
    const asked = page.getByRole('list', { name: 'Exames comuns solicitados' });
    await expect.poll(() => asked.getByRole('listitem').count()).toBe(3);
    await expect
      .poll(() => page.getByLabel('Justificativa do procedimento').inputValue())
      .toMatch(/^Acompanhamento de hipertensão/i);
    await hand.press('Control+s');
    expect([hand.keys <= 4, hand.fields <= 1]).toEqual([true, true]);
    await looks.at(page, 'exames');
    await finish(hand);
    const paper = await printed(page, /^Imprimir pedido de exames/);
    expect(paper).toMatch(/colesterol total/i);
    expect(paper).toContain('0202010317');
    expect(paper).toMatch(/Acompanhamento de hipertensão/i);
    expect((await room.fichasOf('ODETE FARIAS')).map(({ outcome }) => outcome)).not.toContain('refused');
  });

  it('ENC-25 of high cost, the CID-10 is asked for in its field, and what was typed stays', async () => {
    const hand = await attend('LIVIA MORAES');
    const { page } = hand;
    await evaluate(hand, 'N01');
    await hand.press('Alt+x');
    await group(page, 'Solicitação de exames')
      .getByRole('button', { name: /alto custo/ })
      .click();
    await hand.reached(/^Solicitar exames de alto custo/);
    await pick(hand, '0206010079');
    const costly = group(page, 'Exames de alto custo');
    await costly.getByLabel('Justificativa do procedimento').fill('Cefaleia com sinais de alarme');
    await finish(hand);
    await hand.reached(/^CID-10 do exame/);
    await costly.getByText('Preenchimento obrigatório.').waitFor();
    expect(await costly.getByLabel('Justificativa do procedimento').inputValue()).toBe(
      'Cefaleia com sinais de alarme',
    );
    await pick(hand, 'R51');
    await page.keyboard.press('Control+Enter');
    expect(await printed(page, /^Imprimir pedido de exames/)).toMatch(/alto custo[\s\S]*R51/i);
  });

  it('ENC-24 who comes with the result of what was asked for has it one press away; out of range is said under it', async () => {
    await room.wasAttended('RAQUEL TORRES', () => ({
      plan: {
        examRequests: [{ costly: false, exams: [{ code: '0202010295' }], justification: 'Hipertensão' }],
      },
    }));
    const hand = await attend('RAQUEL TORRES');
    const { page } = hand;
    await evaluate(hand, 'K86');
    const results = group(page, 'Resultados de exames');
    await results.getByRole('button', { name: /^Registrar resultado de .*colesterol total/i }).click();
    const result = results.getByRole('group', { name: /^Resultado de .*colesterol total/i });
    await result.getByLabel(/^Resultado \(mg\/dL\)/).fill('20000');
    await result.getByLabel('Realizado em').fill('hoje');
    await finish(hand);
    await result.getByText(/O resultado fica de 1 a 10/).waitFor();
    await looks.at(page, 'resultado');
    await result.getByLabel(/^Resultado \(mg\/dL\)/).fill('212');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL('**/lista-de-atendimentos');
    const kept = await query<{ value: string }>(
      room.work.dataDir,
      "select item->>'value' as value from exam_result where code = '0202010295'",
    );
    expect(kept).toEqual([{ value: '212' }]);
  });
});

describe('what is handed out', () => {
  it('ENC-29 ENC-30 a referral, a certificate and guidance are written by keys, and each prints', async () => {
    const hand = await attend('THEO ALMEIDA');
    const { page } = hand;
    await evaluate(hand, 'K86');
    await hand.to(/^Encaminhar a serviço especializado/, 'Alt+c');
    await pick(hand, 'cardiologia', 'Consulta em cardiologia');
    const referral = group(page, 'Encaminhamento: Consulta em cardiologia');
    await group(page, 'Conduta').getByText('Encaminhamento já conta como conduta.').waitFor();
    await referral.getByLabel(/^Hipótese ou diagnóstico/).focus();
    await pick(hand, 'I10');
    await referral.getByLabel('Classificação de risco').selectOption({ label: 'Eletivo' });
    await referral.getByLabel('Motivo do encaminhamento').fill('Pressão fora da meta');

    await hand.press('Alt+t');
    await hand.reached(/^Padrão/);
    await hand.press('Enter');
    await hand.reached(/^Dias/);
    await hand.type('3');
    const certificate = group(page, 'Atestado: Padrão');
    await certificate.getByText(/afastamento de suas atividades por 3 dias/).waitFor();

    await hand.to(/^Orientação 1/, 'Alt+o');
    await hand.type('Medir a pressão em casa.');
    await looks.at(page, 'plano');
    await page.keyboard.press('Control+Enter');

    expect(await printed(page, /^Imprimir encaminhamento/)).toMatch(
      /cardiologia[\s\S]*Pressão fora da meta[\s\S]*Contrarreferência/i,
    );
    expect(await printed(page, /^Imprimir atestado/)).toMatch(/THEO ALMEIDA[\s\S]*por 3 dias/);
    expect(await printed(page, /^Imprimir orientações/)).toContain('Medir a pressão em casa.');
    await looks.at(page, 'papeis');
  });

  it('ENC-30 who may not certify is not offered to', async () => {
    await room.giveProfiles(room.posts.nurse.lotacao, 'enfermeiro');
    await room.arrive('LUANA MARTINS');
    const { page } = await room.begin(room.posts.nurse.cpf, 'Luana Martins', 'Enter');
    await page.getByRole('button', { name: /^Orientações/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Atestado/ }).count()).toBe(0);
  });

  it('the pages on the way were good to look at', () => {
    expect(looks.faults).toEqual([]);
  });
});
