import { dayText, titleCaseName } from '@pec-aberto/brazil';
import { Type } from 'typebox';
import { Uuid } from '#platform/contract/schemas';
import type { Db } from '#platform/db/database';
import { conflict, forbidden, notFound } from '#platform/errors/problem';
import { defineJob } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { findMailServer } from '#platform/mail/settings';
import { sendMail } from '#platform/outbound/mail';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { MailedPaper } from '../../contract/papers.ts';
import { RESOURCES } from '../../contract/parts.ts';
import { type EncounterRow, findEncounter } from '../encounter-queries.ts';
import { getOfUnit, requireToPrint } from '../view.ts';
import { handedOutPaper } from './handed-out.ts';
import { findEmail } from './paper-queries.ts';
import { paperBytes } from './paper.ts';
import { prescriptionPaper } from './prescription.ts';

const TITLE = 'Envio de e-mail';
const KIND = 'encounters.mailPapers';

const PAPERS: Record<
  MailedPaper,
  {
    resource: string;
    file: string;
    of(db: Db, row: EncounterRow): ReturnType<typeof handedOutPaper>;
  }
> = {
  prescription: {
    resource: RESOURCES.printPrescriptions,
    file: 'receita.pdf',
    // What a pharmacy keeps is signed on paper: the other recipes go by hand.
    of: (db, row) => prescriptionPaper(db, row, 'comum'),
  },
  certificates: {
    resource: RESOURCES.printCertificates,
    file: 'atestado.pdf',
    of: (db, row) => handedOutPaper(db, row, 'atestado'),
  },
};

/**
 * Sends the citizen papers of a finished encounter. 403 for one that the profile does not print, 404 for one that there is
 * not, 409 `mail-off` and `no-email` where they cannot go.
 */
export async function mailPapers(
  context: UseCaseContext,
  id: string,
  papers: readonly MailedPaper[],
): Promise<{ email: string }> {
  const { platform, db, actor, now, audit } = context;
  const row = await getOfUnit(context, id);
  const access = accessOf(actor);
  if (papers.some((paper) => access?.resources.has(PAPERS[paper].resource) !== true)) throw forbidden();
  await requireToPrint(context, row);
  if (papers.length === 0) throw notFound('O documento');
  for (const paper of papers) if (!(await PAPERS[paper].of(db, row))) throw notFound('O documento');
  if (!(await findMailServer(platform, db))) {
    throw conflict('mail-off', 'O envio de e-mail não está ligado nesta instalação. Imprima o documento.');
  }
  const email = await findEmail(db, row.citizenId);
  if (email === null) {
    throw conflict(
      'no-email',
      'O cadastro do cidadão não tem e-mail. Inclua-o no cadastro, ou imprima o documento.',
    );
  }
  await enqueueJob(db, {
    kind: KIND,
    title: TITLE,
    input: { encounterId: id, papers },
    actor,
    municipalityId: row.municipalityId,
    now,
  });
  audit({
    type: 'encounters.mailed',
    subject: { table: 'citizen', id: row.citizenId },
    municipalityId: row.municipalityId,
  });
  return { email };
}

export const mailPapersJob = defineJob({
  kind: KIND,
  title: TITLE,
  input: Type.Object({ encounterId: Uuid, papers: Type.Array(MailedPaper) }),
  maxAttempts: 3,
  async run({ platform, actor }, { encounterId, papers }) {
    const { db, clock } = platform;
    const server = await findMailServer(platform, db);
    const row = await findEncounter(db, encounterId);
    const email = row && (await findEmail(db, row.citizenId));
    if (!server || !row || !email) return {};
    const attachments = [];
    for (const paper of papers) {
      const said = await PAPERS[paper].of(db, row);
      if (!said) continue;
      const by = { db, platform, actor, now: clock.now() };
      const content = await paperBytes(by, row, { paper: 'A4', ...said });
      attachments.push({ filename: PAPERS[paper].file, content });
    }
    await sendMail(platform, server, {
      to: email,
      subject: 'Documentos do seu atendimento',
      text: [
        `${titleCaseName(row.name)},`,
        '',
        `Seguem os documentos do seu atendimento de ${dayText(row.day)}, na unidade ${row.unitName}.`,
      ].join('\n'),
      attachments,
    });
    return {};
  },
});
