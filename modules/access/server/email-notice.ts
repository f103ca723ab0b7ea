import { titleCaseName } from '@pec-aberto/brazil';
import { Type } from 'typebox';
import { Instant, Uuid } from '#platform/contract/schemas';
import { defineJob } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { sendMail } from '#platform/outbound/mail';
import { findMailServer } from '#platform/mail/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { findPerson } from './letter-queries.ts';
import { whenText } from './password-notice.ts';

const KIND = 'access.mailAddressNotice';
const TITLE = 'Envio de e-mail';

const JobInput = Type.Object({ professionalId: Uuid, former: Type.String(), at: Instant });

export type AddressChange = { professionalId: string /** '' where there was none. */; former: string };

/**
 * The e-mail address of people changed, whoever did it: an event on each, for the address opens the account, and a
 * letter to the former address, by a job, where there is a mail server (OWASP ASVS 2.2.3).
 */
export async function announceAddressChanges(
  context: UseCaseContext,
  changes: readonly AddressChange[],
): Promise<void> {
  const { platform, db, now } = context;
  const server = changes.length > 0 ? await findMailServer(platform, db) : null;
  for (const { professionalId, former } of changes) {
    context.audit({
      type: 'access.address-changed',
      subject: { table: 'professional', id: professionalId },
      fields: ['email'],
    });
    if (!server || former === '') continue;
    await enqueueJob(db, {
      kind: KIND,
      title: TITLE,
      input: { professionalId, former, at: now.toISOString() },
      actor: { kind: 'system' },
      municipalityId: null,
      now,
    });
  }
}

export const mailAddressNoticeJob = defineJob({
  kind: KIND,
  title: TITLE,
  input: JobInput,
  maxAttempts: 3,
  async run({ platform }, { professionalId, former, at }) {
    const server = await findMailServer(platform, platform.db);
    const person = await findPerson(platform.db, professionalId);
    if (!server || !person) return {};
    const when = await whenText(platform.db, professionalId, at);
    await sendMail(platform, server, {
      to: former,
      subject: 'Seu e-mail no PEC mudou',
      text: [
        `${titleCaseName(person.name)},`,
        '',
        `O e-mail do seu cadastro no PEC de ${person.installation} mudou em ${when}. Este endereço não recebe mais o link de “Esqueci minha senha”.`,
        '',
        'Se não foi você quem pediu, avise agora a coordenação da unidade e a administração da instalação.',
      ].join('\n'),
    });
    return {};
  },
});
