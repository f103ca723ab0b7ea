import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { councils, districts, firstNames, surnames, teamKinds, unitCbos } from './synthetic-data.ts';
import { cnpjOf, cnsOf, cpfOf, randomFrom, spread } from './synthetic-ids.ts';
import type { CnesVersion } from './types.ts';

/** An element about to be written; its attributes may be changed in place. */
export type SyntheticElement = {
  name: 'DADOS_GERAIS_ESTABELECIMENTOS' | 'DADOS_EQUIPES' | 'DADOS_PROFISSIONAIS' | 'DADOS_LOTACOES';
  /** Ordinal among its kind, 1-based, as if none were left out. */
  row: number;
  attributes: Record<string, string>;
};

export type SyntheticOptions = {
  /** Same seed, same file. */
  seed: number;
  units: number;
  professionals: number;
  /** Seven digits. */
  ibge: string;
  /** ISO date of the export. */
  date: string;
  version?: CnesVersion;
  /** Called with each element: may change its attributes; false leaves it out, with all it contains. */
  mutate?: (element: SyntheticElement) => boolean;
};

type Team = { ine: string; kind: keyof typeof teamKinds };
type Unit = { cnes: string; teams: Team[] };
type Post = { cnes: string; ine: string; cbo: string };
type Random = () => number;
type Write = (
  name: SyntheticElement['name'],
  attributes: Record<string, string>,
  content: () => string,
) => string;

/**
 * Writes a plausible "XML para e-SUS" of a municipality that does not exist, for tests and benchmarks: zip
 * when `path` ends in `.zip`, XML otherwise, in ISO-8859-1, as a stream. About 1.2 lotacoes per professional.
 */
export async function writeSyntheticCnes(path: string, options: SyntheticOptions): Promise<void> {
  const bytes = Readable.from(encode(synthesize(options)), { objectMode: false });
  if (!path.endsWith('.zip')) return pipeline(bytes, createWriteStream(path));
  const zip = new ZipFile();
  const digits = (options.version ?? '3.1').replace('.', '');
  zip.addReadStream(bytes, `XmlParaESUS${digits}_${options.ibge}.xml`, {
    mtime: new Date(`${options.date}T12:00:00`),
  });
  zip.end();
  return pipeline(zip.outputStream, createWriteStream(path));
}

function* encode(texts: Iterable<string>): Generator<Buffer> {
  let pending = '';
  for (const text of texts) {
    pending += text;
    if (pending.length < 64 * 1024) continue;
    yield Buffer.from(pending, 'latin1');
    pending = '';
  }
  yield Buffer.from(pending, 'latin1');
}

function* synthesize(options: SyntheticOptions): Generator<string> {
  const { seed, ibge, date, version = '3.1' } = options;
  const random = randomFrom(seed);
  const write = writer(options.mutate ?? (() => true));
  const units: Unit[] = [];
  yield '<?xml version="1.0" encoding="ISO-8859-1"?>\n<ImportarXMLCNES>';
  const header = { DATA: date, ORIGEM: 'PORTAL', DESTINO: 'ESUS_AB', CO_IBGE_MUN: ibge, VERSAO_XSD: version };
  yield `<IDENTIFICACAO${attributesOf(header)}><ESTABELECIMENTOS>`;
  for (let index = 0; index < options.units; index++) {
    const unit = planUnit(index, seed, random);
    units.push(unit);
    yield unitXml(index, unit, options, random, write);
  }
  yield '</ESTABELECIMENTOS><PROFISSIONAIS>';
  const posts = postsOf(units, random);
  for (let index = 0; index < options.professionals; index++) {
    yield professionalXml(index, posts, options, random, write);
  }
  yield '</PROFISSIONAIS></IDENTIFICACAO></ImportarXMLCNES>';
}

/** One unit in ten has no team; the others have one to three eSF, an eSB and sometimes an eMulti. */
function planUnit(index: number, seed: number, random: Random): Unit {
  const cnes = String(2_000_000 + spread(index, seed, 6_999_997));
  if (index % 10 === 9) return { cnes, teams: [] };
  const kinds: (keyof typeof teamKinds)[] = ['eSF', 'eSB'];
  if (random() < 0.5) kinds.push('eSF');
  if (random() < 0.3) kinds.push('eSF');
  if (random() < 0.2) kinds.push('eMulti');
  return { cnes, teams: kinds.map((kind, place) => ({ kind, ine: ineOf(index * 5 + place, seed) })) };
}

function ineOf(index: number, seed: number): string {
  return String(spread(index, seed, 9_999_991)).padStart(10, '0');
}

function unitXml(index: number, unit: Unit, options: SyntheticOptions, random: Random, write: Write): string {
  const primaryCare = unit.teams.length > 0;
  const attributes: Record<string, string> = {
    NM_FANTA: `${primaryCare ? 'UBS' : 'CAPS'} ${personName(random)}`,
    CNPJ: cnpjOf(index, options.seed),
    CNES: unit.cnes,
    TP_UNID_ID: primaryCare ? '02' : '70',
    DS_TP_UNID: primaryCare ? 'CENTRO DE SAUDE/UNIDADE BASICA' : 'CENTRO DE ATENCAO PSICOSSOCIAL',
    ...(options.version === '2.1' ? {} : { CO_SUBTIPO_UNID: '', DS_SUBTIPO_UNID: '' }),
    TELEFONE1: `(48)3${digits(random, 7)}`,
    TELEFONE2: '',
    FAX: '',
    E_MAIL: `unidade${unit.cnes}@saude.example`,
  };
  return write('DADOS_GERAIS_ESTABELECIMENTOS', attributes, () => {
    const teams = unit.teams.map((team, place) => teamXml(team, index * 5 + place + 1, write)).join('');
    const complexity = `<DADOS_COMPLEXIDADE SG_COMPLEXIDADE="${primaryCare ? 'AB' : 'MC'}"/>`;
    const address = addressXml(options.ibge, random);
    return `${address}<COMPLEXIDADE>${complexity}</COMPLEXIDADE><EQUIPES>${teams}</EQUIPES>`;
  });
}

function teamXml(team: Team, number: number, write: Write): string {
  const { code, name } = teamKinds[team.kind];
  const attributes = {
    ID_TP_EQUIPE: code,
    TP_EQUIPE: code,
    SG_EQUIPE: team.kind,
    DS_EQUIPE: name,
    CO_INE: team.ine,
    CO_AREA: String(number).padStart(4, '0'),
    DS_AREA: `AREA ${number}`,
    NM_REFERENCIA: `${team.kind.toUpperCase()} ${String(number).padStart(3, '0')}`,
    DT_DESATIVACAO: '',
  };
  return write('DADOS_EQUIPES', attributes, () => '');
}

/** Recepcionista, em geral. */
const DESK = '422105';
/** Gerente de serviços de saúde: who coordinates the unit. */
const MANAGER = '131210';

/** Every place to fill: the members of each team, then a few without team in each unit, by whom it is kept going. */
function postsOf(units: readonly Unit[], random: Random): Post[] {
  return units.flatMap(({ cnes, teams }) => [
    ...teams.flatMap(({ ine, kind }) => teamKinds[kind].cbos.map((cbo) => ({ cnes, ine, cbo }))),
    ...withoutTeam(random).map((cbo) => ({ cnes, ine: '', cbo })),
  ]);
}

function withoutTeam(random: Random): string[] {
  return [DESK, MANAGER, pick(unitCbos, random)];
}

function professionalXml(
  index: number,
  posts: readonly Post[],
  options: SyntheticOptions,
  random: Random,
  write: Write,
): string {
  const post = posts[index % posts.length];
  const others = random() < 0.2 ? sameJobElsewhere(posts, index, post) : [];
  const council = councils[post?.cbo.slice(0, 4) ?? ''] ?? '';
  const attributes = {
    NM_PROF: personName(random),
    CPF_PROF: cpfOf(index, options.seed),
    CO_CNS: cnsOf(index, options.seed),
    DT_NASC: birthDate(random),
    SEXO: random() < 0.7 ? 'F' : 'M',
    CONSELHO_ID: council,
    SG_UF_EMIS: council && 'SC',
    NU_REGISTRO: council && digits(random, 5),
    E_MAIL: random() < 0.5 ? `prof${index}@saude.example` : '',
    TELEFONE: '',
  };
  return write('DADOS_PROFISSIONAIS', attributes, () => {
    const lotacoes = [...(post ? [post] : []), ...others].map(({ cnes, ine, cbo }) =>
      write('DADOS_LOTACOES', { CNES: cnes, CO_INE: ine, CO_CBO: cbo, MICROAREA: '' }, () => ''),
    );
    return `${addressXml(options.ibge, random)}<LOTACOES>${lotacoes.join('')}</LOTACOES>`;
  });
}

/** A second place of work in another unit, with the same occupation. */
function sameJobElsewhere(posts: readonly Post[], index: number, post: Post | undefined): Post[] {
  for (let step = 1; post && step < Math.min(posts.length, 200); step++) {
    const other = posts[(index + step) % posts.length];
    if (other && other.cbo === post.cbo && other.cnes !== post.cnes) return [other];
  }
  return [];
}

function addressXml(ibge: string, random: Random): string {
  const attributes = {
    CO_CEP: `88${digits(random, 6)}`,
    SG_UF: 'SC',
    CO_IBGE_MUN: ibge.slice(0, 6),
    BAIRRO: pick(districts, random),
    LOGRADOURO: `RUA ${personName(random)}`,
    NUMERO: random() < 0.3 ? 'S/N' : String(1 + Math.floor(random() * 3000)),
    COMPLEMENT: '',
    PONTO_REF: '',
  };
  return `<ENDERECO><DADOS_ENDERECO${attributesOf(attributes)}/></ENDERECO>`;
}

function writer(mutate: (element: SyntheticElement) => boolean): Write {
  const rows = new Map<string, number>();
  return (name, attributes, content) => {
    const row = (rows.get(name) ?? 0) + 1;
    rows.set(name, row);
    const element: SyntheticElement = { name, row, attributes };
    const keep = mutate(element);
    // Made even when dropped, so that the rest of the file does not change with it.
    const inner = content();
    if (!keep) return '';
    const open = `<${name}${attributesOf(element.attributes)}`;
    return inner === '' ? `${open}/>` : `${open}>${inner}</${name}>`;
  };
}

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function personName(random: Random): string {
  const names = [pick(firstNames, random), pick(surnames, random)];
  if (random() < 0.6) names.push(pick(surnames, random));
  return names.join(' ');
}

function birthDate(random: Random): string {
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  return `${day}/${month}/${1958 + Math.floor(random() * 45)}`;
}

function digits(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 10)).join('');
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}
