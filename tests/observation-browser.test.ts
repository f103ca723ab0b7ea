import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import type { AtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { ConsultingRoom, marked } from './support/consulting-room.ts';
import type { Hand } from './support/hand.ts';
import { focusedName } from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { until } from './support/until.ts';

/** "Cidadão em observação": the physician puts, the technician registers, the nurse takes part, the physician ends. */

const room = new ConsultingRoom((name) => someone({ name }));
const { posts } = room;
const looks = new Looks();
const dialog = (page: Page) => page.getByRole('dialog');
const observed = (page: Page) => page.getByRole('region', { name: 'Cidadãos em observação' });
const plans = (page: Page) => page.getByRole('region', { name: 'Plano de cuidado' });
/** What is typed does not reach the server. */
const DRAFTS = /\/drafts(?:\?|$)/;
const away = (route: Route) => (route.request().method() === 'PUT' ? route.abort() : route.fallback());
const contacts = (page: Page) => page.getByRole('region', { name: 'Contatos' });
let work: AtWork;
let technician: string;

beforeAll(async () => {
  work = await room.open();
  const [unit] = await query<{ id: string }>(
    work.dataDir,
    `update unit set type_code = '73', subtype_code = '001'
      where id = (select unit_id from lotacao where id = '${posts.physician.lotacao}') returning id`,
  );
  const [found] = await query<{ cpf: string; lotacao: string }>(
    work.dataDir,
    `select p.cpf, l.id as lotacao from lotacao l join professional p on p.id = l.professional_id
      where l.active and p.cpf is not null and p.cns is not null and l.unit_id = '${unit?.id}'
        and l.id not in ('${posts.physician.lotacao}', '${posts.nurse.lotacao}')
        and (select count(*) from lotacao x where x.professional_id = p.id) = 1 order by l.cbo not like '3222%', p.cpf limit 1`,
  );
  technician = found?.cpf ?? '';
  await query(
    work.dataDir,
    `update lotacao set cbo = '322205', cbo_name = 'TECNICO DE ENFERMAGEM' where id = '${found?.lotacao}'`,
  );
  await room.giveProfiles(found?.lotacao ?? '', 'auxiliar-ou-tecnico-de-enfermagem');
  await work.giveLogin(technician);
});
afterEach(() => work.closePages());
afterAll(() => work.release());

/** What ends a visit of a physician: a problem and a conduct. */
async function evaluate(hand: Hand): Promise<void> {
  const { page } = hand;
  await page.getByLabel(/^Adicionar problema/).focus();
  await hand.type('K86');
  await marked(page, 'K86').waitFor();
  await hand.press('Enter');
  await page.getByRole('list', { name: 'Problemas avaliados' }).getByText('K86').waitFor();
  await page.getByLabel('Urgência', { exact: true }).check();
  await page.getByRole('button', { name: 'Alta do episódio' }).click();
}

describe('observation', () => {
  it('is begun in the Plano, cared for by the technician, and ended by who is responsible', async () => {
    await room.arrive('ODETE FARIAS');
    const physician = await room.begin(posts.physician.cpf, 'Odete Farias', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await physician.type('Cefaleia intensa.');
    await page.getByLabel('Cidadão em observação').check();
    await page.getByLabel('O que se combina e orienta').fill('Captopril 25 mg; PA em 30 min.');
    await page.getByRole('button', { name: 'Pôr em observação' }).click();
    const put = dialog(page);
    expect(await put.getByLabel(/^Plano de cuidado/).inputValue()).toBe('Captopril 25 mg; PA em 30 min.');
    await put.getByRole('button', { name: 'Nebulização' }).click();
    await looks.at(page, 'observacao-por');
    await put.getByRole('button', { name: /^Pôr em observação/ }).click();
    await observed(page).getByText('Odete Farias', { exact: true }).waitFor();
    await observed(page).getByText('Nebulização').waitFor();
    await page.getByText('Ninguém aguardando agora').waitFor();
    await observed(page)
      .getByRole('button', { name: 'Declaração de comparecimento de Odete Farias' })
      .waitFor();
    await looks.at(page, 'lista-em-observacao');

    const other = await work.open('/lista-de-atendimentos', { who: technician });
    await observed(other).getByRole('link', { name: 'Abrir a observação de Odete Farias' }).click();
    await plans(other).getByText('Captopril 25 mg; PA em 30 min.').waitFor();
    await other.getByLabel(/^PA /).fill('162/98');
    // Enter leads on, as everywhere in a visit: a contact that is registered changes no more.
    await other.getByLabel(/^PA /).press('Enter');
    await until('the focus on the next field', async () => (await focusedName(other)).startsWith('FC'));
    await other.getByText('Aferição de pressão arterial').waitFor();
    // A search without an answer keeps the focus: the next words must not go to another field.
    const search = other.getByLabel('Intervenções e procedimentos realizados');
    await search.fill('xilofone');
    await other.getByText('Nenhum código com “xilofone”').first().waitFor();
    await search.press('Enter');
    expect(await focusedName(other)).toMatch(/^Intervenções/);
    await search.fill('');
    await other.getByLabel('O que se fez e observou').fill('Refere melhora da dor.');
    await other.getByLabel('Encaminhar o cidadão').check();
    await other.getByRole('button', { name: 'Curativo' }).click();
    await looks.at(other, 'observacao');
    await other.getByRole('button', { name: /^Registrar contato/ }).click();
    await contacts(other).getByText('162/98').waitFor();
    expect(await other.getByLabel('O que se fez e observou').inputValue()).toBe('');
    await until('the focus on the next contact', async () => (await focusedName(other)).startsWith('PA'));
    const standing = other.getByRole('region', { name: 'Responsável e encaminhamento' });
    await standing.getByText(/Curativo/).waitFor();
    await looks.at(other, 'observacao-contato');

    // She who is responsible sees it where she left her visit, as she left it.
    await observed(page).getByRole('link', { name: 'Abrir a observação de Odete Farias' }).click();
    await contacts(page).getByText('Refere melhora da dor.').waitFor();
    await page.getByRole('button', { name: 'Transferir responsabilidade' }).waitFor();
    await page.getByRole('link', { name: 'SOAP' }).click();
    await page.getByText('Cidadão em observação desde').waitFor();
    const told = page.getByLabel('O que o cidadão relata');
    await until('what she had written', async () => (await told.inputValue()) === 'Cefaleia intensa.');
    await evaluate(physician);
    await looks.at(page, 'observacao-soap');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ninguém aguardando agora').waitFor();
    await observed(page).waitFor({ state: 'detached' });
    expect(await room.fichasOf('ODETE FARIAS')).toEqual([
      { tipo: 4, outcome: 'valid' },
      { tipo: 7, outcome: 'valid' },
      { tipo: 7, outcome: 'valid' },
    ]);
  });

  it('the nurse takes the visit over with a reason, finds what the physician wrote, and hands it back', async () => {
    await room.arrive('LAERTE BRAGA');
    const physician = await room.begin(posts.physician.cpf, 'Laerte Braga', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await physician.type('Dor torácica.');
    await page.getByLabel('Cidadão em observação').check();
    await page.getByRole('button', { name: 'Pôr em observação' }).click();
    await dialog(page)
      .getByLabel(/^Plano de cuidado/)
      .fill('ECG em 15 min.');
    await dialog(page)
      .getByRole('button', { name: /^Pôr em observação/ })
      .click();
    await observed(page).getByText('Laerte Braga', { exact: true }).waitFor();

    await observed(page).getByRole('link', { name: 'Abrir a observação de Laerte Braga' }).click();
    await page.getByRole('link', { name: 'SOAP' }).click();
    await page.getByText('Cidadão em observação desde').waitFor();
    await page.route(DRAFTS, away);
    await page.getByLabel('O que o cidadão relata').fill('Dor torácica. Sudorese.');

    const nurse = await work.open('/lista-de-atendimentos', { who: posts.nurse.cpf });
    await observed(nurse).getByRole('link', { name: 'Abrir a observação de Laerte Braga' }).click();
    await nurse.getByRole('button', { name: 'Assumir responsabilidade' }).click();
    await dialog(nurse)
      .getByLabel(/^Por que você assume/)
      .fill('Fim do plantão.');
    await looks.at(nurse, 'observacao-assumir');
    await dialog(nurse)
      .getByRole('button', { name: /^Assumir/ })
      .click();
    await contacts(nurse).getByText('Fim do plantão.').waitFor();
    await nurse.getByRole('link', { name: 'SOAP' }).click();
    await nurse.getByText('Cidadão em observação desde').waitFor();
    expect(await nurse.getByLabel('O que o cidadão relata').inputValue()).toBe('Dor torácica.');
    expect(await nurse.getByLabel('O que se combina e orienta').inputValue()).toBe('ECG em 15 min.');
    // What the physician typed meanwhile, and did not arrive, is hers, and she is told.
    await page.getByText('O que você escreveu por último ficou com você.').waitFor();
    await page.getByText('Dor torácica. Sudorese.').waitFor();
    await looks.at(page, 'observacao-ficou');
    await page.unroute(DRAFTS);

    await nurse.route(DRAFTS, away);
    await nurse.getByLabel('O que o cidadão relata').fill('Dor torácica. Passou.');
    await nurse.getByRole('link', { name: 'Observação' }).click();
    await nurse.getByRole('button', { name: 'Transferir responsabilidade' }).click();
    await dialog(nurse)
      .getByLabel(/^Novo responsável/)
      .click();
    await nurse.getByRole('option').first().click();
    await dialog(nurse)
      .getByRole('button', { name: /^Transferir/ })
      .click();
    await dialog(nurse)
      .getByText(/ainda não foi guardado no servidor/)
      .first()
      .waitFor();
    await looks.at(nurse, 'observacao-transferir');
    await nurse.unroute(DRAFTS);
    await dialog(nurse)
      .getByRole('button', { name: /^Transferir/ })
      .click();
    await contacts(nurse).getByText('Fim do plantão.').waitFor();
    await dialog(nurse).waitFor({ state: 'detached' });
  });

  it('a contact that was being typed when the observation ended is still there to be read', async () => {
    await room.arrive('NILO CAMPOS');
    const physician = await room.begin(posts.physician.cpf, 'Nilo Campos', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await physician.type('Tontura.');
    await page.getByLabel('Cidadão em observação').check();
    await page.getByLabel('O que se combina e orienta').fill('PA em 30 min.');
    await page.getByRole('button', { name: 'Pôr em observação' }).click();
    await dialog(page)
      .getByRole('button', { name: /^Pôr em observação/ })
      .click();
    await observed(page).getByText('Nilo Campos', { exact: true }).waitFor();

    const other = await work.open('/lista-de-atendimentos', { who: technician });
    await observed(other).getByRole('link', { name: 'Abrir a observação de Nilo Campos' }).click();
    const note = other.getByLabel('O que se fez e observou');
    await note.fill('Retirado o acesso venoso.');

    await observed(page).getByRole('link', { name: 'Abrir a observação de Nilo Campos' }).click();
    await page.getByRole('link', { name: 'SOAP' }).click();
    const told = page.getByLabel('O que o cidadão relata');
    await until('what she had written', async () => (await told.inputValue()) === 'Tontura.');
    await evaluate(physician);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ninguém aguardando agora').waitFor();

    await other.getByText('A observação terminou antes que este contato fosse registrado').waitFor();
    expect(await note.inputValue()).toBe('Retirado o acesso venoso.');
    await looks.at(other, 'observacao-terminada');
    await other.reload();
    await other.getByText('A observação terminou antes que este contato fosse registrado').waitFor();
    await expect.poll(() => note.inputValue()).toBe('Retirado o acesso venoso.');
    expect(await other.getByRole('button', { name: /^Registrar contato/ }).count()).toBe(0);
    await other.getByRole('button', { name: 'Descartar este contato' }).click();
    await note.waitFor({ state: 'detached' });
    await other.getByText('Este atendimento foi finalizado').waitFor();
  });

  it('nothing was wrong on the way', () => {
    expect(looks.faults).toEqual([]);
  });
});
