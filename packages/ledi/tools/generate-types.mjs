/** Writes src/model/*.ts, the TypeScript types of the layout: `node tools/generate-types.mjs`, from this folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const structure = JSON.parse(readFileSync('data/structure.json', 'utf8'));
const rules = JSON.parse(readFileSync('data/rules.json', 'utf8'));
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

/** Printed as required in every form of the newest layout that has the struct; by the rules, not only under a condition. */
function isRequired(struct, field) {
  if (field.removed) return false;
  if (field.required) return true;
  const places = structure.forms.flatMap(({ code, fields }) =>
    fields[struct] ? [{ code, facet: fields[struct][field.name] }] : [],
  );
  if (structure.shared[struct]) places.push({ code: '', facet: structure.shared[struct][field.name] });
  const groups = [struct, ...places.map(({ code }) => `${code}:${struct}`)];
  const isConditional = groups
    .flatMap((name) => rules.groups[name] ?? [])
    .some(({ on, required }) => typeof required === 'string' && [on].flat().includes(field.name));
  const isPrinted = ({ facet }) => !facet?.until && facet?.required?.at(-1)?.[1] === true;
  return !isConditional && places.length > 0 && places.every(isPrinted);
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
    return [
      ` ${note}`,
      `  ${field.name}${isRequired(struct, field) ? '' : '?'}: ${typeOf(field.type, uses)};`,
    ];
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
/** Names of the fields that hold a civil day or an instant; a name means one thing wherever it is a number. */
const holding = (what) => [
  ...new Set(
    Object.values(structure.structs).flatMap((fields) =>
      fields.filter(({ holds }) => holds === what).map(({ name }) => name),
    ),
  ),
];
const unionOf = (names) => names.map((name) => `\n  | '${name}'`).join('');
const structs = structure.forms.map(({ struct }) => struct);
const imported = structs.map(
  (struct) => `import type { ${nameOf(struct)} } from './${moduleOf(struct)}.ts';`,
);
const bodies = structure.forms.map(
  ({ code, title, struct }) => `  /** ${title}. */\n  ${code}: ${nameOf(struct)};`,
);
writeFileSync(
  'src/model/forms.ts',
  `${HEAD}${imported.join('\n')}\n
/** The form of each model, by its code. */\nexport type Forms = {\n${bodies.join('\n')}\n};\n
/** Fields that hold a civil day: noon of it in the municipality, in milliseconds. */
export type DayField =${unionOf(holding('day'))};\n
/** Fields that hold an instant, in milliseconds. */
export type InstantField =${unionOf(holding('instant'))};\n`,
);
const all = [...modules.keys(), 'forms']
  .toSorted((a, b) => a.localeCompare(b))
  .map((module) => `export type * from './${module}.ts';`);
writeFileSync('src/model/index.ts', `${HEAD}${all.join('\n')}\n`);
