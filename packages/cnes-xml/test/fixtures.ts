import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { type CnesEvent, CnesFileError, type CnesRecord, type ReadOptions, readCnes } from '../src/index.ts';

export const identification = {
  DATA: '2026-11-02',
  ORIGEM: 'PORTAL',
  DESTINO: 'ESUS_AB',
  CO_IBGE_MUN: '4205407',
  VERSAO_XSD: '3.1',
};

export const unit = `<DADOS_GERAIS_ESTABELECIMENTOS NM_FANTA="UBS ÁGUA VERDE" CNPJ="90743915000180"
 CNES="3127128" TP_UNID_ID="02" DS_TP_UNID="CENTRO DE SAUDE/UNIDADE BASICA" CO_SUBTIPO_UNID="1" DS_SUBTIPO_UNID="SUB"
 TELEFONE1="(48)30513214" TELEFONE2="2" FAX="3" E_MAIL="u@saude.example">
<ENDERECO><DADOS_ENDERECO CO_CEP="88023406" SG_UF="SC" CO_IBGE_MUN="420540" BAIRRO="CENTRO" LOGRADOURO="RUA A"
 NUMERO="S/N" COMPLEMENT="C" PONTO_REF="P"/></ENDERECO>
<COMPLEXIDADE><DADOS_COMPLEXIDADE SG_COMPLEXIDADE="AB"/></COMPLEXIDADE>
<EQUIPES><DADOS_EQUIPES ID_TP_EQUIPE="70" TP_EQUIPE="70" SG_EQUIPE="eSF" DS_EQUIPE="ESF" CO_INE="0000482637"
 CO_AREA="0001" DS_AREA="AREA 1" NM_REFERENCIA="ESF 001" DT_DESATIVACAO="15/03/2026"/></EQUIPES>
</DADOS_GERAIS_ESTABELECIMENTOS>`;

export const professional = `<DADOS_PROFISSIONAIS NM_PROF="ANTÔNIO ARAÚJO" CPF_PROF="24682034103"
 CO_CNS="268487870650003" DT_NASC="06/05/1989" SEXO="M" CONSELHO_ID="71" SG_UF_EMIS="SC" NU_REGISTRO="123"
 E_MAIL="p@saude.example" TELEFONE="(48)1">
<ENDERECO><DADOS_ENDERECO CO_CEP="88000000" SG_UF="SC" CO_IBGE_MUN="420540" BAIRRO="B" LOGRADOURO="L"
 NUMERO="1" COMPLEMENT="" PONTO_REF=""/></ENDERECO>
<LOTACOES><DADOS_LOTACOES CNES="3127128" CO_INE="0000482637" CO_CBO="225142" MICROAREA=""/></LOTACOES>
</DADOS_PROFISSIONAIS>`;

export type Parts = {
  prolog?: string;
  /** Attributes of IDENTIFICACAO to replace; undefined leaves one out. */
  header?: Partial<Record<string, string | undefined>>;
  units?: string;
  professionals?: string;
};

/** A small whole document. */
export function xmlOf(parts: Parts = {}): string {
  const { prolog = '<?xml version="1.0" encoding="ISO-8859-1"?>', header = {} } = parts;
  const attributes = Object.entries({ ...identification, ...header })
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${value}"`]))
    .join('');
  return `${prolog}
<ImportarXMLCNES><IDENTIFICACAO${attributes}>
<ESTABELECIMENTOS>${parts.units ?? unit}</ESTABELECIMENTOS>
<PROFISSIONAIS>${parts.professionals ?? professional}</PROFISSIONAIS>
</IDENTIFICACAO></ImportarXMLCNES>
`;
}

export function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** A zip holding `entries` (name → content). */
export function zipOf(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name);
    else
      zip.addBuffer(Buffer.isBuffer(content) ? content : latin1(content), name, {
        mtime: new Date(2026, 10, 2),
      });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Replaces every `from` by `to` of the same length: names and header fields of a zip stand there twice. */
export function patch(bytes: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('a patch keeps the length');
  return latin1(bytes.toString('latin1').replaceAll(from, to));
}

/** Rewrites the fields of every local (PK 3,4) and central (PK 1,2) header by `change(local, offset)`. */
export function patchHeaders(
  bytes: Buffer,
  change: (copy: Buffer, at: number, local: boolean) => void,
): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 0; at < copy.length - 4; at++) {
    const signature = copy.readUInt32LE(at);
    if (signature === 0x04034b50 || signature === 0x02014b50) change(copy, at, signature === 0x04034b50);
  }
  return copy;
}

export type Collected = {
  header: Extract<CnesEvent, { type: 'header' }>['header'];
  records: CnesRecord[];
  end: Extract<CnesEvent, { type: 'end' }>;
  events: CnesEvent[];
};

export async function collect(source: string | Uint8Array, options?: ReadOptions): Promise<Collected> {
  const events: CnesEvent[] = [];
  for await (const event of readCnes(source, options)) events.push(event);
  const first = events[0];
  const last = events.at(-1);
  if (first?.type !== 'header' || last?.type !== 'end') throw new Error('header and end expected');
  const records = events.flatMap((event) => (event.type === 'records' ? event.records : []));
  return { header: first.header, records, end: last, events };
}

/** The fault reading `source` ends with. */
export async function faultOf(source: string | Uint8Array, options?: ReadOptions): Promise<CnesFileError> {
  try {
    await collect(source, options);
  } catch (error) {
    if (error instanceof CnesFileError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}
