import { getInstallation } from '#modules/setup/index';
import { writeSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { zoneOfInstallation } from '#modules/health-network/index';
import { sheetSetting } from '../../settings.ts';

import { recoveryKeyOf } from '../file/recovery-key.ts';
import { sheetPdf } from './pdf.ts';

/** The recovery sheet of this installation; that it was printed goes to the trail, with the number of its key. */
export async function printSheet(
  context: UseCaseContext,
): Promise<{ name: string; pdf: Buffer; id: string }> {
  const { platform, db, now, audit } = context;
  const { name } = await getInstallation(db);
  const { id, words } = await recoveryKeyOf(platform.boot.dataDir);
  const foot = {
    printedAt: now,
    timeZone: await zoneOfInstallation(db),
    by: null,
    program: `PEC Aberto ${platform.version}`,
  };
  const pdf = await sheetPdf({ installation: name, words, keyId: id, foot });
  await writeSetting(platform, db, sheetSetting, id, now);
  audit({ type: 'backup.sheet-printed', details: { key: id } });
  return { name: `folha-de-recuperacao-${id}.pdf`, pdf, id };
}
