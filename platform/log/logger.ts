/** Structured log. Fields hold ids, codes and numbers: never names, documents or clinical content. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;
export type Logger = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
};

const LEVELS = { debug: 10, info: 20, warn: 30, error: 40, silent: 50 } as const;
export type LogLevel = keyof typeof LEVELS;

/** One JSON object a line: `{at, level, process, event, …fields}`. */
export function createLogger(
  process: string,
  level: LogLevel,
  write: (line: string) => void = (line) => globalThis.process.stdout.write(line),
): Logger {
  const log = (name: LogLevel, event: string, fields: LogFields = {}) => {
    if (LEVELS[name] < LEVELS[level]) return;
    write(`${JSON.stringify({ at: new Date().toISOString(), level: name, process, event, ...fields })}\n`);
  };
  return {
    debug: (event, fields) => log('debug', event, fields),
    info: (event, fields) => log('info', event, fields),
    warn: (event, fields) => log('warn', event, fields),
    error: (event, fields) => log('error', event, fields),
  };
}

/** What a log may keep of an error: its class, code and place, not its message (it may quote data). */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return { error: error.name, code: typeof code === 'string' ? code : undefined, place: place?.trim() };
}
