import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import { cutPage, PAGE_ROWS } from '#platform/db/paging';
import { forbidden, notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { sendFile, ZIP_TYPE } from '#platform/http/send-file';
import { loadLedi } from '#platform/ledi/load';
import type { Actor } from '#platform/permissions/access';
import { accessOf, municipalityScope } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { readSetting } from '#platform/settings/settings';
import { closedReason } from '#platform/outbound/gate';
import { transmissionState } from '#modules/activation/index';
import * as contract from '../contract.ts';
import { hourSetting, senderSetting } from '../settings.ts';
import { listDeliveries, listExceptions } from './delivery/delivery-queries.ts';
import { listDestinationNames } from './delivery/destination-queries.ts';
import { sendNow } from './delivery/send-now.ts';
import { enqueueSend } from './delivery/send-job.ts';
import { competenciaOf } from './sending/competencia.ts';
import { generateLote, nothingToSend } from './sending/generate-lote.ts';
import { readLoteReceipt } from './sending/read-receipt.ts';
import { listReceipts, listRefusals } from './sending/receipt-queries.ts';
import {
  countForms,
  countUnsent,
  findGeneratedLote,
  type GeneratedLote,
  listGeneratedLotes,
  listSavings,
} from './sending/sending-queries.ts';
import { saveSending } from './sending/sender.ts';
import { openLoteFile } from './sending/write-lote.ts';

const FIRST_EXCEPTIONS = { after: -1, limit: contract.REFUSALS_SHOWN };

/** Each municipality sends its own; the installer has none. */
function municipalityOf(actor: Actor): string {
  const { municipalityId } = municipalityScope(actor);
  if (municipalityId === null) throw forbidden('O envio é de um município. Entre pelo acesso dele.');
  return municipalityId;
}

/** Managers read; only who administers the municipality generates, saves and confirms. */
function municipalityOfAdmin(actor: Actor): string {
  if (accessOf(actor)?.kind !== 'municipal-admin') throw forbidden();
  return municipalityOf(actor);
}

async function getLote({ db, actor }: Pick<ReadContext, 'db' | 'actor'>, id: string): Promise<GeneratedLote> {
  const lote = await findGeneratedLote(db, id, municipalityOf(actor));
  if (!lote) throw notFound('O lote');
  return lote;
}

const shown = ({ municipalityId: _municipality, createdAt, ...lote }: GeneratedLote) => ({
  ...lote,
  createdAt: createdAt.toISOString(),
});
const placeOf = ({ createdAt, id }: GeneratedLote) => writeTimePlace({ at: createdAt, id });

export const sendingRoutes: readonly BoundRoute[] = [
  read(contract.getSendingContract, async ({ platform, db, actor, now }) => {
    const municipalityId = municipalityOf(actor);
    const { allowed, reason, sentence } = await transmissionState(db, municipalityId, platform.boot);
    const closed = allowed ? await closedReason(platform, db) : null;
    return {
      unsent: await countUnsent(db, municipalityId),
      hour: await readSetting(platform, db, hourSetting, municipalityId),
      sender: await readSetting(platform, db, senderSetting, municipalityId),
      allowed: allowed && closed === null,
      sentence: closed ?? sentence,
      training: reason === 'training',
      competencia: await competenciaOf(db, municipalityId, now),
      destinations: await listDestinationNames(db),
    };
  }),
  change(contract.saveSendingContract, async (context, { body }) => {
    await saveSending(context, municipalityOfAdmin(context.actor), body);
    return {};
  }),
  read(contract.listGeneratedLotesContract, async ({ db, actor }, { query }) => {
    const { after, search, limit = PAGE_ROWS } = query;
    const of = { municipalityId: municipalityOf(actor), number: search ?? null };
    const place = after === undefined ? undefined : readTimePlace(after);
    const { rows, total } = await listGeneratedLotes(db, of, { after: place, limit });
    const page = cutPage(rows, limit, placeOf);
    return { rows: page.rows.map(shown), next: page.next, total };
  }),
  change(contract.generateLoteContract, async (context) => {
    const lote = await generateLote(context, municipalityOfAdmin(context.actor));
    if (!lote) throw nothingToSend();
    await enqueueSend(context);
    return lote;
  }),
  read(contract.getGeneratedLoteContract, async (context, { params }) => {
    const { db } = context;
    const lote = await getLote(context, params.id);
    const { layout } = await loadLedi();
    const receipts = await listReceipts(db, lote.id);
    return {
      ...shown(lote),
      forms: (await countForms(db, lote.id)).map(({ tipo, fichas }) => ({
        title: layout.formByTipo.get(tipo)?.title ?? `Tipo ${tipo}`,
        fichas,
      })),
      deliveries: await Promise.all(
        (await listDeliveries(db, lote.id)).map(async ({ destinationId, nextAt, sentAt, ...delivery }) => ({
          ...delivery,
          id: destinationId,
          nextAt: nextAt?.toISOString() ?? null,
          sentAt: sentAt?.toISOString() ?? null,
          exceptions: (await listExceptions(db, { loteId: lote.id, destinationId }, FIRST_EXCEPTIONS)).map(
            ({ kind, uuid, reasons }) => ({
              kind,
              uuid,
              entry: uuid,
              reasons: reasons.map(({ path, message }) => ({ path, message })),
            }),
          ),
        })),
      ),
      savings: (await listSavings(db, lote.id)).map(({ savedAt, savedBy }) => ({
        savedAt: savedAt.toISOString(),
        savedBy,
      })),
      receipts: await Promise.all(
        receipts.map(async ({ judgedAt, ...receipt }) => ({
          ...receipt,
          judgedAt: judgedAt.toISOString(),
          refusals: (await listRefusals(db, receipt.id, contract.REFUSALS_SHOWN)).map(
            ({ uuid, entry, reasons }) => ({
              uuid,
              entry,
              reasons: reasons.map(({ path, message }) => ({ path, message })),
            }),
          ),
        })),
      ),
    };
  }),
  read(contract.saveLoteContract, async (context, { params }, { reply }) => {
    const { platform, actor, sessionId, ip } = context;
    // The file has what was written of each citizen: to who only reads counts there is none.
    if (accessOf(actor)?.kind !== 'municipal-admin') throw notFound('O arquivo do lote');
    const lote = await getLote(context, params.id);
    const file = await openLoteFile(platform, { actor, sessionId, ip }, lote);
    return sendFile(reply, { ...file, type: ZIP_TYPE });
  }),
  change(contract.readReceiptContract, (context, _input, http) =>
    readLoteReceipt(context, uploadOf(http).path, municipalityOfAdmin(context.actor)),
  ),
  change(contract.sendLoteContract, async (context, { params }) => {
    const lote = await getLote(context, params.id);
    municipalityOfAdmin(context.actor);
    return sendNow(context, lote);
  }),
];
