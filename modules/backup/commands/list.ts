import { join } from 'node:path';
import type { Command } from '#platform/cli/command';
import { instantText } from '#platform/clock/civil';
import { bytesText } from '#platform/files/disk';
import type { Platform } from '#platform/runtime/platform';
import { zoneOfInstallation } from '#modules/health-network/index';
import { type CopyState, listCopies } from '../server/copies/copy-queries.ts';

const SHOWN = 200;
const STATES: Record<CopyState, string> = {
  running: 'em andamento',
  verified: 'conferida',
  corrupted: 'DANIFICADA',
  failed: 'não foi feita',
  missing: 'arquivo ausente',
};

export const listCommand: Command<Platform> = {
  name: 'backup list',
  summary: 'Lista as cópias de segurança, da mais nova à mais antiga.',
  needs: 'installation',
  async run({ platform: { db }, print }) {
    const copies = await listCopies(db, SHOWN);
    const timeZone = await zoneOfInstallation(db);
    if (copies.length === 0) print('Ainda não há cópias. Faça uma: pec backup create');
    for (const { startedAt, folder, fileName, state, size, rows, fault } of copies) {
      const what =
        size === null || rows === null ? '' : `  ${rows.toLocaleString('pt-BR')} linhas, ${bytesText(size)}`;
      print(`${instantText(startedAt, timeZone)}  ${STATES[state]}${what}  ${join(folder, fileName)}`);
      if (fault) print(`  ${fault}`);
    }
    return { exit: 0, json: { copies: copies.map(({ jobId: _jobId, ...copy }) => copy) } };
  },
};
