import { requireOpenChart } from '#modules/record-access/index';
import { type BoundRoute, change, type HttpSide, read } from '#platform/http/bind';
import { accessOf } from '#platform/permissions/scope';
import * as contract from '../contract.ts';
import { cancelEncounter } from './cancel.ts';
import { countContacts } from './contact-queries.ts';
import { listHistory, readWhole } from './chart/history.ts';
import { listAuthors } from './chart/history-queries.ts';
import {
  allergiesOf,
  antecedentsOf,
  evolutionsOf,
  problemsOf,
  remindersSeen,
  revisionsOf,
} from './chart/lists.ts';
import { endReminder, writeReminder } from './chart/reminders.ts';
import { frontSheet } from './chart/sheet.ts';
import { addLate, cancelLate, changeLate, searchLate, startLate } from './late/late.ts';
import { proposedConsultations } from './finish/consultations.ts';
import { finishEncounter } from './finish/finish.ts';
import { finishListening } from './finish/finish-listening.ts';
import { specialties } from './finish/specialties.ts';
import { visitDeclarationPdf } from './papers/declaration.ts';
import { examsPdf } from './papers/exams.ts';
import { mailPapers } from './papers/mail.ts';
import { handedOutPdf } from './papers/handed-out.ts';
import { historyPdf } from './papers/history.ts';
import { prescriptionPdf } from './papers/prescription.ts';
import { keepTold } from './observation/contact.ts';
import { handOver } from './observation/hand-over.ts';
import { observe } from './observation/observe.ts';
import { readObservation } from './observation/observed.ts';
import { rightsOf } from './rights.ts';
import { startEncounter } from './start.ts';
import { getOfUnit, viewOf } from './view.ts';

const sent = (reply: HttpSide['reply'], name: string, pdf: Buffer) =>
  reply.header('content-disposition', `inline; filename="${name}.pdf"`).type('application/pdf').send(pdf);

const careRoutes: readonly BoundRoute[] = [
  change(contract.startEncounter, (context, { body }) => startEncounter(context, body)),
  read(contract.getEncounter, async (context, { params }) => {
    const row = await getOfUnit(context, params.id);
    const rights = await rightsOf(context, row);
    return {
      encounter: viewOf(row, accessOf(context.actor)?.id ?? null),
      rights,
      contacts: row.observedAt ? await countContacts(context.db, row.id) : 0,
      consultations: await proposedConsultations(context, row, rights.observe),
    };
  }),
  read(contract.listSpecialties, async () => ({ rows: await specialties() })),
  change(contract.cancelEncounter, (context, { params }) => cancelEncounter(context, params.id)),
  change(contract.finishListening, (context, { params, body }) => finishListening(context, params.id, body)),
  change(contract.finishEncounter, (context, { params, body }) => finishEncounter(context, params.id, body)),
];

const observationRoutes: readonly BoundRoute[] = [
  change(contract.observe, (context, { params, body }) => observe(context, params.id, body)),
  read(contract.getObservation, (context, { params }) => readObservation(context, params.id)),
  change(contract.registerContact, (context, { params, body }) => keepTold(context, params.id, body)),
  change(contract.handOver, (context, { params, body }) => handOver(context, params.id, body)),
];

const lateRoutes: readonly BoundRoute[] = [
  read(contract.searchLate, (context, { body }) => searchLate(context, body)),
  change(contract.addLate, (context, { body }) => addLate(context, body)),
  change(contract.changeLate, (context, { params, body }) => changeLate(context, params.id, body)),
  change(contract.cancelLate, (context, { params }) => cancelLate(context, params.id)),
  change(contract.startLate, (context, { params }) => startLate(context, params.id)),
];

const chartRoutes: readonly BoundRoute[] = [
  read(contract.getFrontSheet, (context, { params }) => frontSheet(context, params.id)),
  read(contract.getHistory, (context, { params, query }) => listHistory(context, params.id, query)),
  read(contract.listHistoryAuthors, async (context, { params }) => {
    await requireOpenChart(context, params.id);
    return { rows: await listAuthors(context.db, params.id) };
  }),
  read(contract.printHistory, async (context, { params, query }, { reply }) => {
    const pdf = await historyPdf(context, params.id, query.encounters.split(','));
    return sent(reply, 'atendimentos', pdf);
  }),
  read(contract.readEncounter, (context, { params }) => readWhole(context, params)),
  read(contract.listProblems, (context, { params }) => problemsOf(context, params.id)),
  read(contract.listEvolutions, (context, { params }) => evolutionsOf(context, params)),
  read(contract.listAllergies, (context, { params }) => allergiesOf(context, params.id)),
  read(contract.getAntecedents, (context, { params }) => antecedentsOf(context, params.id)),
  read(contract.listRevisions, (context, { params }) => revisionsOf(context, params)),
  read(contract.listReminders, (context, { params }) => remindersSeen(context, params.id)),
  change(contract.writeReminder, (context, { params, body }) => writeReminder(context, params.id, body)),
  change(contract.endReminder, (context, { params }) => endReminder(context, params)),
];

const paperRoutes: readonly BoundRoute[] = [
  read(contract.printDeclaration, async (context, { params, body }, { reply }) =>
    sent(reply, 'declaracao-de-comparecimento', await visitDeclarationPdf(context, params.id, body)),
  ),
  change(contract.mailPapers, (context, { params, body }) => mailPapers(context, params.id, body.papers)),
  read(contract.printPrescription, async (context, { params, query }, { reply }) => {
    const { paper = 'A4', recipe } = query;
    return sent(reply, 'receita', await prescriptionPdf(context, params.id, { paper, recipe }));
  }),
  read(contract.printExams, async (context, { params, query: { paper = 'A4' } }, { reply }) =>
    sent(reply, 'solicitacao-de-exames', await examsPdf(context, params.id, { paper })),
  ),
  read(contract.printReferrals, async (context, { params, query: { paper = 'A4' } }, { reply }) =>
    sent(reply, 'encaminhamento', await handedOutPdf(context, params.id, { kind: 'encaminhamento', paper })),
  ),
  read(contract.printCertificates, async (context, { params, query: { paper = 'A4' } }, { reply }) =>
    sent(reply, 'atestado', await handedOutPdf(context, params.id, { kind: 'atestado', paper })),
  ),
  read(contract.printGuidance, async (context, { params, query: { paper = 'A4' } }, { reply }) =>
    sent(reply, 'orientacoes', await handedOutPdf(context, params.id, { kind: 'orientacao', paper })),
  ),
];

export const routes: readonly BoundRoute[] = [
  ...careRoutes,
  ...observationRoutes,
  ...lateRoutes,
  ...chartRoutes,
  ...paperRoutes,
];
