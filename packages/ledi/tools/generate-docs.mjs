/**
 * Writes docs/ledi from the data and from the docstrings: `node tools/generate-docs.mjs [FOLDER]`, from the folder of
 * the package, after `npx tsc -b packages/ledi`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadLayout } from '../dist/node.js';
import { listRules } from '../dist/index.js';

const TRANSPORT = 'transporte';
const OUT = process.argv[2] ?? '../../docs/ledi';
const layout = await loadLayout();
const rules = listRules(layout);
mkdirSync(OUT, { recursive: true });

/** The struct and all structs inside it, outermost first. */
function structsOf(name, seen = new Set()) {
  const struct = layout.structs.get(name);
  if (!struct || seen.has(name)) return [];
  seen.add(name);
  const inner = struct.fields.filter((field) => field.struct && !field.data.removed);
  return [struct, ...inner.flatMap((field) => structsOf(field.struct.name, seen))];
}

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const short = (struct) => struct.replace(/Thrift$/, '');
const span = (from, until) =>
  [from && from !== '2.0.0' ? `desde ${from}` : '', until ? `até ${until}` : ''].filter(Boolean).join(', ');
const HEAD = `<!-- Gerado por packages/ledi/tools/generate-docs.mjs. -->\n`;

function sizeOf(facet) {
  const step = facet?.size?.at(-1);
  if (!step) return '';
  const [, least, most] = step;
  if (most === null) return least ? `mín. ${least}` : '';
  return least === most ? String(most) : `${least ?? 0}–${most}`;
}

const needOf = (form, struct, field) => {
  if (field.required) return 'sim (IDL)';
  const own = rules.filter(
    (rule) => rule.form === form && rule.struct === struct && rule.field === field.name,
  );
  const required = own.filter(({ group }) => group === 'campo obrigatório');
  if (required.some(({ condition }) => condition === null)) {
    return layout.facet(form, struct, field.name)?.required?.at(-1)?.[1] === false
      ? 'em layouts antigos'
      : 'sim';
  }
  return required.length > 0 ? 'conforme regra' : '';
};

function tablesOf(form, struct, field) {
  const groups = layout.data.rules.groups;
  const found = [...(groups[`${form}:${struct}`] ?? []), ...(groups[struct] ?? [])].filter(
    (rule) => rule.table && [rule.on].flat().includes(field),
  );
  return [...new Set(found.map((rule) => rule.table))]
    .map((name) => `[${name}](tabelas.md#${anchor(name)})`)
    .join(', ');
}
const anchor = (name) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\d _-]/gu, '')
    .replaceAll(' ', '-');

function structSection(form, struct) {
  const fields = struct.fields.filter((field) => !field.data.removed);
  const rows = fields.map((field) => {
    const facet = layout.facet(form, struct.name, field.name);
    return [
      field.id ?? 'não publicado',
      `\`${field.name}\``,
      field.label,
      `\`${short(field.data.type).replace('Thrift>', '>')}\``,
      needOf(form, struct.name, field.data),
      sizeOf(facet),
      tablesOf(form, struct.name, field.name),
      span(facet?.since ?? field.data.since, facet?.until),
    ];
  });
  const removed = struct.fields.filter((field) => field.data.removed);
  const old = removed.map((field) => `\`${field.name}\` (${field.id})`).join(', ');
  const own = rules.filter((rule) => rule.form === form && rule.struct === struct.name);
  const list = own.map((rule) => [
    `\`${rule.code}\``,
    rule.message,
    rule.group,
    rule.condition ? `\`${rule.condition}\`` : '',
    [span(rule.from, rule.until), rule.inferredBelow ? `avisa antes de ${rule.inferredBelow}` : '']
      .filter(Boolean)
      .join('; '),
  ]);
  return [
    `## ${short(struct.name)}`,
    table(['id', 'campo', 'rótulo', 'tipo', 'obrigatório', 'tamanho', 'tabela', 'layouts'], rows),
    old ? `Campos que saíram do IDL e ainda são lidos: ${old}.` : '',
    list.length > 0
      ? `### Regras de ${short(struct.name)}\n\n${table(['código', 'mensagem', 'grupo', 'condição', 'vigência'], list)}`
      : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

const forms = [
  { code: TRANSPORT, tipo: '—', title: 'Camada de transporte', struct: 'DadoTransporteThrift' },
  ...layout.forms,
];
for (const { code, tipo, title, struct } of forms) {
  const sections = structsOf(struct).map((one) => structSection(code, one));
  writeFileSync(
    `${OUT}/${code}.md`,
    `${HEAD}# ${title} (${code}, tipo ${tipo})\n\nLayout ${layout.newest}. Os ids são os do Thrift; a linguagem das condições está na [decisão sobre o formato](../decisions/2026-11-20-ledi-layout-format.md).\n\n${sections.join('\n\n')}\n`,
  );
}

const LARGE = 150;
const tables = [...layout.tables]
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([name, { rows }]) => {
    if (rows.length > LARGE)
      return `## ${name}\n\n${rows.length} códigos, em \`packages/ledi/data/tables.json\`.`;
    return `## ${name}\n\n${table(
      ['código', 'descrição', 'layouts'],
      rows.map((row) => [row.code, row.label, span(row.since, row.until)]),
    )}`;
  });
writeFileSync(
  `${OUT}/tabelas.md`,
  `${HEAD}# Tabelas de códigos\n\nLayout ${layout.newest}.\n\n${tables.join('\n\n')}\n`,
);

/** A docstring without its marks. */
const plainDoc = (text) =>
  (text ?? '')
    .replace(/^ *\/\*\*|\*\/$/gm, '')
    .replace(/^ *\* ?/gm, '')
    .trim();

/** The declaration that starts at `at`, without bodies: a signature, a whole type, the public methods of a class. */
function declarationAt(text, at) {
  const lines = text
    .slice(at)
    .replace(/^export /, '')
    .split('\n');
  if (/^(async )?function/.test(lines[0])) {
    const end = lines.findIndex((line) => line.endsWith(' {'));
    return lines
      .slice(0, end + 1)
      .join('\n')
      .replace(/ \{$/, '');
  }
  if (lines[0].startsWith('class')) {
    const body = lines.slice(0, lines.indexOf('}')).join('\n');
    const methods = body.matchAll(
      /^ {2}\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n {2}(?!private|constructor)\w+(?:<[^>\n]*>)?\([^\n]*(?= \{$)/gm,
    );
    const fields = body.matchAll(/^ {2}readonly [^;]*;/gm);
    return [
      lines[0],
      ...Array.from(fields, ([line]) => line),
      ...Array.from(methods, ([line]) => `${line};`),
      '}',
    ].join('\n');
  }
  if (lines[0].startsWith('const'))
    return lines[0].replace(/^(const \w+: \w+) = .*$/, '$1').replace(/ =>.*$/, '');
  const last = lines.findIndex((line, at) => line.endsWith(';') && !/^[\s}]/.test(lines[at + 1] ?? ''));
  return lines.slice(0, Math.max(last, 0) + 1).join('\n');
}

/** Docstring and declaration of each exported name. */
function declarations() {
  const found = new Map();
  for (const file of readdirSync('src').filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )) {
    const text = readFileSync(`src/${file}`, 'utf8');
    const pattern =
      /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:async )?(?:function\*?|class|type|const) (\w+)/g;
    for (const match of text.matchAll(pattern)) {
      const at = match.index + (match[1] ?? '').length;
      found.set(match[2], { doc: plainDoc(match[1]), line: declarationAt(text, at) });
    }
  }
  return found;
}
const known = declarations();
function apiOf(file) {
  const text = readFileSync(`src/${file}`, 'utf8');
  const listed = [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap((match) => match[1].split(','));
  const own = [...text.matchAll(/^export (?:async )?(?:function\*?|type|const) (\w+)/gm)].map(
    (match) => match[1],
  );
  return [...listed.map((name) => name.replace(/\btype\b/, '').trim()).filter(Boolean), ...own]
    .toSorted((a, b) => a.localeCompare(b))
    .map(
      (name) =>
        `### ${name}\n\n\`\`\`ts\n${known.get(name)?.line ?? name}\n\`\`\`\n\n${known.get(name)?.doc.replace(/\{@link (\w+)\}/g, '`$1`') ?? ''}`,
    )
    .join('\n\n');
}
writeFileSync(
  `${OUT}/api.md`,
  `${HEAD}# API\n\n## @pec-aberto/ledi\n\nSem \`node:\`: roda no navegador.\n\n${apiOf('index.ts')}\n\n## @pec-aberto/ledi/node\n\n${apiOf('node.ts')}\n`,
);

const count = new Set(rules.map(({ code }) => code)).size;
writeFileSync(
  `${OUT}/README.md`,
  `${HEAD}# LEDI, modelo a modelo\n\nReferência do layout ${layout.newest} com os anteriores marcados: ${count} regras com código estável, ${layout.structs.size} estruturas. Como usar a biblioteca: [packages/ledi](../../packages/ledi/README.md); funções: [api.md](api.md); tabelas de códigos: [tabelas.md](tabelas.md).\n\n${table(
    ['tipo', 'modelo', 'página'],
    forms.map(({ code, tipo, title }) => [tipo, title, `[${code}.md](${code}.md)`]),
  )}\n\n## Layouts publicados\n\n${table(
    ['layout', 'PEC mínimo', 'data'],
    layout.data.structure.layouts
      .toReversed()
      .map(({ version, minPec, date }) => [version, minPec ?? '', date ?? '']),
  )}\n`,
);
