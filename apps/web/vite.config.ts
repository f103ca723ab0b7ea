import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin, type UserConfig } from 'vite';
import { oneFile } from './ledi-page/one-file.mjs';

const root = import.meta.dirname;
const outDir = join(root, '../../build/web');
/** Barrels and pages of ours do nothing when loaded, so that each chunk takes only the parts it uses. */
const pureModule = /\/(?:ui|modules\/[^/]+\/web)\/(?!styles\/).*\.tsx?$/;
/**
 * What the pages before the shell are made of: one file, because each one more is a wait on a far link. The fields that
 * stand on Mantine, the query cache or the drafts of the shell would bring all of those with them.
 */
const lightModule =
  /\/(?:react-hook-form|ui\/kit\/fields\/(?!combo|search-field|form-draft|form-foot|draft-)|modules\/access\/web\/(?:login|password|choose|access-card|use-choice|leave-button))/;
/** The last browsers of Windows 7 and 8, which health units still use: Chrome 109, Firefox 115. */
const targets = ['chrome109', 'edge109', 'firefox115', 'safari16'];
const COMPRESSIBLE = /\.(?:js|css|html|svg|json)$/;
const WORTH_BYTES = 1024;

/** Writes `.br` and `.gz` beside each file once, so that the server compresses nothing while it serves. */
function precompress(): Plugin {
  let folder = outDir;
  return {
    name: 'pec-precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
        const content = readFileSync(path);
        if (content.length < WORTH_BYTES) continue;
        const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params: quality }));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

// The Host stays the browser's: the server refuses changes that come from another one.
const developmentApi = { target: process.env.PEC_DEV_API ?? 'http://127.0.0.1:8080', changeOrigin: false };

/** What both builds do alike. */
const shared = {
  target: targets,
  emptyOutDir: true,
  reportCompressedSize: false,
} satisfies UserConfig['build'];
const treeshake = { moduleSideEffects: (id: string) => !pureModule.test(id) };
const conditions = ['source', ...defaultClientConditions];

/** The pages of an installation: `build/web`. */
const installation: UserConfig = {
  root,
  plugins: [react(), precompress()],
  // The gallery of the kit: in development, and where it is asked for; the production bundle has none of it.
  define: { __PEC_GALLERY__: JSON.stringify(process.env.PEC_GALLERY === '1') },
  resolve: { conditions, alias: { typebox: join(root, 'typebox-browser.ts') } },
  build: {
    ...shared,
    outDir,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake,
      output: { codeSplitting: { groups: [{ name: 'light', test: lightModule }] } },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: {
      '/api': developmentApi,
      '/healthz': developmentApi,
    },
  },
};

/** The page of the LEDI tools that needs no installation: `build/ledi-page/index.html`. */
const lediPage: UserConfig = {
  root: join(root, 'ledi-page'),
  base: './',
  plugins: [react(), oneFile()],
  resolve: { conditions },
  build: {
    ...shared,
    outDir: join(root, '../../build/ledi-page'),
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { treeshake },
  },
  worker: { format: 'iife' },
};

export default defineConfig(({ mode }) => (mode === 'ledi-page' ? lediPage : installation));
