import { titleCaseName } from '@pec-aberto/brazil';
import { Type } from 'typebox';
import type { Db } from '#platform/db/database';
import { Instant, Uuid } from '#platform/contract/schemas';
import { defineJob } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { sendMail } from '#platform/outbound/mail';
import { findMailServer } from '#platform/mail/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { type Addressee, findAddressee, findZone } from './letter-queries.ts';

const KIND = 'access.mailPasswordNotice';
const TITLE = 'Envio de e-mail';
const OFFICIAL_ZONE = 'America/Sao_Paulo';

const JobInput = Type.Object({ professionalId: Uuid, at: Instant });

/**
 * Tells a person by e-mail that the password changed (OWASP ASVS 2.2.3), where there is a mail server and an
 * address: a job writes it, so that no server holds up the change.
 */
export async function announcePassword(context: UseCaseContext, professionalId: string): Promise<void> {
  const { platform, db, now } = context;
  if (!(await findMailServer(platform, db)) || !(await findAddressee(db, professionalId))) return;
  await enqueueJob(db, {
    kind: KIND,
    title: TITLE,
    input: { professionalId, at: now.toISOString() },
    actor: { kind: 'system' },
    municipalityId: null,
    now,
  });
}

export const mailPasswordNoticeJob = defineJob({
  kind: KIND,
  title: TITLE,
  input: JobInput,
  maxAttempts: 3,
  async run({ platform }, { professionalId, at }) {
    const server = await findMailServer(platform, platform.db);
    const person = await findAddressee(platform.db, professionalId);
    if (!server || !person) return {};
    const when = await whenText(platform.db, professionalId, at);
    await sendMail(platform, server, {
      to: person.email,
      subject: 'Sua senha do PEC mudou',
      text: letter(person, when),
    });
    return {};
  },
});

/** An instant as letters to a person tell it, by the clock of where she works, else the official one. */
export async function whenText(db: Db, professionalId: string, at: string): Promise<string> {
  const zone = (await findZone(db, professionalId)) ?? OFFICIAL_ZONE;
  return new Intl.DateTimeFormat('pt-BR', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(at))
    .replace(', ', ' às ');
}

const letter = (person: Addressee, when: string) =>
  [
    `${titleCaseName(person.name)},`,
    '',
    `A senha do seu acesso ao PEC de ${person.installation} mudou em ${when}.`,
    '',
    'Se não foi você, avise agora a coordenação da unidade e peça que redefina a sua senha.',
  ].join('\n');
