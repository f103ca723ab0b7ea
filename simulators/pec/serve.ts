import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FAULT_NAMES, type Fault, Faults, type FichaFault, type LoginFault, readFault } from './faults.ts';
import { type Book, createJudge, type Judge, newBook } from './judge.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const SLOW_MS = 90_000;
const GARBAGE =
  '<!doctype html><html><body><h1>e-SUS APS</h1><form><input name="usuario"></form></body></html>';

const because = (status: number, mensagem: string, more: object = {}): Answer => ({
  status,
  body: { mensagem, ...more },
});

/** Answers in place of a judgement. */
const IN_PLACE: Partial<Record<FichaFault, Answer>> = {
  garbage: { status: 200, body: GARBAGE },
  error: because(500, 'Erro inesperado ao receber registro'),
  unreadable: because(500, 'Erro ao desserializar registro'),
  rule: because(400, 'Há procedimento repetido na ficha'),
  // As a rule would that only the receiver can judge, by its own CNES.
  refused: because(400, 'Erro de validação', {
    erros: [
      {
        campo: 'headerTransport.profissionalCNS',
        mensagem: 'O profissional não tem lotação nesta unidade.',
      },
    ],
  }),
};

const AT_THE_DOOR: Record<LoginFault, Answer> = {
  inactive: because(400, 'Credencial inativa'),
  off: because(400, 'Serviço indisponível'),
  moved: because(400, 'Essa instalação foi desativada. Envie as fichas para https://pec.municipio.example'),
};

export type PecOptions = {
  port?: number;
  /** Path that comes before that of the API, as old installations have: '/esus'. */
  base?: string;
  user?: string;
  password?: string;
  /** Newest layout it reads; null: the newest there is. */
  layout?: string | null;
  faults?: readonly Fault[];
  slowMs?: number;
};

/** A stand-in of the official PEC, as far as its published LEDI API goes. */
export type Pec = {
  url: string;
  user: string;
  password: string;
  book: Book;
  /** Times somebody logged in. */
  logins(): number;
  fail(fault: Fault): void;
  close(): Promise<void>;
};

type Answer = { status: number; body: unknown; headers?: Record<string, string> };
type Installation = Required<Pick<PecOptions, 'base' | 'user' | 'password' | 'slowMs'>> & {
  judge: Judge;
  book: Book;
  faults: Faults;
  sessions: Set<string>;
  logins: number;
};

/** Serves it on loopback only; resolves once it listens. Port 0, or none, takes a free one. */
export async function servePec(options: PecOptions = {}): Promise<Pec> {
  const { port = 0, base = '', user = 'simulador', password = 'simulador', slowMs = SLOW_MS } = options;
  const faults = new Faults();
  for (const fault of options.faults ?? []) faults.plan(fault);
  const judge = await createJudge(options.layout ?? null);
  const sessions = new Set<string>();
  const pec = { base, user, password, slowMs, judge, book: newBook(), faults, sessions, logins: 0 };
  const server = createServer((request, response) => {
    answer(pec, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: served } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${served}${base}`,
    user,
    password,
    book: pec.book,
    logins: () => pec.logins,
    fail: (fault) => faults.plan(fault),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(pec: Installation, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /':
      return give(response, { status: 200, body: counts(pec.book) });
    case 'POST /faults':
      return give(response, planned(pec, url));
    case `POST ${pec.base}/api/recebimento/login`:
      return give(response, logIn(pec, await formOf(request)));
    case `POST ${pec.base}/api/v1/recebimento/ficha`:
      return receive(pec, request, response);
    default:
      return give(response, { status: 404, body: GARBAGE });
  }
}

const counts = ({ accepted, refused, repeated }: Book) => ({
  recebidas: accepted.size,
  recusadas: refused.size,
  repetidas: repeated,
  uuids: [...accepted.keys()],
});

/** `?fault=kind:after:times`. */
function planned({ faults }: Installation, url: URL): Answer {
  const fault = readFault(url.searchParams.get('fault') ?? '');
  if (!fault) return because(400, `Falhas: ${FAULT_NAMES.join(', ')}.`);
  faults.plan(fault);
  return { status: 200, body: fault };
}

function logIn(pec: Installation, form: FormData | null): Answer {
  const fault = pec.faults.atLogin();
  if (fault) return AT_THE_DOOR[fault];
  if (form?.get('usuario') !== pec.user || form.get('senha') !== pec.password) {
    return because(400, 'Usuário ou senha inválidos');
  }
  const session = randomBytes(16).toString('hex').toUpperCase();
  pec.sessions.add(session);
  pec.logins += 1;
  return {
    status: 200,
    body: '',
    headers: { 'set-cookie': `JSESSIONID=${session}; Path=${pec.base || '/'}; HttpOnly` },
  };
}

async function receive(
  { judge, book, faults, sessions, slowMs }: Installation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = await formOf(request);
  const session = /(?:^|; )JSESSIONID=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const fault = sessions.has(session) ? faults.atFicha() : undefined;
  if (fault === 'expired') sessions.delete(session);
  if (!sessions.has(session)) return give(response, because(401, 'Sessão expirada'));
  const inPlace = fault && IN_PLACE[fault];
  if (inPlace) return give(response, inPlace);
  if (fault === 'lost') {
    response.destroy();
    return;
  }
  if (fault === 'slow') await sleep(slowMs, undefined, { ref: false });
  const file = form?.get('ficha');
  if (!(file instanceof File) || file.type !== 'application/octet-stream') {
    return give(response, because(400, 'Falta o arquivo da ficha.'));
  }
  const judged = judge(book, file.name, new Uint8Array(await file.arrayBuffer()));
  if (fault === 'cut') response.destroy();
  else if (fault === 'half') cutShort(response, judged);
  else give(response, judged);
}

/** The parts of a multipart body; null when it is none. */
async function formOf(request: IncomingMessage): Promise<FormData | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('the body is too long');
    parts.push(part);
  }
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  return new Response(new Uint8Array(Buffer.concat(parts)), { headers }).formData().catch(() => null);
}

function give(response: ServerResponse, { status, body, headers }: Answer): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html; charset=utf-8' : 'application/json';
  const text = isText ? body : `${JSON.stringify(body, undefined, 2)}\n`;
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

/** Says it is longer than what comes, and hangs up. */
function cutShort(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length * 2 });
  response.write(text, () => response.destroy());
}
