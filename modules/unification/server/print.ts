import { zoneOfInstallation } from '#modules/health-network/index';
import type { UseCaseContext } from '#platform/usecase/context';
import { getInstallation } from '#modules/setup/index';
import { getProcess } from './acts.ts';

import { shown } from './process/view.ts';
import { reportPdf } from './report/pdf.ts';
import type { ReportOf } from './report/sign.ts';

/** A report as a file to be kept; that it was made goes to the trail. 404 while there is none. */
export async function printReport(
  { platform, db, audit, now }: UseCaseContext,
  id: string,
  of: ReportOf,
): Promise<{ name: string; pdf: Buffer }> {
  const { name } = await getInstallation(db);
  const pdf = await reportPdf(await shown(db, await getProcess({ db: platform.db }, id)), of, {
    secrets: platform.secrets,
    installation: name,
    timeZone: await zoneOfInstallation(db),
    now,
    program: `PEC Aberto ${platform.version}`,
  });
  audit({ type: 'unification.reported', subject: { table: 'base_unification', id }, details: { of } });
  return { name: of === 'rehearsal' ? 'ensaio-da-unificacao.pdf' : 'relatorio-da-unificacao.pdf', pdf };
}
