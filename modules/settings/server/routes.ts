import { askPasswordOfEverybody } from '#modules/access/index';
import { changeInstallation, getInstallation } from '#modules/setup/index';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { smtpServer } from '#platform/mail/settings';
import { readSetting } from '#platform/settings/settings';
import type { ReadContext } from '#platform/usecase/context';
import * as contract from '../contract.ts';
import { changeAdvanced, readAdvanced } from './advanced.ts';
import { pauseService, readConnection, switchInternet, testConnection } from './connection/connection.ts';
import { askInstallerReset, checkInstallerReset, concludeInstallerReset } from './installer-reset.ts';
import { changeSecurity, readSecurity } from './security.ts';
import { disableSmtp, enableSmtp, smtpView } from './smtp.ts';

async function readServers({ platform, db }: ReadContext) {
  const { name, link } = await getInstallation(db);
  return { installation: { name, link }, smtp: smtpView(await readSetting(platform, db, smtpServer)) };
}

export const routes: readonly BoundRoute[] = [
  read(contract.getSecurity, readSecurity),
  change(contract.changeSecurity, (context, { body }) => changeSecurity(context, body)),
  change(contract.askPasswordOfEverybody, async (context) => {
    await askPasswordOfEverybody(context);
    return readSecurity(context);
  }),
  read(contract.getServers, readServers),
  change(contract.changeInstallation, async (context, { body }) => {
    await changeInstallation(context, body);
    return readServers(context);
  }),
  change(contract.enableSmtp, async (context, { body }) => ({ jobId: await enableSmtp(context, body) })),
  change(contract.disableSmtp, async (context) => {
    await disableSmtp(context);
    return readServers(context);
  }),
  read(contract.getConnection, readConnection),
  change(contract.switchInternet, async (context, { body }) => {
    await switchInternet(context, body.on);
    return readConnection(context);
  }),
  // No transaction waits for another machine.
  read(contract.testConnection, testConnection),
  change(contract.pauseCadsus, async (context, { body }) => {
    await pauseService(context, 'cadsus', body.during);
    return readConnection(context);
  }),
  change(contract.pauseHorus, async (context, { body }) => {
    await pauseService(context, 'horus', body.during);
    return readConnection(context);
  }),
  read(contract.getAdvanced, readAdvanced),
  change(contract.changeAdvanced, async (context, { body }) => {
    await changeAdvanced(context, body);
    return readAdvanced(context);
  }),
  change(contract.askInstallerReset, (context, { body }) => askInstallerReset(context, body)),
  change(contract.checkInstallerReset, (context, { params, body }) =>
    checkInstallerReset(context, params.id, body.contraChave),
  ),
  change(contract.finishInstallerReset, (context, { params, body }) =>
    concludeInstallerReset(context, params.id, body),
  ),
];
