/**
 * Makes the tarball that others install, with nothing of this repository missing in it:
 * `node packages/ledi/tools/pack.mjs [FOLDER]`, after `npx tsc -b packages/ledi`. Says its path.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, esmExternalRequirePlugin } from 'vite';

const home = fileURLToPath(new URL('..', import.meta.url));
const root = join(home, '../..');
const destination = resolve(process.argv[2] ?? '.');
const own = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
const ENTRIES = { index: 'index', node: 'node', cli: 'cli', examples: 'examples/index' };
/** Packages whose code goes inside, so that installing needs no other. */
const INSIDE = ['saxes', 'xmlchars', 'yauzl', 'pend'];
const REPOSITORY = `${own.repository.url.replace(/^git\+|\.git$/g, '')}/blob/main`;

const stage = mkdtempSync(join(tmpdir(), 'ledi-pack-'));
try {
  await bundle();
  copyTypes();
  cpSync(join(home, 'data'), join(stage, 'data'), { recursive: true });
  cpSync(join(root, 'docs/ledi'), join(stage, 'docs'), { recursive: true });
  for (const name of readdirSync(join(stage, 'docs'))) relink(join(stage, 'docs', name), 'docs/ledi', 'docs');
  for (const name of ['README.md', 'CHANGELOG.md']) cpSync(join(home, name), join(stage, name));
  relink(join(stage, 'README.md'), 'packages/ledi', '.');
  cpSync(join(root, 'LICENSE'), join(stage, 'LICENSE'));
  writeFileSync(join(stage, 'THIRD-PARTY.md'), thirdParty());
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  mkdirSync(destination, { recursive: true });
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination];
  const [{ filename }] = JSON.parse(execFileSync('npm', args, { cwd: stage, encoding: 'utf8' }));
  process.stdout.write(`${join(destination, filename.replace('@', '').replace('/', '-'))}\n`);
} finally {
  rmSync(stage, { recursive: true });
}

/** One file for each entry and what they share; what a browser imports knows nothing of Node. */
async function bundle() {
  await build({
    configFile: false,
    root: home,
    logLevel: 'error',
    resolve: { conditions: ['source'] },
    ssr: { noExternal: true, resolve: { conditions: ['source'] } },
    plugins: [esmExternalRequirePlugin({ external: [/^(?:node:)?(?:buffer|events|fs|stream|util|zlib)$/] })],
    build: {
      ssr: true,
      target: 'es2022',
      minify: false,
      outDir: join(stage, 'dist'),
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(ENTRIES).map(([name, file]) => [name, join(home, `src/${file}.ts`)]),
        ),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const cli = join(stage, 'dist/cli.js');
  writeFileSync(cli, `#!/usr/bin/env node\n${readFileSync(cli, 'utf8')}`, { mode: 0o755 });
}

/** The declarations of the build, pointing at one another only. */
function copyTypes() {
  const folders = { '.': join(home, 'dist'), 'cnes-xml': join(root, 'packages/cnes-xml/dist') };
  for (const [to, from] of Object.entries(folders)) {
    for (const name of readdirSync(from, { recursive: true })) {
      if (!name.endsWith('.d.ts')) continue;
      const text = readFileSync(join(from, name), 'utf8')
        .replace(/(from|import\() ?'(\.[^']*)\.ts'/g, "$1 '$2.js'")
        .replaceAll("'@pec-aberto/cnes-xml/browser'", "'./cnes-xml/browser.js'");
      const path = join(stage, 'dist', to, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}

/** Links of a page to what comes along are kept; the others lead to the repository. */
function relink(path, from, to) {
  const text = readFileSync(path, 'utf8').replace(/\]\((?!https?:|#)([^)#\s]+)/g, (_, link) => {
    const place = join(from, link);
    if (place.startsWith('docs/ledi/'))
      return `](${to === 'docs' ? '' : 'docs/'}${place.slice('docs/ledi/'.length)}`;
    if (place.startsWith('packages/ledi/') && !place.includes('/src/') && !place.includes('/tools/')) {
      return `](${to === 'docs' ? '../' : ''}${place.slice('packages/ledi/'.length)}`;
    }
    return `](${REPOSITORY}/${place}`;
  });
  writeFileSync(path, text);
}

function thirdParty() {
  const parts = INSIDE.map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licença ${license}.`;
    return `## ${name} ${version}\n\n${text}\n`;
  });
  return `# Programas de outros que vão dentro deste pacote\n\n${parts.join('\n')}`;
}

function manifest() {
  const { name, version, description, keywords, license, repository, type, engines } = own;
  const entry = (file, types = file) => ({ types: `./dist/${types}.d.ts`, default: `./dist/${file}.js` });
  return {
    name,
    version,
    description,
    keywords,
    license,
    repository,
    type,
    engines,
    bin: { 'pec-ledi': 'dist/cli.js' },
    exports: {
      '.': entry('index'),
      './node': entry('node'),
      './examples': entry('examples', 'examples/index'),
      './data/*': './data/*',
      './package.json': './package.json',
    },
    files: ['dist', 'data', 'docs', 'CHANGELOG.md', 'THIRD-PARTY.md'],
    sideEffects: false,
  };
}
