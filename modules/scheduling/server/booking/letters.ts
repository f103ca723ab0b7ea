import { dayText, titleCaseName } from '@pec-aberto/brazil';
import { Type } from 'typebox';
import { Uuid } from '#platform/contract/schemas';
import { defineJob } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { findMailServer } from '#platform/mail/settings';
import { sendMail } from '#platform/outbound/mail';
import type { UseCaseContext } from '#platform/usecase/context';
import { offUnitText } from '../../contract/appointment.ts';
import { findCitizenLetter, type Letter, professionalLetters } from './letter-queries.ts';

const TITLE = 'Envio de e-mail';
const SLIP = 'scheduling.mailSlip';
const DEATH = 'scheduling.mailDeath';

async function enqueue({ db, now }: UseCaseContext, kind: string, input: object): Promise<void> {
  await enqueueJob(db, { kind, title: TITLE, input, actor: { kind: 'system' }, municipalityId: null, now });
}

/** Sends the citizen the slip, where there is a mail server and an address; answers whether one goes out. */
export async function mailSlip(context: UseCaseContext, appointmentId: string): Promise<boolean> {
  const { platform, db } = context;
  if (!(await findMailServer(platform, db)) || !(await findCitizenLetter(db, appointmentId))) return false;
  await enqueue(context, SLIP, { appointmentId });
  return true;
}

/** Tells the professionals that the times of who died are free. */
export async function mailDeath(context: UseCaseContext, appointmentIds: readonly string[]): Promise<void> {
  const { platform, db } = context;
  if (appointmentIds.length === 0 || !(await findMailServer(platform, db))) return;
  await enqueue(context, DEATH, { appointmentIds });
}

const weekdayText = (day: string) =>
  new Intl.DateTimeFormat('pt-BR', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
const whenText = ({ day, start }: Letter) => `${weekdayText(day)}, ${dayText(day)}, às ${start}`;

const whereText = ({ place, unit }: Letter) => (place === null ? unit : `${offUnitText(place)} (${unit})`);

export const mailSlipJob = defineJob({
  kind: SLIP,
  title: TITLE,
  input: Type.Object({ appointmentId: Uuid }),
  maxAttempts: 3,
  async run({ platform }, { appointmentId }) {
    const server = await findMailServer(platform, platform.db);
    const letter = await findCitizenLetter(platform.db, appointmentId);
    if (!server || !letter) return {};
    await sendMail(platform, server, {
      to: letter.email,
      subject: 'Comprovante de agendamento',
      text: [
        `${titleCaseName(letter.name)},`,
        '',
        `Seu atendimento está agendado para ${whenText(letter)}.`,
        '',
        `Profissional: ${titleCaseName(letter.professional)} (${letter.cbo})`,
        `Local: ${whereText(letter)}`,
        '',
        'Se não puder vir, avise a unidade, para que outra pessoa use o horário.',
      ].join('\n'),
    });
    return {};
  },
});

export const mailDeathJob = defineJob({
  kind: DEATH,
  title: TITLE,
  input: Type.Object({ appointmentIds: Type.Array(Uuid) }),
  maxAttempts: 3,
  async run({ platform }, { appointmentIds }) {
    const server = await findMailServer(platform, platform.db);
    if (!server) return {};
    const letters = await professionalLetters(platform.db, appointmentIds);
    for (const to of new Set(letters.map(({ email }) => email))) {
      const of = letters.filter(({ email }) => email === to);
      const name = of[0]?.name ?? '';
      // Letters travel openly: whose death it was is not told.
      await sendMail(platform, server, {
        to,
        subject: 'Agendamentos cancelados por óbito',
        text: [
          `${titleCaseName(name)},`,
          '',
          'O óbito de um cidadão foi registrado, e estes horários da sua agenda ficaram livres:',
          '',
          ...of.map((letter) => `- ${whenText(letter)}, ${letter.unit}`),
          '',
          'Por sigilo, o nome não vai por e-mail.',
        ].join('\n'),
      });
    }
    return {};
  },
});
