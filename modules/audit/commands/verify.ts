import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command, CommandContext, CommandResult } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { verifyArchive } from '../server/chain/archive-file.ts';
import { type ChainReport, type ChainTip, faultSentences } from '../server/chain/faults.ts';
import { readHeads } from '../server/chain/heads.ts';
import { readTrustedKeys, trustPem, type TrustedKeys } from '../server/chain/keys.ts';
import { verifyChain } from '../server/chain/verify.ts';

const PROGRESS_EVERY_ROWS = 100_000;
const SHOWN = 50;

export const auditVerify: Command<Platform> = {
  name: 'audit verify',
  summary: 'Confere se a trilha de auditoria está como foi gravada. Sai com 1 se algo não conferir.',
  needs: (options) => (options['file'] === undefined ? 'installation' : 'nothing'),
  options: {
    file: { type: 'string', description: 'Confere um arquivo de pec audit export, sem instalação' },
    key: {
      type: 'string',
      description: 'Chave pública (.pem) de quem exportou; se ausente, as da pasta de dados',
    },
    heads: {
      type: 'string',
      description: 'Compara também com esta cópia de heads.log, guardada fora do servidor',
    },
  },
  run: (context) => (context.options['file'] === undefined ? verifyBase(context) : verifyFile(context)),
};

async function verifyBase(context: CommandContext<Platform>): Promise<CommandResult> {
  const { platform } = context;
  const { db, secrets, boot } = platform;
  let told = 0;
  const heads = await headsCopy(context);
  const report = await verifyChain({ db, secrets, dataDir: boot.dataDir, heads }, (blocks, rows) => {
    if (rows - told < PROGRESS_EVERY_ROWS) return;
    told = rows;
    context.progress(`${rows} eventos conferidos em ${blocks} blocos…`);
  });
  await runUseCase(platform, COMMAND_LINE, async ({ audit }) => {
    audit({ type: 'audit.verified', details: { ok: report.ok, blocks: report.blocks, rows: report.rows } });
  });
  const result = tell(context, report);
  if (report.tip) tellTip(context, report.tip, heads);
  return result;
}

async function headsCopy({ options, cwd }: CommandContext<Platform>): Promise<string | undefined> {
  const given = options['heads'];
  if (given === undefined) return undefined;
  const path = resolve(cwd, String(given));
  for await (const _ of readHeads(path)) return path;
  throw refused('heads-not-read', `${path} não existe ou não é uma cópia de heads.log. Confira o caminho.`);
}

/** What the base and its folder cannot prove by themselves. */
function tellTip({ print }: CommandContext<Platform>, tip: ChainTip, heads: string | undefined): void {
  print(`Último bloco: ${tip.block}, selado em ${tip.sealedAt.toISOString()}, ${tip.hash}`);
  if (heads !== undefined) return;
  print(
    'Um fim cortado na base e na pasta de dados ao mesmo tempo só aparece ao comparar com uma cópia de heads.log ' +
      'guardada fora do servidor: pec audit verify --heads <arquivo>.',
  );
}

async function verifyFile(context: CommandContext<Platform>): Promise<CommandResult> {
  const path = resolve(context.cwd, String(context.options['file']));
  await access(path).catch(() => {
    throw refused('file-not-read', `O arquivo ${path} não existe ou não pode ser lido. Confira o caminho.`);
  });
  return tell(context, await verifyArchive(path, await keysFor(context)));
}

async function keysFor({ options, cwd, boot }: CommandContext<Platform>): Promise<TrustedKeys> {
  const key = options['key'];
  if (key === undefined) return readTrustedKeys(boot.dataDir);
  try {
    return trustPem(await readFile(resolve(cwd, String(key)), 'utf8'));
  } catch {
    throw refused('key-not-read', `${String(key)} não é uma chave pública em PEM. Confira o arquivo.`);
  }
}

function tell({ print }: CommandContext<Platform>, report: ChainReport): CommandResult {
  const { ok, rows, blocks, unsealed, faults } = report;
  print(`${rows} eventos em ${blocks} blocos; ${unsealed} ainda sem selo.`);
  print(ok ? 'A trilha confere.' : 'A trilha NÃO confere:');
  for (const { kind, block, row, what } of faults.slice(0, SHOWN)) {
    const where = [block === null ? null : `bloco ${block}`, row === null ? null : `evento ${row}`];
    print(`  ${[...where.filter(Boolean), faultSentences[kind]].join(': ')}${what ? ` (${what})` : ''}`);
  }
  if (faults.length > SHOWN) print('  Há mais: veja todos com --json.');
  return { exit: ok ? 0 : 1, json: report };
}
