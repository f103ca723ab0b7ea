import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { CnesFileError } from '@pec-aberto/cnes-xml';
import { dayOfIso } from './days.ts';
import { LediError } from './errors.ts';
import { toJson } from './json.ts';
import { cnesMembership, decodeFiles, loadLayout, validateFiles } from './node.ts';
import { createReport } from './report-text.ts';

const USAGE = `pec-ledi: lê e julga registros do LEDI (.esus, .esus13, XML, ou zips deles).

  pec-ledi validate [--json] [--cnes XML] [--today AAAA-MM-DD] ARQUIVO…
  pec-ledi decode ARQUIVO…

validate sai com 0 (todos válidos ou retidos), 1 (algum inválido) ou 2 (algum arquivo não serve).
decode escreve um JSON por registro, e sai com 0, 1 (algum não se lê) ou 2. Escrito errado: 64.`;
const MISUSED = 64;
const UNUSABLE = 2;

type Options = { json: boolean; cnes: string | undefined; today: string | undefined };

async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

const tell = (line: string) => process.stderr.write(`${line}\n`);

/** Tells of files that cannot be used, and remembers that there was one. */
function unusableFiles() {
  let count = 0;
  const onUnusable = (file: string, error: LediError) => {
    count += 1;
    tell(`${file}: ${error.message}`);
  };
  return { onUnusable, exit: (otherwise: number) => (count > 0 ? UNUSABLE : otherwise) };
}

async function validate(files: string[], { json, cnes, today }: Options): Promise<number> {
  if (today !== undefined && Number.isNaN(dayOfIso(today))) {
    throw new LediError('valor-invalido', '--today espera um dia do calendário, na forma aaaa-mm-dd.');
  }
  const layout = await loadLayout();
  const { onUnusable, exit } = unusableFiles();
  const report = createReport(layout);
  const options = {
    onUnusable,
    ...(today === undefined ? {} : { today }),
    ...(cnes === undefined ? {} : { membership: await cnesMembership(cnes) }),
  };
  for await (const line of validateFiles(layout, files, options)) {
    const text = report.take(line);
    await write(json ? JSON.stringify(line) : text);
  }
  if (!json) await write(report.summary());
  return exit(report.hasInvalid() ? 1 : 0);
}

async function decode(files: string[]): Promise<number> {
  const layout = await loadLayout();
  const { onUnusable, exit } = unusableFiles();
  let isBroken = false;
  for await (const { file, entry, record, error } of decodeFiles(layout, files, { onUnusable })) {
    isBroken ||= record === null;
    await write(JSON.stringify({ file, entry, ...(record ? toJson(record) : { error: error?.message }) }));
  }
  return exit(isBroken ? 1 : 0);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      cnes: { type: 'string' },
      today: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [command, ...files] = positionals;
  if (values.help) {
    await write(USAGE);
    return 0;
  }
  if (files.length > 0 && command === 'validate') {
    return validate(files, { json: values.json, cnes: values.cnes, today: values.today });
  }
  if (files.length > 0 && command === 'decode') return decode(files);
  tell(USAGE);
  return MISUSED;
}

// Nobody reads any more: the rest is not wanted.
process.stdout.on('error', () => process.exit(0));
try {
  process.exitCode = await main();
} catch (error) {
  const isOfFile = error instanceof CnesFileError;
  const isOfWords = error instanceof LediError || (error instanceof TypeError && 'code' in error);
  if (!isOfFile && !isOfWords) throw error;
  tell(error.message);
  process.exitCode = isOfFile ? UNUSABLE : MISUSED;
}
