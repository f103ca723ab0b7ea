import { forbidden } from '#platform/errors/problem';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { loadLedi } from '#platform/ledi/load';
import type { Actor } from '#platform/permissions/access';
import { municipalityScope } from '#platform/permissions/scope';
import * as contract from '../contract/reception.ts';
import { beginUploadContract, sendPartContract } from '../contract/uploads.ts';
import { hasPending } from './processing/pending.ts';
import { processReceived } from './processing/process-job.ts';
import { getPlace } from './sending/sending-queries.ts';
import { lotesOfPeriod } from './reception/period-report.ts';
import { sendReport } from './reception/report.ts';
import { listLoteResponsibles } from './reception/report-queries.ts';
import { getUnitMonth, pageOfUnitMonths } from './reception/unit-months.ts';
import { beginUpload, receivePart } from './uploads/uploads.ts';

/** Days are those of a municipality; the installer has none. */
function municipalityOf(actor: Actor): string {
  const { municipalityId } = municipalityScope(actor);
  if (municipalityId === null) throw forbidden('O recebimento é de um município. Entre pelo acesso dele.');
  return municipalityId;
}

/** What came, by unit and by period, and its processing. */
export const receptionRoutes: readonly BoundRoute[] = [
  read(contract.listUnitMonthsContract, (context, { query }) => pageOfUnitMonths(context, query)),
  read(contract.getUnitMonthContract, (context, { params, query }) =>
    getUnitMonth(context, { id: params.id, month: query.month }),
  ),
  read(contract.listLoteResponsiblesContract, ({ db, actor }) =>
    listLoteResponsibles(db, municipalityScope(actor).municipalityId),
  ),
  read(contract.downloadPeriodInconsistenciesContract, async ({ db, actor }, { query }, { reply }) => {
    const lotes = await lotesOfPeriod(db, await getPlace(db, municipalityOf(actor)), query);
    const report = { name: `inconsistencias-${query.from}-a-${query.to}`, lotes };
    return sendReport(db, await loadLedi(), report, reply);
  }),
  read(contract.getProcessingContract, async ({ db, actor }) => ({
    pending: await hasPending(db, municipalityScope(actor).municipalityId),
  })),
  change(contract.processReceivedContract, (context) => processReceived(context)),
  change(beginUploadContract, (context, { body }) => beginUpload(context, body)),
  change(sendPartContract, (context, { params }, http) => receivePart(context, params, uploadOf(http))),
];
