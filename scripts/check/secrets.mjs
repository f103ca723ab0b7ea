import { readFileSync, statSync } from 'node:fs';
import { projectFiles } from '../lib/files.mjs';
import { inRoot } from '../lib/root.mjs';

const MAX_BYTES = 2_000_000;
const SECRET_FILES = /(^|\/)(\.env(\..+)?|id_rsa|id_ed25519)$|\.(pfx|p12|key|jks)$/;
const SECRETS = [
  { kind: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*\n[A-Za-z0-9+/=]{32}/ },
  { kind: 'an access key', pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  {
    kind: 'an access token',
    pattern: /\b(gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|xox[abp]-[A-Za-z0-9-]{20,})/,
  },
  { kind: 'a signed token', pattern: /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{15,}/ },
  {
    kind: 'a password in an address',
    pattern: /\b[a-z]+:\/\/[\w.-]+:(?!\$\{)[^\s/@:'"`$<{]{12,}@(?!localhost|127\.)/,
  },
];

/** @returns {string[]} what in this text looks like a secret */
export const secretsIn = (file, text) => [
  ...(SECRET_FILES.test(file) ? [`${file}: a file of this kind holds secrets`] : []),
  ...SECRETS.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => `${file}: holds ${kind}`),
];

/** No key, token or password is kept with the code; tests make their own when they run. */
export const secrets = {
  name: 'secrets',
  run: async () => ({
    problems: (await projectFiles())
      .filter((file) => statSync(inRoot(file)).size < MAX_BYTES && !/\.(png|jpg|woff2?|zip|pdf)$/.test(file))
      .flatMap((file) => secretsIn(file, readFileSync(inRoot(file), 'utf8'))),
  }),
};
