import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { generateCpf } from '@pec-aberto/brazil';
import { createRecord, encodeRecord, type Layout, type Struct } from '@pec-aberto/ledi';
import { loadLayout } from '@pec-aberto/ledi/node';
import yazl from 'yazl';
import { CNES, IBGE } from '#modules/citizens/test/desk';

let layout: Layout | undefined;

/** Noon in Brasília of a day: how dates travel in a ficha. */
export const noon = (day: string): number => Date.parse(`${day}T15:00:00Z`);

export type Ficha = {
  /** Number of the ficha; its uuid. */
  number: number;
  /** Number of the ficha it updates. */
  updates?: number;
  /** Day it was filled in. */
  on: string;
  /** Where; the unit of `openDesk` unless told. */
  cnes?: string;
  ine?: string;
  person?: Struct;
  social?: Struct;
  form?: Struct;
  transport?: Struct;
};

const uuidOf = (number: number, cnes: string) =>
  `${cnes}-00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The bytes of a cadastro individual, valid at 8.7.0 unless the change breaks it. */
export async function ficha({
  number,
  updates,
  on,
  cnes = CNES,
  ine,
  person,
  social,
  form,
  transport,
}: Ficha): Promise<Buffer> {
  layout ??= await loadLayout();
  const installation = {
    contraChave: 'Sistema de teste - 1.0.0',
    uuidInstalacao: 'teste',
    cpfOuCnpj: generateCpf(40),
    nomeOuRazaoSocial: 'SECRETARIA DE SAÚDE',
  };
  const record = createRecord(
    layout,
    {
      uuidDadoSerializado: uuidOf(number, cnes),
      tipoDadoSerializado: 2,
      cnesDadoSerializado: cnes,
      codIbge: IBGE,
      ...(ine ? { ineDadoSerializado: ine } : {}),
      remetente: installation,
      originadora: installation,
      versao: { major: 8, minor: 7, revision: 0 },
      ...transport,
    },
    {
      uuid: uuidOf(number, cnes),
      uuidFichaOriginadora: uuidOf(updates ?? number, cnes),
      fichaAtualizada: updates !== undefined,
      tpCdsOrigem: 3,
      headerTransport: {
        profissionalCNS: '700000000000005',
        cboCodigo_2002: '515105',
        cnes,
        ...(ine ? { ine } : {}),
        dataAtendimento: noon(on),
        codigoIbgeMunicipio: IBGE,
      },
      ...(person ? { identificacaoUsuarioCidadao: person } : {}),
      ...(form?.['statusTermoRecusaCadastroIndividualAtencaoBasica'] === true
        ? {}
        : {
            emSituacaoDeRua: { statusSituacaoRua: false },
            informacoesSocioDemograficas: {
              statusDesejaInformarOrientacaoSexual: false,
              statusDesejaInformarIdentidadeGenero: false,
              ...social,
            },
          }),
      ...form,
    },
  );
  return Buffer.from(encodeRecord(layout, record));
}

/** A person as a ficha identifies her; with a CPF unless told. */
export const identified = (change: Struct): Struct => ({
  nomeCidadao: 'MARIA DA SILVA',
  dataNascimentoCidadao: noon('1980-05-20'),
  nomeMaeCidadao: 'ANA DA SILVA',
  desconheceNomePai: true,
  nacionalidadeCidadao: 1,
  codigoIbgeMunicipioNascimento: IBGE,
  paisNascimento: 31,
  racaCorCidadao: 4,
  sexoCidadao: 1,
  telefoneCelular: '48999990000',
  stNaoPossuiCpf: false,
  statusEhResponsavel: true,
  ...change,
});

/** A lot with these fichas, in a folder of its own. */
export async function lotOf(fichas: readonly Buffer[]): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'pec-lot-'));
  const path = join(folder, 'lote.zip');
  const zip = new yazl.ZipFile();
  for (const [place, bytes] of fichas.entries()) zip.addBuffer(bytes, `${place + 1}.esus`);
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(path)));
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
