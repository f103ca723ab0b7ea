import { describe, expect, test } from 'vitest';
import { waysOut } from './outbound.mjs';

const FILE = 'modules/production/server/delivery/http.ts';
const found = (text: string, file = FILE) => waysOut({ file, text });

describe('a way out of the machine that is not the gate', () => {
  test.each([
    ['fetch', 'const answer = await fetch(url);'],
    ['fetch', 'const call = fetch; await call(url);'],
    ['fetch', 'await globalThis.fetch(url);'],
    ['fetch', 'export const ways = { fetch };'],
    ['WebSocket', 'new WebSocket(url);'],
    ['http', "import { request } from 'node:http';"],
    ['http', "import { createServer, get as ask } from 'http';"],
    ['https', "import https from 'node:https';"],
    ['https', "const https = await import('node:https');"],
    ['net', "import { connect, isIP } from 'node:net';"],
    ['net', "import * as net from 'node:net';"],
    ['net', "export * from 'node:net';"],
    ['net', "export { connect } from 'node:net';"],
    ['tls', "import { connect } from 'node:tls';"],
    ['dgram', "import { createSocket } from 'node:dgram';"],
    ['dns/promises', "import { lookup } from 'node:dns/promises';"],
    ['child_process', "import { spawn } from 'node:child_process';"],
    ['nodemailer', "import { createTransport } from 'nodemailer';"],
    ['undici', "import { request } from 'undici';"],
    ['pg', "import pg from 'pg';"],
    ['@aws-sdk/client-s3', "import { S3 } from '@aws-sdk/client-s3/lib';"],
    ['createRequire', "import { createRequire } from 'node:module';\ncreateRequire(here)('https');"],
    ['getBuiltinModule', "process.getBuiltinModule('net');"],
    ['import(…)', 'await import(name);'],
  ])('%s is refused: %s', (what, text) => {
    expect(found(text)).toEqual([expect.stringMatching(new RegExp(`^${FILE}:\\d+: `))]);
    expect(found(text)[0]).toContain(`: ${what} leaves`);
  });

  test.each([
    "import { createServer, type IncomingMessage } from 'node:http';",
    "import { BlockList, isIP } from 'node:net';",
    "import type { Agent } from 'node:https';",
    "import { join } from 'node:path';",
    "import { request } from '#platform/outbound/http';",
    "import { Type } from 'typebox';\nimport { Value } from 'typebox/value';",
    'const page = { fetch: 1 }; page.fetch; type Ways = { fetch(): void };',
    '// fetch(url)',
  ])('is none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('is of the gate itself, of who speaks to the own base and processes, and of nobody else', () => {
    expect(found('fetch(url)', 'platform/outbound/http.ts')).toEqual([]);
    expect(found("import pg from 'pg';", 'platform/db/database.ts')).toEqual([]);
    expect(found('fetch(url)', 'platform/db/database.ts')).toHaveLength(1);
    expect(found("import { request } from 'node:https';", 'platform/outbound/http.ts')).toHaveLength(1);
  });
});
