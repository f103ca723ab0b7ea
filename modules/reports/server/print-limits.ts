import { requireWholeInstallation } from '#platform/permissions/scope';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type { PrintLimits } from '../contract.ts';
import { printedReports } from '../contract/print-limits.ts';
import { printLimits } from '../settings.ts';

/** Those in force; the standard ones until others are saved. */
export const readPrintLimits = ({ platform, db }: ReadContext): Promise<PrintLimits> =>
  readSetting(platform, db, printLimits);

/** The trail keeps which reports changed. */
export async function savePrintLimits(context: UseCaseContext, limits: PrintLimits): Promise<PrintLimits> {
  const { platform, db, actor, now } = context;
  requireWholeInstallation(actor);
  const before = await readPrintLimits(context);
  const changed = printedReports.filter(
    (report) =>
      before[report].groups !== limits[report].groups || before[report].months !== limits[report].months,
  );
  if (changed.length === 0) return before;
  await writeSetting(platform, db, printLimits, limits, now);
  context.audit({ type: 'reports.print-limits-saved', fields: changed });
  return limits;
}
