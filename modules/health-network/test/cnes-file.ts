import { generateCns, generateCpf } from '@pec-aberto/brazil';

export type Attributes = Record<string, string>;
export type TestTeam = Attributes;
export type TestUnit = { attributes?: Attributes; cnes: string; teams?: TestTeam[] };
export type TestPost = { cnes: string; cbo?: string; ine?: string };
export type TestProfessional = { n: number; attributes?: Attributes; posts?: TestPost[] };
export type TestFile = {
  ibge?: string;
  date?: string;
  header?: Attributes;
  units?: TestUnit[];
  professionals?: TestProfessional[];
};

export const IBGE = '4205407';
export const NEIGHBOUR = '4202404';
export const UBS = '1000001';
export const UBS_2 = '1000002';
export const TEAM = '0000000101';
export const DOCTOR = '225142';

/** Numbers of the n-th person of the tests. */
export const cpfOf = (n: number) => generateCpf(500_000 + n);
export const cnsOf = (n: number) => generateCns(500_000 + n);

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const tag = (name: string, attributes: Attributes, content = '') => {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return content === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${content}</${name}>`;
};

const teamXml = (team: TestTeam) =>
  tag('DADOS_EQUIPES', {
    TP_EQUIPE: '70',
    SG_EQUIPE: 'eSF',
    DS_EQUIPE: 'EQUIPE DE SAUDE DA FAMILIA',
    CO_INE: TEAM,
    CO_AREA: '0001',
    DS_AREA: 'AREA 1',
    NM_REFERENCIA: 'ESF 001',
    DT_DESATIVACAO: '',
    ...team,
  });

const unitXml = ({ cnes, attributes, teams = [] }: TestUnit) =>
  tag(
    'DADOS_GERAIS_ESTABELECIMENTOS',
    { NM_FANTA: `UBS ${cnes}`, CNES: cnes, TP_UNID_ID: '02', DS_TP_UNID: 'CENTRO DE SAUDE', ...attributes },
    `<ENDERECO>${tag('DADOS_ENDERECO', { BAIRRO: 'CENTRO', LOGRADOURO: 'RUA A' })}</ENDERECO>
     <EQUIPES>${teams.map(teamXml).join('')}</EQUIPES>`,
  );

const postXml = ({ cnes, cbo = DOCTOR, ine = '' }: TestPost) =>
  tag('DADOS_LOTACOES', { CNES: cnes, CO_CBO: cbo, CO_INE: ine, MICROAREA: '' });

export const professionalXml = ({ n, attributes, posts = [] }: TestProfessional) =>
  tag(
    'DADOS_PROFISSIONAIS',
    {
      NM_PROF: `MARIA ${'ABCDEFGHIJ'[n % 10]}ILVA SANTOS`,
      CPF_PROF: cpfOf(n),
      CO_CNS: cnsOf(n),
      DT_NASC: '10/05/1980',
      SEXO: 'F',
      ...attributes,
    },
    `<LOTACOES>${posts.map(postXml).join('')}</LOTACOES>`,
  );

/** A small file of CNES, as bytes. */
export function cnesFile(file: TestFile): Buffer {
  const header = {
    DATA: file.date ?? '2026-11-02',
    ORIGEM: 'PORTAL',
    DESTINO: 'ESUS_AB',
    CO_IBGE_MUN: file.ibge ?? IBGE,
    VERSAO_XSD: '3.1',
    ...file.header,
  };
  const units = (file.units ?? [{ cnes: UBS, teams: [{}] }]).map(unitXml).join('');
  const people = (file.professionals ?? [{ n: 1, posts: [{ cnes: UBS, ine: TEAM }] }])
    .map(professionalXml)
    .join('');
  const body = tag(
    'IDENTIFICACAO',
    header,
    `<ESTABELECIMENTOS>${units}</ESTABELECIMENTOS><PROFISSIONAIS>${people}</PROFISSIONAIS>`,
  );
  return Buffer.from(
    `<?xml version="1.0" encoding="ISO-8859-1"?><ImportarXMLCNES>${body}</ImportarXMLCNES>`,
    'latin1',
  );
}
