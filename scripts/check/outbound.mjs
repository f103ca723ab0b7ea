import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { projectFiles } from '../lib/files.mjs';
import { inRoot } from '../lib/root.mjs';

/** What runs in the program of an installation: a page asks its own server alone, tests and stand-ins ask whom they like. */
const PROGRAM = /^(apps\/installation|modules|platform|packages\/[^/]+\/src)\/.*\.ts$/;
const NOT_PROGRAM =
  /\.test\.ts$|^modules\/[^/]+\/(test|web)\/|^platform\/testing\/|^packages\/[^/]+\/src\/testing\/|^apps\/installation\/(testing|supervisor\/fixtures)/;

/** Of the parts of Node that open connections, what only listens or reads addresses. */
const HARMLESS = {
  http: ['createServer'],
  net: ['createServer', 'isIP', 'BlockList', 'SocketAddress'],
  https: [],
  http2: [],
  tls: [],
  dgram: [],
  dns: [],
  'dns/promises': [],
  inspector: [],
  child_process: [],
};

/** Packages that open no connection of their own. A new one is judged before it is written here. */
const QUIET = new Set([
  '@fastify/ajv-compiler',
  '@fastify/cookie',
  '@fastify/fast-json-stringify-compiler',
  '@fastify/multipart',
  '@fastify/rate-limit',
  '@fastify/static',
  '@node-rs/argon2',
  'fastify',
  'fflate',
  'kysely',
  'node-forge',
  'papaparse',
  'pdfkit',
  'qrcode',
  'saxes',
  'typebox',
  'yauzl',
  'yazl',
]);

/** The gate, and what speaks to this installation's own processes and base alone. */
const MAY = [
  { files: /^platform\/outbound\//, what: ['fetch', 'dns/promises', 'nodemailer'] },
  { files: /^apps\/installation\/supervisor\/control-client\.ts$/, what: ['http'] },
  { files: /^(platform\/(db|events|jobs|postgres|runtime|audit)|apps\/installation)\//, what: ['pg'] },
  {
    files: /^(platform\/(postgres|process)\/|apps\/installation\/(cli|supervisor)\/)/,
    what: ['child_process'],
  },
  { files: /^platform\/postgres\/binaries\.ts$/, what: ['createRequire'] },
];

const GLOBALS = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);
const LOADERS = new Set(['createRequire', 'require', 'getBuiltinModule']);

/**
 * @param {{ file: string, text: string }} one
 * @returns {string[]} each way out of the machine that is not the gate's
 */
export function waysOut({ file, text }) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const found = new Map();
  const take = (node, what) => {
    if (what === undefined || MAY.some((one) => one.files.test(file) && one.what.includes(what))) return;
    found.set(what, found.get(what) ?? text.slice(0, node.start).split('\n').length);
  };
  walk(program, undefined, (node, parent) => {
    if (node.type === 'ImportExpression') {
      take(node, typeof node.source.value === 'string' ? wayOf(node.source.value, null) : 'import(…)');
    } else if (IMPORTS.has(node.type) && node.source && !isTypeOnly(node)) {
      take(node, wayOf(node.source.value, namesOf(node)));
    } else if (node.type === 'Identifier' && isReached(node, parent)) take(node, node.name);
  });
  return [...found].map(
    ([what, line]) => `${file}:${line}: ${what} leaves by another way than platform/outbound`,
  );
}

const IMPORTS = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']);
const isTypeOnly = (node) => node.importKind === 'type' || node.exportKind === 'type';

/** The values an import takes; null where it takes all. */
function namesOf({ type, specifiers = [] }) {
  if (type === 'ExportAllDeclaration') return null;
  const values = specifiers.filter((one) => !isTypeOnly(one));
  const named = values.map((one) => (type === 'ImportDeclaration' ? one.imported?.name : one.local?.name));
  return named.includes(undefined) ? null : named;
}

/** What an import could leave by; undefined where it cannot. */
function wayOf(specifier, names) {
  if (/^[.#]|^@pec-aberto\//.test(specifier)) return undefined;
  const bare = specifier.replace(/^node:/, '');
  const harmless = HARMLESS[bare];
  if (harmless) return names?.every((name) => harmless.includes(name)) ? undefined : bare;
  if (specifier.startsWith('node:')) return undefined;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return QUIET.has(name) ? undefined : name;
}

/** Names of our own members and keys are no globals; `globalThis.fetch` and `process.getBuiltinModule` are. */
function isReached({ name }, parent) {
  if (!GLOBALS.has(name) && !LOADERS.has(name)) return false;
  if (parent.type === 'ImportSpecifier') return false;
  const isKey =
    (parent.type === 'Property' || parent.type === 'PropertyDefinition') && parent.key.name === name;
  if (isKey && !parent.shorthand) return false;
  if (parent.type !== 'MemberExpression' || parent.object.name === name) return !parent.type.startsWith('TS');
  return ['globalThis', 'global', 'process'].includes(parent.object.name);
}

function walk(node, parent, visit) {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof child.type === 'string')
        walk(child, node, visit);
    }
  }
}

/** All that leaves an installation's machine goes through one gate, which a switch closes. */
export const outbound = {
  name: 'outbound',
  run: async () => {
    const files = (await projectFiles()).filter((file) => PROGRAM.test(file) && !NOT_PROGRAM.test(file));
    return {
      problems: files.flatMap((file) => waysOut({ file, text: readFileSync(inRoot(file), 'utf8') })),
      note: `${files.length} files`,
    };
  },
};
