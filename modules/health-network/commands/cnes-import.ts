import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { CnesFileError, readCnes } from '@pec-aberto/cnes-xml';
import type { Command, CommandContext, CommandResult } from '#platform/cli/command';
import { followJob, withJob } from '#platform/jobs/follow';
import type { JobRow } from '#platform/jobs/queue';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { noCounts } from '../server/cnes/counts.ts';
import { FileRefused, refusalOf } from '../server/cnes/file-checks.ts';
import { findImportRow, type Inconsistency, readInconsistencies } from '../server/cnes/history-queries.ts';
import { importCnesJob } from '../server/cnes/jobs.ts';
import { type StartedImport, startImport } from '../server/cnes/start-import.ts';
import {
  findMunicipalityByFileCode,
  findMunicipalityByIbge,
  type Municipality,
} from '../server/municipality-queries.ts';

const ALL = 1_000_000_000;

type Context = CommandContext<Platform>;
type Problem = { code: string; message: string };

export const cnesImport: Command<Platform> = {
  name: 'cnes import',
  summary: 'Importa o arquivo do CNES (.zip ou .xml) de um município, ou mostra o que ele mudaria.',
  needs: 'installation',
  positionals: [{ name: 'arquivo', required: true, description: 'Arquivo XML para e-SUS, em ZIP ou XML' }],
  options: {
    municipality: { type: 'string', description: 'Código IBGE; se ausente, o município do próprio arquivo' },
    preview: { type: 'boolean', description: 'Mostra o que mudaria e não altera nada' },
    'allow-older': { type: 'boolean', description: 'Aceita um arquivo mais antigo que o último importado' },
  },
  async run(context) {
    const [file = ''] = context.positionals;
    const path = resolve(context.cwd, file);
    try {
      const municipality = await municipalityOf(context, path);
      return await withJob(importCnesJob.title, async () => {
        const started = await start(context, path, municipality);
        const job = await followJob(context, started.jobId);
        return report(context, started, { job, municipality, file });
      });
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return refused(context, file, refusal);
    }
  },
};

/** The one named, or that of the file. The first bytes of a file that cannot be read say so at once. */
async function municipalityOf({ options, platform }: Context, path: string): Promise<Municipality> {
  const named = options['municipality'];
  const code = typeof named === 'string' ? named : await codeInFile(path);
  const find = typeof named === 'string' ? findMunicipalityByIbge : findMunicipalityByFileCode;
  const municipality = await find(platform.db, code);
  if (municipality) return municipality;
  throw new FileRefused(
    'municipality-not-registered',
    `O município ${code} não está nesta instalação. Adicione-o com pec municipality add e importe de novo.`,
  );
}

async function codeInFile(path: string): Promise<string> {
  for await (const event of readCnes(path)) {
    if (event.type === 'header') return event.header.ibge;
  }
  throw new Error('the reader of CNES files ended without a header');
}

function start(
  { options, platform }: Context,
  path: string,
  municipality: Municipality,
): Promise<StartedImport> {
  return runUseCase(platform, COMMAND_LINE, (context) =>
    startImport(context, {
      municipality,
      file: bytesOf(path),
      fileName: basename(path),
      mode: options['preview'] === true ? 'preview' : 'import',
      allowOlder: options['allow-older'] === true,
    }),
  );
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } catch {
    throw new CnesFileError('unreadable');
  }
}

/** `file` as it was typed: of several folders, the one that is meant. */
type Ended = { job: JobRow; municipality: Municipality; file: string };

async function report(context: Context, { importId }: StartedImport, ended: Ended): Promise<CommandResult> {
  const { db } = context.platform;
  const { job, municipality, file } = ended;
  const row = await findImportRow(db, importId);
  if (!row) throw new Error('the import is gone');
  const status = job.state === 'done' ? row.status : job.state;
  const inconsistencies = await readInconsistencies(db, importId, { after: 0, limit: ALL });
  const error = row.error ?? (status === 'cancelled' ? CANCELLED : undefined);
  const json = {
    status,
    file,
    municipality: municipality.ibge,
    date: row.fileDate,
    ...noCounts(),
    ...row.counts,
    inconsistencies: inconsistencies.map(shownInconsistency),
    ...(error ? { error } : {}),
  };
  printReport(context, json, error);
  return { exit: status === 'refused' ? 2 : status === 'failed' || status === 'cancelled' ? 1 : 0, json };
}

const shownInconsistency = ({ section, code, row, key, message, rejected }: Inconsistency) => ({
  section,
  code,
  row,
  key,
  message,
  rejected,
});

const CANCELLED = { code: 'cancelled', message: 'A importação foi cancelada. Nada foi alterado.' };

function refused(context: Context, file: string, error: Problem): CommandResult {
  context.print(`${file}: ${error.message}`);
  const json = {
    status: 'refused',
    file,
    municipality: null,
    date: null,
    ...noCounts(),
    inconsistencies: [],
    error,
  };
  return { exit: 2, json };
}

const sections = {
  units: 'Unidades de saúde',
  teams: 'Equipes',
  professionals: 'Profissionais',
  lotacoes: 'Lotações',
} as const;

const titles: Record<string, string> = {
  imported: 'Importação concluída.',
  unchanged: 'O arquivo não traz mudança nenhuma. Nada foi alterado.',
  preview: 'Prévia: nada foi alterado. O arquivo mudaria:',
};

type Report = ReturnType<typeof noCounts> & {
  status: string;
  file: string;
  inconsistencies: Array<ReturnType<typeof shownInconsistency>>;
};

function printReport({ print }: Context, json: Report, error: Problem | undefined): void {
  print(error ? `${json.file}: ${error.message}` : (titles[json.status] ?? json.status));
  if (error?.code === 'older-file') print('Para importar mesmo assim: --allow-older.');
  if (error) return;
  for (const [section, title] of Object.entries(sections) as Array<[keyof typeof sections, string]>) {
    const { added, updated, inactivated, unchanged } = json[section];
    print(
      `  ${title}: novos ${added}, atualizados ${updated}, inativados ${inactivated}, ` +
        `sem mudança ${unchanged}`,
    );
  }
  if (json.inconsistencies.length > 0) print(`${json.inconsistencies.length} inconsistências:`);
  for (const { section, row, key, message } of json.inconsistencies) {
    print(`  ${sections[section]}, linha ${row}${key === '' ? '' : ` (${key})`}: ${message}`);
  }
}
