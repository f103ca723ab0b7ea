/**
 * Made data/structure.json and data/tables.json out of the published facts (JSON and CSV of the specification).
 * Run once per first import: `node tools/generate-data.mjs SPEC_FOLDER`. From then on the data files are ours and
 * are edited by hand when a layout changes; running this again overwrites those edits.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelOf } from './labels.mjs';

const spec = process.argv[2];
if (!spec) throw new Error('Informe a pasta da especificação.');
const json = (name) => JSON.parse(readFileSync(join(spec, name), 'utf8'));
const structs = json('structs.json');
const versions = json('versions.json');
const tables = json('tables.json');

const FORMS = [
  ['fci', 2, 'Cadastro Individual', 'CadastroIndividualThrift', 'uuid'],
  ['fcd', 3, 'Cadastro Domiciliar e Territorial', 'CadastroDomiciliarThrift', 'uuid'],
  ['fai', 4, 'Atendimento Individual', 'FichaAtendimentoIndividualMasterThrift', 'uuidFicha'],
  ['fao', 5, 'Atendimento Odontológico Individual', 'FichaAtendimentoOdontologicoMasterThrift', 'uuidFicha'],
  ['fac', 6, 'Atividade Coletiva', 'FichaAtividadeColetivaThrift', 'uuidFicha'],
  ['fp', 7, 'Procedimentos', 'FichaProcedimentoMasterThrift', 'uuidFicha'],
  ['fvd', 8, 'Visita Domiciliar e Territorial', 'FichaVisitaDomiciliarMasterThrift', 'uuidFicha'],
  ['fad', 10, 'Atendimento Domiciliar', 'FichaAtendimentoDomiciliarMasterThrift', 'uuidFicha'],
  ['fae', 11, 'Avaliação de Elegibilidade', 'FichaAvaliacaoElegibilidadeThrift', 'uuidFicha'],
  ['mca', 12, 'Marcadores de Consumo Alimentar', 'FichaConsumoAlimentarThrift', 'uuidFicha'],
  [
    'fczm',
    13,
    'Complementar de Síndrome Neurológica por Zika/Microcefalia',
    'FichaComplementarZikaMicrocefaliaThrift',
    'uuidFicha',
  ],
  ['fv', 14, 'Vacinação', 'FichaVacinacaoMasterThrift', 'uuidFicha'],
  ['fcc', 16, 'Cuidado Compartilhado', 'CuidadoCompartilhadoThrift', 'uuidEvolucao'],
];
/** Printed maxima that the tables themselves contradict (spec: accept the table size). */
const NO_SIZE = new Set([
  'fac.praticasEmSaude',
  'fac.temasParaReuniao',
  'fac.publicoAlvo',
  'fac.temasParaSaude',
]);

const typeOf = (type) => type.replace(/(\w+)\.(\w+)/g, '$2');
const inHistory = (value) => (Array.isArray(value) ? value.map((v) => [v.since, v.value]) : [['0', value]]);

function structure() {
  const out = {};
  for (const struct of structs.structs) {
    const current = struct.fields.map((field) => ({
      id: field.id,
      name: field.name,
      type: typeOf(field.type),
      label: labelOf(field.name),
      ...(field.requiredness === 'required' ? { required: true } : {}),
      ...(struct.name === 'FichaAtendimentoIndividualChildThrift' && field.name === 'cns'
        ? { xml: 'cnsCidadao' }
        : {}),
    }));
    const names = new Set(current.map((field) => field.name));
    const removed = (struct.removedFields ?? []).map((field) => ({
      id: field.id,
      name: names.has(field.name) ? `${field.name}_${field.id}` : field.name,
      type: typeOf(field.type),
      label: labelOf(field.name),
      removed: field.removedFromIdl,
    }));
    const noId = (struct.documentedOnly ?? []).map((field) => ({
      id: null,
      name: field.name,
      type: typeOf(field.type),
      label: labelOf(field.name),
      since: field.since,
    }));
    out[struct.name] = [...current, ...removed, ...noId];
  }
  return out;
}

function facetsOf(form) {
  const out = {};
  for (const field of versions.fields) {
    if (field.form !== form || field.idlOnly || !/^\w+Thrift$/.test(field.struct)) continue;
    const required = inHistory(field.required).map(([since, value]) => [since, value === 'Sim']);
    const number = (value) => (/^\d+$/.test(value ?? '') ? Number(value) : null);
    const steps = new Map();
    for (const [since, value] of inHistory(field.min)) steps.set(since, [number(value), undefined]);
    for (const [since, value] of inHistory(field.max)) {
      steps.set(since, [steps.get(since)?.[0], number(value)]);
    }
    const order = [...steps.keys()].sort((a, b) => rank(a) - rank(b));
    let [min, max] = [null, null];
    const size = order.map((since) => {
      const [low, high] = steps.get(since);
      if (low !== undefined) min = low;
      if (high !== undefined) max = high;
      return [since, min, max];
    });
    const facet = {
      ...(field.since ? { since: field.since } : {}),
      ...(field.until ? { until: field.until } : {}),
      ...(required.some(([, value]) => value) ? { required } : {}),
      ...(NO_SIZE.has(`${form}.${field.name}`) || !size.some(([, a, b]) => (a ?? 0) > 0 || b !== null)
        ? {}
        : { size }),
    };
    (out[field.struct] ??= {})[field.name] = facet;
  }
  return out;
}
const rank = (version) =>
  version.split('.').reduce((sum, part) => sum * 1000 + (part === 'x' ? 999 : Number(part)), 0);

const enums = Object.fromEntries(
  structs.enums.map((item) => [item.name, Object.fromEntries(item.values.map((v) => [v.name, v.value]))]),
);

/** One line for each leaf at `depth`, so that a change reads well in a diff. */
function lines(value, depth) {
  if (depth === 0 || value === null || typeof value !== 'object') return JSON.stringify(value);
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([key, item]) =>
    isList ? lines(item, depth - 1) : `${JSON.stringify(key)}: ${lines(item, depth - 1)}`,
  );
  if (parts.length === 0) return isList ? '[]' : '{}';
  return `${isList ? '[' : '{'}\n${parts.join(',\n')}\n${isList ? ']' : '}'}`;
}

const forms = FORMS.map(([code, tipo, title, struct, uuid]) => ({
  code,
  tipo,
  title,
  struct,
  uuid,
  fields: facetsOf(code),
}));
const shared = { ...facetsOf('header-transport'), ...facetsOf('camada-transporte') };
// An unknown tipo is told apart already, as a structural error.
delete shared.DadoTransporteThrift.tipoDadoSerializado.size;
// The header of the finishing professional is optional: what a lotacao requires is said by the rules of each place.
for (const fields of [shared, ...forms.map((form) => form.fields)]) {
  for (const [name, facet] of Object.entries(fields.LotacaoHeaderThrift ?? {})) {
    delete facet.required;
    if (name !== 'profissionalCNS') delete facet.size;
  }
}
writeFileSync(
  'data/structure.json',
  `{
"format": "pec-aberto/ledi-layout/1",
"newest": "${versions.newest}",
"source": "IDL e documentação de integração e-SUS APS, layouts 2.0.0 a ${versions.newest}",
"readFrom": "7.2.1",
"layouts": ${lines(
    versions.layouts.map(({ version, minPec, date }) => ({ version, minPec, date })),
    1,
  )},
"enums": ${lines(enums, 2)},
"structs": ${lines(structure(), 2)},
"shared": ${lines(shared, 2)},
"forms": ${lines(forms, 4)}
}
`,
);

const late = (until) => (until?.includes('..') ? until.split('..')[1] : until);
const KEPT = [
  'sigtap',
  'codigoAB',
  'resultado',
  'unidade',
  'local',
  'quantidadeMaxima',
  'condutaOdonto',
  'ciap2',
  'answers',
  'onlyIfQuestion',
  'onlyIfAnswer',
  'cid10',
  'rnds',
  'Código RNDS',
  'Situação',
];
function table(name) {
  const dated = versions.tables[name]?.values ?? [];
  const rows = new Map();
  for (const row of dated)
    rows.set(row.code, { code: row.code, label: row.label, since: row.since, until: late(row.until) });
  for (const row of tables[name] ?? []) {
    const known = rows.get(row.code) ?? {
      code: row.code,
      label: row.label,
      since: row.since,
      until: late(row.until),
    };
    const extras = Object.fromEntries(
      KEPT.filter((key) => row[key] !== undefined).map((key) => [key, row[key]]),
    );
    rows.set(row.code, { ...known, ...extras });
  }
  return [...rows.values()].map((row) => {
    const clean = { ...row };
    for (const key of Object.keys(clean))
      if (clean[key] === undefined || clean[key] === null) delete clean[key];
    if (clean.since === '2.0.0') delete clean.since;
    return clean;
  });
}
const names = new Set([...Object.keys(tables), ...Object.keys(versions.tables)]);
for (const name of ['_files', 'RegrasVacinacao', 'Pais']) names.delete(name);
const small = Object.fromEntries([...names].map((name) => [name, table(name)]));

function csv(name) {
  const [head, ...rows] = readFileSync(join(spec, 'data', name), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  return rows.map((row) => {
    const cells = [...row.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map((m) =>
      m[1].replace(/^"|"$/g, '').replaceAll('""', '"'),
    );
    return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']));
  });
}
small.Pais = csv('paises.csv').map((row) => ({ code: Number(row.codigo), label: row.nome }));
small.CBO = csv('cbo.csv').map((row) => ({
  code: row.codigo,
  label: row.nome,
  ...(row.until ? { until: late(row.until) } : {}),
}));
small.Municipio = csv('municipios.csv').map((row) => ({ code: row.ibge, label: row.nome }));
small.CATMAT = csv('catmat.csv').map((row) => ({
  code: row.codigo,
  label: `${row.principio_ativo} ${row.concentracao}`.trim(),
  ...(row.until ? { until: late(row.until) } : {}),
}));
small.CiapComCid = csv('ciap_cid.csv').map((row) => ({
  code: row.ciap2,
  label: row.ciap_nome,
  cid10: row.cid10,
}));
small.RegraVacinacao = csv('regras_vacinacao.csv').map((row) => ({
  code: `${row.imunobiologico}/${row.estrategia_esus}/${row.dose}`,
  label: `${row.nome}, ${row.estrategia}, ${row.dose_sigla}`,
  ...(row.since && row.since !== '2.0.0' ? { since: row.since } : {}),
  ...(row.until ? { until: late(row.until) } : {}),
}));
// Two listed codes do not exist in the official occupation list: the real ones are accepted beside them.
for (const [name, row] of [
  ['CBO.Ficha de cadastro individual', { code: '515125', label: 'AGENTE INDÍGENA DE SAÚDE' }],
  ['CBO.Marcadores de consumo alimentar', { code: '251505', label: 'PSICÓLOGO EDUCACIONAL' }],
]) {
  small[name] = [...small[name].filter(({ code }) => code !== row.code), row];
}
writeFileSync('data/tables.json', `${lines(small, 2)}\n`);
