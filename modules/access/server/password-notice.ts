import { titleCaseName } from '@pec-aberto/brazil';
import { Type } from 'typebox';
import { type Db, findRow, sql } from '#platform/db/database';
import { Instant, Uuid } from '#platform/contract/schemas';
import { defineJob } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { sendMail } from '#platform/mail/send';
import { findMailServer } from '#platform/mail/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { findSoleMunicipality } from './queries.ts';

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

type Addressee = { name: string; email: string; installation: string };

const findAddressee = (db: Db, professionalId: string): Promise<Addressee | undefined> =>
  findRow<Addressee>(
    db,
    sql`select coalesce(p.social_name, p.name) as name, p.email, i.name as installation
      from health_network_professional p cross join setup_installation i
      where p.id = ${professionalId} and p.email <> ''`,
  );

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
    await sendMail(server, {
      to: person.email,
      subject: 'Sua senha do PEC mudou',
      text: letter(person, when),
    });
    return {};
  },
});

/** An instant as letters to a person tell it, by the clock of where she works. */
export async function whenText(db: Db, professionalId: string, at: string): Promise<string> {
  const zone = await zoneOf(db, professionalId);
  return new Intl.DateTimeFormat('pt-BR', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(at))
    .replace(', ', ' às ');
}

/** Where the person works, when that is one municipality. */
async function zoneOf(db: Db, professionalId: string): Promise<string> {
  const row = await findRow<{ zone: string }>(
    db,
    sql`select time_zone as zone from health_network_municipality
      where id = ${await findSoleMunicipality(db, professionalId)}::uuid`,
  );
  return row?.zone ?? OFFICIAL_ZONE;
}

const letter = (person: Addressee, when: string) =>
  [
    `${titleCaseName(person.name)},`,
    '',
    `A senha do seu acesso ao PEC de ${person.installation} mudou em ${when}.`,
    '',
    'Se não foi você, avise agora a coordenação da unidade e peça que redefina a sua senha.',
  ].join('\n');
