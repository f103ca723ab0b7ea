import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { OPEN_STATES } from '../contract/process.ts';
import { getProcess } from '../server/acts.ts';
import { printReport } from '../server/print.ts';
import { listProcesses, type ProcessRow } from '../server/process/process-queries.ts';
import { shown } from '../server/process/view.ts';
import { signedReport } from '../server/report/sign.ts';
import { refresh } from '../server/sending/act.ts';
import { supportPackage, supportText } from '../server/support/package.ts';
import { printProcess, reportLines } from './words.ts';
import { whichPositional, whichProcess } from './which.ts';

/** As the centre says now; as it was last heard of where it does not answer. */
async function heard(platform: Platform, row: ProcessRow): Promise<ProcessRow> {
  if (row.side === 'receiving' || !OPEN_STATES.includes(row.state)) return row;
  try {
    return await refresh(platform, COMMAND_LINE, row);
  } catch (error) {
    if (error instanceof Problem) return row;
    throw error;
  }
}

const statusCommand: Command<Platform> = {
  name: 'unification status',
  summary: 'Mostra as unificações de bases desta instalação.',
  needs: 'installation',
  async run({ platform, print }) {
    const rows = [
      ...(await listProcesses(platform.db, 'sending', 1)),
      ...(await listProcesses(platform.db, 'receiving')),
    ];
    const processes = [];
    for (const row of rows) processes.push(await shown(platform.db, await heard(platform, row)));
    for (const process of processes) await printProcess({ platform, print }, process);
    if (processes.length === 0) print('Nenhuma solicitação de unificação.');
    return { exit: 0, json: { processes } };
  },
};

const reportCommand: Command<Platform> = {
  name: 'unification report',
  summary: 'Emite o relatório da unificação, ou do último ensaio, em PDF; com --json, assinado.',
  needs: 'installation',
  positionals: [whichPositional],
  options: {
    rehearsal: { type: 'boolean', description: 'O do ensaio' },
    to: { type: 'string', description: 'Arquivo PDF a gravar' },
  },
  async run({ options, positionals, platform, cwd, print }) {
    const { id } = await whichProcess(platform, positionals[0]);
    const of = options.rehearsal === true ? 'rehearsal' : 'unification';
    const process = await shown(platform.db, await getProcess(platform, id));
    const signed = signedReport(process, of, platform.secrets);
    if (typeof options.to === 'string') {
      const path = resolve(cwd, options.to);
      const { pdf } = await runUseCase(platform, COMMAND_LINE, (context) => printReport(context, id, of));
      await writeFile(path, pdf, { mode: 0o600 });
      print(`Relatório gravado em ${path}`);
    } else {
      for (const line of reportLines(signed.report)) print(line);
    }
    return { exit: 0, json: signed };
  },
};

const supportCommand: Command<Platform> = {
  name: 'unification support',
  summary: 'Grava um pacote para o suporte: estados, versões, contagens e erros, sem dados de pessoas.',
  needs: 'installation',
  positionals: [whichPositional],
  options: { to: { type: 'string', required: true, description: 'Arquivo a gravar' } },
  async run({ options, positionals, platform, cwd, print }) {
    const { id } = await whichProcess(platform, positionals[0]);
    const path = resolve(cwd, String(options.to));
    const found = await runUseCase(platform, COMMAND_LINE, (context) => supportPackage(context, id));
    await writeFile(path, supportText(found), { mode: 0o600 });
    print(`Pacote gravado em ${path}. Leia-o antes de enviar, se quiser: é texto.`);
    return { exit: 0, json: { file: path } };
  },
};

export const statusCommands: readonly Command<Platform>[] = [statusCommand, reportCommand, supportCommand];
