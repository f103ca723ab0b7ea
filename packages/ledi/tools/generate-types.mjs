/** Writes src/model/*.ts, the TypeScript types of the layout: `node tools/generate-types.mjs`, from this folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const structure = JSON.parse(readFileSync('data/structure.json', 'utf8'));
const nameOf = (struct) => struct.replace(/Thrift$/, '');
const SCALARS = {
  bool: 'boolean',
  double: 'number',
  i32: 'number',
  i64: 'number',
  string: 'string',
  binary: 'Uint8Array',
};

/** Structs reached from each form; those of several forms (and of none) are shared. */
const reached = new Map();
function reach(struct, form) {
  const forms = reached.get(struct) ?? new Set();
  if (forms.has(form)) return;
  reached.set(struct, forms.add(form));
  for (const field of structure.structs[struct]) {
    const base = field.type.replace(/^list<(.+)>$/, '$1');
    if (structure.structs[base]) reach(base, form);
  }
}
for (const form of structure.forms) reach(form.struct, form.code);
const moduleOf = (struct) => {
  const forms = reached.get(struct);
  return forms?.size === 1 ? [...forms][0] : 'shared';
};

function typeOf(type, uses) {
  const list = /^list<(.+)>$/.exec(type);
  if (list) return `${typeOf(list[1], uses)}[]`;
  if (SCALARS[type]) return SCALARS[type];
  if (!structure.structs[type]) return 'number';
  uses.add(type);
  return nameOf(type);
}

const modules = new Map();
for (const [struct, fields] of Object.entries(structure.structs)) {
  const module = moduleOf(struct);
  const { text, uses } = modules.get(module) ?? { text: '', uses: new Set() };
  const lines = fields.flatMap((field) => {
    if (field.id === null) return [];
    const note = field.removed
      ? ` /** ${field.label}. Removed from the IDL in ${field.removed}. */`
      : ` /** ${field.label}. */`;
    return [` ${note}`, `  ${field.name}?: ${typeOf(field.type, uses)};`];
  });
  modules.set(module, {
    text: `${text}\nexport type ${nameOf(struct)} = {\n${lines.join('\n')}\n};\n`,
    uses,
  });
}

rmSync('src/model', { recursive: true, force: true });
mkdirSync('src/model');
const HEAD = '// Written by tools/generate-types.mjs from data/structure.json.\n';
for (const [module, { text, uses }] of modules) {
  const imports = new Map();
  for (const struct of uses) {
    const from = moduleOf(struct);
    if (from !== module) imports.set(from, [...(imports.get(from) ?? []), nameOf(struct)]);
  }
  const lines = [...imports].map(
    ([from, names]) =>
      `import type { ${names.toSorted((a, b) => a.localeCompare(b)).join(', ')} } from './${from}.ts';`,
  );
  writeFileSync(`src/model/${module}.ts`, `${HEAD}${lines.join('\n')}${lines.length ? '\n' : ''}${text}`);
}
const all = [...modules.keys()]
  .toSorted((a, b) => a.localeCompare(b))
  .map((module) => `export type * from './${module}.ts';`);
writeFileSync('src/model/index.ts', `${HEAD}${all.join('\n')}\n`);
