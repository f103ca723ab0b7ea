import { createTransport } from 'nodemailer';
import type { SmtpServer } from '#platform/mail/settings';
import { closedReason, isThisMachine } from './gate.ts';
import type { Outward } from './http.ts';

const WAIT_MS = 15_000;

export type Mail = {
  to: string;
  subject: string;
  text: string;
  attachments?: ReadonlyArray<{ filename: string; content: Buffer }>;
};

/** A mail server did not take what it was given. `message` is a Portuguese sentence that says what to do. */
export class MailError extends Error {
  override readonly name = 'MailError';
}

/** What only a mail server answers; all else is one sentence, so that a test is no way to look for open ports. */
const SENTENCES: Record<string, string> = {
  EAUTH: 'O servidor de e-mail recusou o login ou a senha. Confira os dois.',
  EENVELOPE: 'O servidor de e-mail recusou o remetente ou o destinatário. Confira os endereços.',
  EMESSAGE: 'O servidor de e-mail recusou a mensagem.',
};
const NO_MAIL_SERVER =
  'Não foi possível fazer a conexão com o servidor de e-mail. Confira o endereço, a porta, a conexão segura (TLS) e a rede.';

/** Connects, enters and sends. Throws MailError when any of the three fails, or nothing may leave this machine. */
export async function sendMail(platform: Outward, server: SmtpServer, mail: Mail): Promise<void> {
  const closed = isThisMachine(server.host) ? null : await closedReason(platform, platform.db);
  if (closed !== null) throw new MailError(closed);
  const { host, port, requireTls, login, password, sender } = server;
  const transport = createTransport({
    host,
    port,
    secure: port === 465,
    requireTLS: requireTls,
    ignoreTLS: !requireTls,
    auth: { user: login, pass: password },
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.verify();
    const { attachments = [], ...letter } = mail;
    await transport.sendMail({ from: sender, ...letter, attachments: [...attachments] });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new MailError(SENTENCES[code] ?? NO_MAIL_SERVER, {
      cause: error,
    });
  } finally {
    transport.close();
  }
}
