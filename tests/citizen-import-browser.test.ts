import { generateCpf } from '@pec-aberto/brazil';
import { encodeStruct, getStruct, type Struct } from '@pec-aberto/ledi';
import type { Page } from 'playwright-core';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { layout } from './support/ledi-lots.ts';
import { Looks } from './support/looks.ts';
import { openMenu } from './support/screens.ts';

const record = (place: number, change: Struct = {}): Struct => ({
  naoPossuiCns: true,
  cpf: generateCpf(661_000 + place),
  dataNascimento: Date.UTC(1980, 4, 17, 15),
  desconheceNomeMae: true,
  estrangeiro: false,
  faleceu: false,
  municipioNascimentoIbge: '420540',
  nomeCompleto: 'VERA LINE PRADO',
  racaCorId: 1,
  sexo: 1,
  telefoneCelular: '48999990000',
  ...change,
});

async function zipOf(records: readonly Struct[]): Promise<Buffer> {
  const zip = new ZipFile();
  const struct = getStruct(layout, 'CidadaoTransportThrift');
  for (const [place, one] of records.entries())
    zip.addBuffer(
      Buffer.from(encodeStruct(struct, one)),
      `3127128-00000000-0000-4000-8000-${String(place + 1).padStart(12, '0')}.cid`,
    );
  zip.end();
  return buffer(zip.outputStream);
}

describe('screen of Importar cidadão', () => {
  let work: AtWork;
  let page: Page;
  const looks = new Looks();
  const choose = (name: string, bytes: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer: bytes });

  beforeAll(async () => {
    work = await startAtWork();
    page = await work.open('/');
  });
  afterAll(() => work.release());

  it('a file is looked at, applied, and opens the person it brought', async () => {
    await openMenu(page, 'Importar cidadão');
    await page.getByText('Nenhuma importação ainda.').waitFor();
    await looks.at(page, 'importar-cidadao-vazio');
    await choose('cidadaos.zip', await zipOf([record(1), record(2, { nomeCompleto: 'MARIA' })]));
    await page.getByRole('heading', { name: 'cidadaos.zip' }).waitFor();
    await page.getByText('Não entra', { exact: true }).first().waitFor();
    await looks.at(page, 'importar-cidadao-conferido');
    expect(await page.getByLabel('Manter o que a base diz').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Importar', exact: true }).click();
    await page.getByText('Importação concluída.').waitFor();
    await looks.at(page, 'importar-cidadao-feito');
    await page.getByRole('button', { name: 'Ver', exact: true }).first().click();
    const panel = page.getByRole('dialog', { name: 'Vera Line Prado' });
    await panel.getByText('Telefone celular').waitFor();
    await looks.at(page, 'importar-cidadao-novo');
    await page.keyboard.press('Escape');
  });

  it('who differs is opened beside the registration: both values, and what each choice does', async () => {
    await openMenu(page, 'Importar cidadão');
    const house = { localidadeIbge: '420540', bairroNome: 'CENTRO', numero: '50' };
    await choose(
      'atualiza.zip',
      await zipOf([
        record(1, {
          telefoneCelular: '48988887777',
          email: 'vera@exemplo.org',
          estadoCivilId: 2,
          racaCorId: 3,
          numeroProntuario: 'P-17',
          endereco: { ...house, logradouro: 'DAS FLORES' },
        }),
        record(1, {
          nomeCompleto: 'TADEU LIMA COSTA',
          dataNascimento: Date.UTC(2015, 1, 2, 15),
          telefoneCelular: '48977770000',
        }),
        record(2, { nomeCompleto: 'MARIA' }),
      ]),
    );
    await page.getByRole('heading', { name: 'atualiza.zip' }).waitFor();
    await page.getByText('Tadeu Lima Costa').waitFor();
    await looks.at(page, 'importar-cidadao-difere');
    const people = page.getByRole('table', { name: 'registros do arquivo' }).locator('tbody tr');
    const tiles = page.getByRole('group', { name: 'Mostrar só' }).getByRole('button');
    expect((await tiles.allInnerTexts()).slice(0, 3).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'Não entram 1',
      'Em dúvida 1',
      'Diferem 1',
    ]);
    await tiles.first().click();
    await expect.poll(() => people.count()).toBe(1);
    expect(await people.first().innerText()).toContain('Maria');
    await looks.at(page, 'importar-cidadao-nao-entram');
    await tiles.first().click();
    await expect.poll(() => people.count()).toBe(3);
    await page.getByRole('button', { name: 'Comparar' }).first().click();
    const panel = page.getByRole('dialog', { name: 'Vera Line Prado' });
    const phone = panel.getByRole('row', { name: /Telefone celular/ });
    expect(await phone.innerText()).toMatch(/\(48\) 99999-0000[\s\S]*\(48\) 98888-7777/);
    await panel.getByText(/^Preenche .*E-mail.* ficam como na base\.$/).waitFor();
    await panel.getByText(/ muda Raça\/Cor e Telefone celular/).waitFor();
    await panel.getByText('Nada muda neste cadastro.').waitFor();
    await looks.at(page, 'importar-cidadao-comparado');
    await panel.getByRole('button', { name: 'Próximo' }).click();
    const doubted = page.getByRole('dialog', { name: 'Tadeu Lima Costa' });
    await doubted.getByText(/Não entra, qualquer/).waitFor();
    // Of who may be another: whether it is the same, never what it is.
    const doubtedPhone = doubted.getByRole('row', { name: /Telefone celular/ });
    expect(await doubtedPhone.innerText()).toMatch(/Diferente do arquivo[\s\S]*\(48\) 97777-0000/);
    expect(await doubted.innerText()).not.toContain('99999-0000');
    await doubted
      .getByRole('row', { name: /Raça\/Cor/ })
      .getByText('Igual ao arquivo')
      .waitFor();
    await looks.at(page, 'importar-cidadao-duvida');
    await page.keyboard.press('Escape');

    await page.getByLabel('Usar o que o arquivo diz').check();
    await page.getByRole('button', { name: 'Importar', exact: true }).click();
    await page.getByText('Importação concluída.').waitFor();
    await page.getByRole('button', { name: 'Comparar' }).first().click();
    await panel.getByText('O que foi escolhido').waitFor();
    expect(await phone.innerText()).toMatch(/\(48\) 99999-0000[\s\S]*\(48\) 98888-7777/);
    await looks.at(page, 'importar-cidadao-relatorio');
    await page.keyboard.press('Escape');
  });

  it('a file that is no zip is refused with its reason; one that was looked at may be discarded', async () => {
    await openMenu(page, 'Importar cidadão');
    await choose('errado.zip', Buffer.from('isto não é um zip'));
    await page.getByRole('heading', { name: 'errado.zip' }).waitFor();
    await page.getByRole('alert').first().waitFor();
    await openMenu(page, 'Importar cidadão');
    await choose('outro.zip', await zipOf([record(3)]));
    const discard = page.getByRole('button', { name: 'Descartar' });
    await discard.waitFor();
    // As a former version left it: the file itself is kept.
    await query(
      work.dataDir,
      `with file as (insert into stored_file (id, name, size, sha256, created_at)
        values (uuid_v7(), '', 0, '', now()) returning id)
      update citizen_import i set file_id = file.id from file where i.file_name = 'outro.zip'`,
    );
    await page.reload();
    await page.getByText('Este arquivo foi conferido por uma versão anterior. Envie-o de novo.').waitFor();
    await looks.at(page, 'importar-cidadao-de-antes');
    await discard.click();
    await page.getByText('Arquivo descartado. Nada foi alterado.').waitFor();
    expect(looks.faults).toEqual([]);
  });
});
