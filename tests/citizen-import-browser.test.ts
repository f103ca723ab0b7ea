import { generateCpf } from '@pec-aberto/brazil';
import { encodeStruct, getStruct, type Struct } from '@pec-aberto/ledi';
import type { Page } from 'playwright-core';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { type AtWork, startAtWork } from './support/at-work.ts';
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
    zip.addBuffer(Buffer.from(encodeStruct(struct, one)), `${place + 1}.cid`);
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
    await page.getByRole('link', { name: 'Abrir cadastro' }).waitFor();
  });

  it('a file that is no zip is refused with its reason; one that was looked at may be discarded', async () => {
    await openMenu(page, 'Importar cidadão');
    await choose('errado.zip', Buffer.from('isto não é um zip'));
    await page.getByRole('heading', { name: 'errado.zip' }).waitFor();
    await page.getByRole('alert').first().waitFor();
    await openMenu(page, 'Importar cidadão');
    await choose('outro.zip', await zipOf([record(3)]));
    await page.getByRole('button', { name: 'Descartar' }).click();
    await page.getByText('Arquivo descartado. Nada foi alterado.').waitFor();
    expect(looks.faults).toEqual([]);
  });
});
