import { createTransport } from 'nodemailer';
import type { SmtpServer } from './settings.ts';

const WAIT_MS = 15_000;

export type Mail = { to: string; subject: string; text: string };

/** A mail server did not take what it was given. `message` is a Portuguese sentence that says what to do. */
export class MailError extends Error {
  override readonly name = 'MailError';
}

const SENTENCES: Record<string, string> = {
  EAUTH: 'O servidor de e-mail recusou o login ou a senha. Confira os dois.',
  EDNS: 'O endereço do servidor de e-mail não foi encontrado. Confira o endereço e a rede.',
  ECONNECTION: 'O servidor de e-mail não respondeu. Confira o endereço, a porta e a rede.',
  ETIMEDOUT: 'O servidor de e-mail não respondeu a tempo. Confira o endereço, a porta e a rede.',
  ESOCKET: 'A conexão com o servidor de e-mail falhou. Confira a porta e se ele usa TLS.',
  ETLS: 'O servidor de e-mail não aceita conexão segura (TLS). Confira a porta.',
  EENVELOPE: 'O servidor de e-mail recusou o remetente ou o destinatário. Confira os endereços.',
  EMESSAGE: 'O servidor de e-mail recusou a mensagem.',
};

/** Connects, enters and sends. Throws MailError when any of the three fails. */
export async function sendMail(server: SmtpServer, mail: Mail): Promise<void> {
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
    await transport.sendMail({ from: sender, ...mail });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new MailError(SENTENCES[code] ?? 'O servidor de e-mail recusou o envio. Confira os dados.', {
      cause: error,
    });
  } finally {
    transport.close();
  }
}
