import { type Static, Type } from 'typebox';
import { conflict, refused } from '#platform/errors/problem';
import type { RouteInput } from '#platform/contract/route';
import { defineJob, type JobContext } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { MailError, sendMail } from '#platform/outbound/mail';
import { type SmtpServer, smtpServer } from '#platform/mail/settings';
import type { Platform } from '#platform/runtime/platform';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { runUseCase } from '#platform/usecase/run';
import type { enableSmtp as contract, SmtpView } from '../contract.ts';

type Given = RouteInput<typeof contract>['body'];
const KIND = 'settings.testSmtp';
const TITLE = 'Teste do servidor de e-mail';
const FIELDS = ['host', 'port', 'requireTls', 'login', 'sender', 'password'] as const;
const MAIL = /^[^\s@<>"]+@[^\s@<>"]+$/;
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

/** What may be told of the server: all but the password (ADM-D07). */
export function smtpView(server: SmtpServer | null): Static<typeof SmtpView> | null {
  if (!server) return null;
  const { password, ...rest } = server;
  return { ...rest, hasPassword: password !== '' };
}

/**
 * Keeps the server, switched off, and has it tested by a job: networks take their time, and no transaction
 * waits for them. Returns the job.
 */
export async function enableSmtp(context: UseCaseContext, given: Given): Promise<string> {
  const { platform, db, now } = context;
  const before = await readSetting(platform, db, smtpServer);
  const next = checked(given, before);
  await writeSetting(platform, db, smtpServer, next, now);
  context.audit({
    type: 'settings.smtp-changed',
    fields: FIELDS.filter((field) => before?.[field] !== next[field]),
    // Where it connected to, so that looking for what answers inside the network shows.
    details: { host: next.host, port: next.port, requireTls: next.requireTls },
  });
  const jobId = await enqueueJob(db, {
    kind: KIND,
    title: TITLE,
    input: {},
    actor: context.actor,
    municipalityId: null,
    exclusiveKey: KIND,
    now,
  });
  if (jobId) return jobId;
  throw conflict('smtp-being-tested', 'O servidor de e-mail está sendo testado agora. Aguarde o resultado.');
}

const isOtherTarget = (before: SmtpServer, given: Given): boolean =>
  before.host !== given.host || before.port !== given.port || (before.requireTls && !given.requireTls);

function checked(given: Given, before: SmtpServer | null): SmtpServer {
  const password = given.password ?? before?.password;
  const faults = [
    ...(HOST.test(given.host)
      ? []
      : [{ path: 'host', message: 'Informe um endereço como smtp.servidor.gov.br.' }]),
    ...(MAIL.test(given.login) ? [] : [{ path: 'login', message: 'Informe um e-mail válido.' }]),
    ...(MAIL.test(given.sender) ? [] : [{ path: 'sender', message: 'Informe um e-mail válido.' }]),
    ...(password ? [] : [{ path: 'password', message: 'Preenchimento obrigatório.' }]),
    // The password kept goes nowhere else, and never in clear where TLS was asked: whoever changes that must know it.
    ...(given.password === undefined && before && isOtherTarget(before, given)
      ? [{ path: 'password', message: 'O endereço, a porta ou a segurança mudou: digite a senha de novo.' }]
      : []),
  ];
  if (faults.length > 0 || !password) {
    throw refused('smtp-invalid', 'Há campos a corrigir. Confira os destacados.', faults);
  }
  const { host, port, requireTls, login, sender } = given;
  return { host, port, requireTls, login, sender, password, enabled: false, tested: null };
}

export async function disableSmtp(context: UseCaseContext): Promise<void> {
  const server = await readSetting(context.platform, context.db, smtpServer);
  if (!server?.enabled) return;
  await writeSetting(context.platform, context.db, smtpServer, { ...server, enabled: false }, context.now);
  context.audit({ type: 'settings.smtp-disabled' });
}

/** Connects, enters and sends a letter to the sender itself; only then the server is on (ADM-D03, D04). */
export const testSmtpJob = defineJob({
  kind: KIND,
  title: TITLE,
  input: Type.Object({}),
  maxAttempts: 1,
  async run(job) {
    const server = await readSetting(job.platform, job.platform.db, smtpServer);
    if (!server) return { connected: false };
    const problem = await tryOut(job.platform, server);
    await keepOutcome(job, server, problem);
    return { connected: problem === null, problem };
  },
});

async function tryOut(platform: Platform, server: SmtpServer): Promise<string | null> {
  try {
    await sendMail(platform, server, {
      to: server.sender,
      subject: 'Teste do PEC',
      text: 'O servidor de e-mail do PEC foi configurado e testado. Não é preciso responder.',
    });
    return null;
  } catch (error) {
    if (error instanceof MailError) return error.message;
    throw error;
  }
}

async function keepOutcome(job: JobContext, tested: SmtpServer, problem: string | null): Promise<void> {
  await runUseCase(job.platform, { actor: job.actor }, async (context) => {
    const now = await readSetting(context.platform, context.db, smtpServer);
    // Changed while it was tested: the outcome is of another server.
    if (JSON.stringify(now) !== JSON.stringify(tested)) return;
    const outcome = { at: context.now.toISOString(), problem };
    const next = { ...tested, enabled: problem === null, tested: outcome };
    await writeSetting(context.platform, context.db, smtpServer, next, context.now);
    context.audit({ type: 'settings.smtp-tested', details: { connected: problem === null } });
  });
}
