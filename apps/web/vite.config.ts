import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const outDir = join(root, '../../build/web');
const COMPRESSIBLE = /\.(?:js|css|html|svg|json)$/;
const WORTH_BYTES = 1024;

/** Writes `.br` and `.gz` beside each file once, so that the server compresses nothing while it serves. */
function precompress(): Plugin {
  return {
    name: 'pec-precompress',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
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

export default defineConfig({
  root,
  plugins: [react(), precompress()],
  resolve: {
    conditions: ['source', ...defaultClientConditions],
    alias: { typebox: join(root, 'typebox-browser.ts') },
  },
  build: {
    outDir,
    emptyOutDir: true,
    // Windows 10 machines of health units that no longer update: Chrome 109, Firefox 115.
    target: ['chrome109', 'edge109', 'firefox115', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: {
      '/api': process.env.PEC_DEV_API ?? 'http://127.0.0.1:8080',
      '/healthz': process.env.PEC_DEV_API ?? 'http://127.0.0.1:8080',
    },
  },
});
