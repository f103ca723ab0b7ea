import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { LogLevel } from '#platform/log/logger';
import { userDirectory } from './paths.ts';
import { projectRoot } from './root.ts';

/** Settings read once, from the environment, by every process. */
export type BootSettings = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  logLevel: LogLevel;
  metricsToken: string | undefined;
  trustSimulators: boolean;
  trustedProxy: string | undefined;
  namedStatements: boolean;
  webPool: number;
  workerPool: number;
  /** Addresses of which one that answers proves that there is internet. */
  internetTest: readonly string[];
};

export type BootSetting = { name: string; default: string; description: string; secret?: true };

/** The one documented table of boot settings; manual and `pec help` print it. */
export const bootSettingsTable = [
  { name: 'PEC_PORT', default: '8080', description: 'Porta HTTP. 0 escolhe uma porta livre.' },
  {
    name: 'PEC_HOST',
    default: '0.0.0.0',
    description: 'Endereço em que atende. 127.0.0.1 só neste computador.',
  },
  {
    name: 'PEC_DATA_DIR',
    default: './data',
    description: 'Pasta de dados: banco embutido, registros e estado. Sem ela, a pasta data do programa.',
  },
  {
    name: 'DATABASE_URL',
    default: '',
    description:
      'PostgreSQL 15 ou mais novo a usar no lugar do embutido: postgres://usuario:senha@servidor/base.',
    secret: true,
  },
  {
    name: 'PEC_LOG_LEVEL',
    default: 'info',
    description: 'Detalhe dos registros: debug, info, warn, error ou silent.',
  },
  {
    name: 'PEC_METRICS_TOKEN',
    default: '',
    description: 'Senha (16 caracteres ou mais) para ler /metrics; sem ela, ninguém lê.',
    secret: true,
  },
  {
    name: 'PEC_TEST_TRUST_SIMULATORS',
    default: '0',
    description: '1 aceita chaves dos simuladores. Só para testes, nunca com dados reais.',
  },
  {
    name: 'PEC_TRUSTED_PROXY',
    default: '',
    description:
      'Endereços do proxy à frente do programa, separados por vírgula, de quem aceita X-Forwarded-For.',
  },
  {
    name: 'PEC_NAMED_STATEMENTS',
    default: '1',
    description: '0 desliga comandos preparados (para pgbouncer).',
  },
  { name: 'PEC_WEB_POOL', default: '10', description: 'Conexões do processo web com o banco.' },
  { name: 'PEC_WORKER_POOL', default: '4', description: 'Conexões do processo de tarefas com o banco.' },
  {
    name: 'PEC_INTERNET_TEST',
    default: 'https://www.gov.br,https://servicos.saude.gov.br',
    description:
      'Endereços, separados por vírgula, a que o teste da internet pergunta a cada 5 minutos; basta um responder.',
  },
] as const satisfies readonly BootSetting[];

type SettingName = (typeof bootSettingsTable)[number]['name'];

/** Every wrong setting at once, each as a Portuguese sentence. */
export class BootSettingsError extends Error {
  override readonly name = 'BootSettingsError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(['Configuração inválida no ambiente:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const HOST_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

/**
 * Reads and checks the boot settings. Empty text counts as not set. Throws BootSettingsError listing every
 * wrong one. A relative PEC_DATA_DIR is relative to where the user stands; without it the folder is the
 * program's own `data`, so that `pec` finds the same installation wherever it is called from.
 */
export function readBootSettings(env: NodeJS.ProcessEnv = process.env): BootSettings {
  const problems: string[] = [];
  const defaults = new Map<string, string>(bootSettingsTable.map((row) => [row.name, row.default]));
  const given = (name: SettingName) => env[name]?.trim() || undefined;
  const text = (name: SettingName) => given(name) ?? defaults.get(name) ?? '';
  const fault = (name: SettingName, rule: string) => {
    const row: BootSetting | undefined = bootSettingsTable.find((setting) => setting.name === name);
    problems.push(row?.secret ? `${name} ${rule}.` : `${name} é "${text(name)}" e ${rule}.`);
  };
  const integer = (name: SettingName, min: number, max: number) => {
    const value = text(name);
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    fault(name, `deve ser um número de ${min} a ${max}`);
    return min;
  };
  const flag = (name: SettingName) => {
    const value = text(name);
    if (value !== '0' && value !== '1') fault(name, 'deve ser 0 ou 1');
    return value === '1';
  };
  const checked = (name: SettingName, valid: (value: string) => boolean, rule: string) => {
    const value = given(name);
    if (value !== undefined && !valid(value)) fault(name, rule);
    return value;
  };
  const addresses = (name: SettingName) => {
    const list = text(name)
      .split(',')
      .map((address) => address.trim());
    if (!list.every(isHttpAddress)) fault(name, 'deve listar endereços http ou https separados por vírgula');
    return list;
  };

  const host = text('PEC_HOST');
  if (isIP(host) === 0 && !HOST_NAME.test(host))
    fault('PEC_HOST', 'deve ser um endereço IP ou nome deste computador');
  const logLevel = LOG_LEVELS.find((level) => level === text('PEC_LOG_LEVEL'));
  if (!logLevel) fault('PEC_LOG_LEVEL', `deve ser um destes: ${LOG_LEVELS.join(', ')}`);
  const dataDir = given('PEC_DATA_DIR');

  const settings: BootSettings = {
    port: integer('PEC_PORT', 0, 65_535),
    host,
    dataDir: dataDir ? resolve(userDirectory(env), dataDir) : join(projectRoot(), 'data'),
    databaseUrl: checked(
      'DATABASE_URL',
      isDatabaseUrl,
      'deve ter a forma postgres://usuario:senha@servidor:porta/base',
    ),
    logLevel: logLevel ?? 'info',
    metricsToken: checked(
      'PEC_METRICS_TOKEN',
      (value) => value.length >= 16,
      'deve ter 16 caracteres ou mais',
    ),
    trustSimulators: flag('PEC_TEST_TRUST_SIMULATORS'),
    trustedProxy: checked(
      'PEC_TRUSTED_PROXY',
      isAddressList,
      'deve listar endereços IP separados por vírgula',
    ),
    namedStatements: flag('PEC_NAMED_STATEMENTS'),
    webPool: integer('PEC_WEB_POOL', 1, 200),
    workerPool: integer('PEC_WORKER_POOL', 2, 100),
    internetTest: addresses('PEC_INTERNET_TEST'),
  };
  if (problems.length > 0) throw new BootSettingsError(problems);
  return settings;
}

function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname } = new URL(value);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && pathname.length > 1;
}

const isHttpAddress = (value: string): boolean => /^https?:\/\//i.test(value) && URL.canParse(value);

function isAddressList(value: string): boolean {
  return value.split(',').every((item) => {
    const [address = '', bits, ...rest] = item.trim().split('/');
    const version = isIP(address);
    if (version === 0 || rest.length > 0) return false;
    return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  });
}
