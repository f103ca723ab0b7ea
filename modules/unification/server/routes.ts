import type { TableDeclaration } from '#platform/db/tables';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { sendFile } from '#platform/http/send-file';
import type { ReadContext } from '#platform/usecase/context';
import type { Caller } from '#platform/usecase/run';
import { getInstallation } from '#modules/setup/index';
import * as contract from '../contract.ts';
import * as peer from '../contract/peer.ts';
import { act, confirmProcess, type Verb } from './acts.ts';
import { printReport } from './print.ts';
import { countWaiting, listProcesses, type ProcessRow } from './process/process-queries.ts';
import { shown } from './process/view.ts';
import { answerMessage } from './receiving/messages.ts';
import { offer } from './receiving/offer.ts';
import { open } from './receiving/open.ts';
import { takePiece } from './receiving/take-piece.ts';
import { cannotAsk, requestUnification } from './sending/request.ts';
import { changeSettings, readUnificationSettings } from './settings.ts';
import { supportPackage, supportText } from './support/package.ts';

const callerOf = ({ actor, sessionId, ip }: ReadContext): Caller => ({ actor, sessionId, ip });

/** Acts that wait for the other side begin no transaction before it answered. */
const acting = (one: typeof contract.acceptRequest, verb: Verb): BoundRoute =>
  read(one, async (context, { params }) =>
    shown(context.db, await act(context.platform, callerOf(context), verb, params.id)),
  );

async function overview(context: ReadContext) {
  const { platform, db } = context;
  const [sending] = await listProcesses(db, 'sending', 1);
  const receiving = await listProcesses(db, 'receiving');
  const all = (rows: ProcessRow[]) => Promise.all(rows.map((row) => shown(db, row)));
  return {
    name: (await getInstallation(db)).name,
    sending: sending ? await shown(db, sending) : null,
    receiving: await all(receiving),
    cannotAsk: await cannotAsk(platform),
    settings: await readUnificationSettings(context),
  };
}

/** `tables`: those of every room, asked for when a unit says what it sends. */
export const routesOver = (tables: () => readonly TableDeclaration[]): readonly BoundRoute[] => [
  read(contract.getUnification, overview),
  change(contract.changeUnificationSettings, (context, { body }) => changeSettings(context, body)),
  read(contract.getUnificationWaiting, ({ db }) => countWaiting(db)),
  read(contract.requestUnification, async (context, { body }) =>
    shown(context.db, await requestUnification(context.platform, callerOf(context), body)),
  ),
  acting(contract.acceptRequest, 'accept'),
  acting(contract.denyRequest, 'deny'),
  acting(contract.cancelRequest, 'cancel'),
  acting(contract.checkUnification, 'check'),
  acting(contract.rehearseUnification, 'rehearse'),
  acting(contract.runUnification, 'run'),
  acting(contract.undoUnification, 'undo'),
  read(contract.confirmUnification, async (context, { params, body }) =>
    shown(
      context.db,
      await confirmProcess(context.platform, callerOf(context), {
        id: params.id,
        name: body.name,
        unproved: body.unproved ?? false,
        tables: tables(),
      }),
    ),
  ),
  change(contract.unificationReport, async (context, { params, query }, { reply }) => {
    const { name, pdf } = await printReport(context, params.id, query.of);
    context.afterCommit(async () => {
      await sendFile(reply, { name, type: 'application/pdf', pieces: pdf });
    });
    return undefined;
  }),
  change(contract.unificationSupport, async (context, { params }, { reply }) => {
    const pieces = Buffer.from(supportText(await supportPackage(context, params.id)));
    context.afterCommit(async () => {
      await sendFile(reply, { name: 'unificacao-suporte.json', type: 'application/json', pieces });
    });
    return undefined;
  }),
  read(peer.offerContract, offer),
  change(peer.openContract, (context, { body }, http) => open(context, body, http)),
  change(peer.messageContract, (context, { params, body }) =>
    answerMessage(context, params.id, body.sealed, tables()),
  ),
  read(peer.pieceContract, async (context, { params }, http) => {
    await takePiece(context, params, uploadOf(http));
    return {};
  }),
];
