import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BootSettingsError, bootSettingsTable, readBootSettings } from './boot.ts';
import { projectRoot } from './root.ts';

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readBootSettings(env);
  } catch (error) {
    if (error instanceof BootSettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('boot settings', () => {
  it('has defaults for everything', () => {
    expect(readBootSettings({})).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: join(projectRoot(), 'data'),
      databaseUrl: undefined,
      logLevel: 'info',
      metricsToken: undefined,
      trustSimulators: false,
      trustedProxy: undefined,
      namedStatements: true,
      webPool: 10,
      workerPool: 4,
      internetTest: ['https://www.gov.br', 'https://servicos.saude.gov.br'],
    });
  });

  it('resolves a relative data folder from where the user stands', () => {
    expect(readBootSettings({ PEC_DATA_DIR: 'posto', INIT_CWD: '/srv' }).dataDir).toBe('/srv/posto');
    expect(readBootSettings({ PEC_DATA_DIR: '/var/posto', INIT_CWD: '/srv' }).dataDir).toBe('/var/posto');
  });

  it('lists every wrong setting in one error', () => {
    const problems = problemsOf({
      PEC_PORT: '80a',
      PEC_HOST: 'a b',
      DATABASE_URL: 'mysql://x/y',
      PEC_LOG_LEVEL: 'tudo',
      PEC_METRICS_TOKEN: 'curta',
      PEC_TEST_TRUST_SIMULATORS: 'sim',
      PEC_TRUSTED_PROXY: '10.0.0.1,proxy',
      PEC_WEB_POOL: '0',
      PEC_INTERNET_TEST: 'www.gov.br',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PEC_HOST',
      'PEC_LOG_LEVEL',
      'PEC_PORT',
      'DATABASE_URL',
      'PEC_METRICS_TOKEN',
      'PEC_TEST_TRUST_SIMULATORS',
      'PEC_TRUSTED_PROXY',
      'PEC_WEB_POOL',
      'PEC_INTERNET_TEST',
    ]);
  });

  it('never repeats a secret in an error', () => {
    const text = problemsOf({ PEC_METRICS_TOKEN: 'segredo', DATABASE_URL: 'http://u:senha@h/b' }).join(' ');
    expect(text).not.toContain('segredo');
    expect(text).not.toContain('senha@h');
  });

  it.each(['10.0.0.1', '10.0.0.0/8, 192.168.0.1', '::1', 'fd00::/8'])('accepts the proxy list %s', (list) => {
    expect(readBootSettings({ PEC_TRUSTED_PROXY: list }).trustedProxy).toBe(list);
  });

  it('documents each setting once, with a sentence', () => {
    const names = bootSettingsTable.map((row) => row.name);
    expect(new Set(names).size).toBe(names.length);
    for (const row of bootSettingsTable) expect(row.description).toMatch(/\.$/);
  });
});
