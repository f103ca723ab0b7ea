import { isCpf, normalizeCpf, titleCaseName } from '@pec-aberto/brazil';
import { type Static, Type } from 'typebox';
import { conflict } from '#platform/errors/problem';
import { enqueueJob } from '#platform/jobs/queue';
import { defineJob } from '#platform/jobs/job';
import { type Mail, sendMail } from '#platform/outbound/mail';
import { findMailServer } from '#platform/mail/settings';
import { Nullable, Uuid } from '#platform/contract/schemas';
import type { UseCaseContext } from '#platform/usecase/context';
import { runUseCase } from '#platform/usecase/run';
import { findAddressee, findProfessionalId, findUnwritten, type Person } from './letter-queries.ts';
import { createPasswordLink } from './password-link.ts';
import { onField } from './set-password.ts';

const KIND = 'access.mailPasswordLink';
const TITLE = 'Envio de e-mail';
const QUIET_MINUTES = 5;

const JobInput = Type.Object({ professionalId: Nullable(Uuid) });

/**
 * "Esqueci minha senha": a job writes to the person's e-mail. For a CPF nobody has there is a job all the same,
 * that does nothing: neither the answer nor its time tell who exists.
 */
export async function askPasswordByEmail(context: UseCaseContext, typed: string): Promise<void> {
  const cpf = normalizeCpf(typed);
  if (!isCpf(cpf)) throw onField('cpf', 'cpf-invalid', 'O CPF não confere. Confira os 11 dígitos.');
  if (!(await findMailServer(context.platform, context.db))) {
    throw conflict(
      'mail-off',
      'O envio de e-mail está desligado. Peça à coordenação da unidade um link de acesso.',
    );
  }
  const professionalId = await findProfessionalId(context.db, cpf);
  const input: Static<typeof JobInput> = { professionalId: professionalId ?? null };
  await enqueueJob(context.db, {
    kind: KIND,
    title: TITLE,
    input,
    actor: { kind: 'system' },
    municipalityId: null,
    now: context.now,
  });
  context.audit(
    professionalId
      ? { type: 'access.password-by-email-asked', professionalId }
      : { type: 'access.password-by-email-asked', details: { unknown: true } },
  );
}

/** Makes the link and sends it. Each attempt makes another link, so that none has to be kept in the queue. */
export const mailPasswordLinkJob = defineJob({
  kind: KIND,
  title: TITLE,
  input: JobInput,
  maxAttempts: 3,
  async run({ platform, actor, attempt }, { professionalId }) {
    const server = await findMailServer(platform, platform.db);
    if (!professionalId || !server) return {};
    const mail = await runUseCase(platform, { actor }, (context) =>
      writeMail(context, professionalId, attempt > 1),
    );
    if (mail) await sendMail(platform, server, mail);
    return {};
  },
});

/** The letter; null for who has no e-mail, no access to recover, or was written to just now. */
async function writeMail(
  context: UseCaseContext,
  professionalId: string,
  again: boolean,
): Promise<Mail | null> {
  const { db, now } = context;
  const person = again
    ? await findAddressee(db, professionalId)
    : await findUnwritten(db, professionalId, { now, minutes: QUIET_MINUTES });
  if (!person) return null;
  const { link } = await createPasswordLink(context, professionalId, 'email');
  context.audit({
    type: 'access.password-link-mailed',
    subject: { table: 'professional', id: professionalId },
  });
  return { to: person.email, subject: 'Redefinição de senha do PEC', text: letter(person, link) };
}

const letter = (person: Person, link: string) =>
  [
    `${titleCaseName(person.name)},`,
    '',
    `Foi pedida uma nova senha para o seu acesso ao PEC de ${person.installation}.`,
    'Para defini-la, abra este endereço em até 24 horas. Ele funciona uma vez:',
    '',
    link,
    '',
    'Se não foi você, ignore esta mensagem: sua senha continua a mesma.',
  ].join('\n');
