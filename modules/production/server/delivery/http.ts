import { OutboundClosed } from '#platform/outbound/gate';
import { type Outward, request } from '#platform/outbound/http';
import { DeliveryFailure } from './transport.ts';

const TIMEOUT_MS = 60_000;
const STALLED = 'A resposta do destino parou no meio por mais de um minuto.';
const MOST_ANSWER_BYTES = 1024 * 1024;

export type Asked = {
  method: string;
  headers?: Record<string, string>;
  body?: { json: unknown } | { form: FormData };
  signal: AbortSignal;
};

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'o servidor não está atendendo nessa porta',
  ENOTFOUND: 'o nome do servidor não existe',
  EAI_AGAIN: 'o nome do servidor não pôde ser resolvido',
  ECONNRESET: 'a ligação foi cortada',
  UND_ERR_SOCKET: 'a ligação foi cortada',
  EHOSTUNREACH: 'não há caminho de rede até ele',
  ENETUNREACH: 'não há rede',
  CERT_HAS_EXPIRED: 'o certificado HTTPS dele venceu',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'o certificado HTTPS dele não é reconhecido',
};

/**
 * Asks a server something, and follows it nowhere else; DeliveryFailure with a sentence when it does not answer within a
 * minute, or nothing may leave this machine. The body may take longer, for as long as it goes on.
 */
export async function ask(
  platform: Outward,
  url: string,
  { method, headers, body, signal }: Asked,
): Promise<Response> {
  const idle = new AbortController();
  const sent = body && ('json' in body ? JSON.stringify(body.json) : body.form);
  try {
    const sending = request(platform, url, {
      method,
      headers: { ...headers, ...(typeof sent === 'string' ? { 'content-type': 'application/json' } : {}) },
      ...(sent === undefined ? {} : { body: sent }),
      signal: AbortSignal.any([signal, idle.signal]),
    });
    const response = await inTime(sending, idle);
    return response.body ? new Response(goingOn(response.body, idle), response) : response;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof OutboundClosed) throw new DeliveryFailure(error.detail);
    throw new DeliveryFailure(`${originOf(url)} não respondeu: ${reasonOf(error, idle.signal.aborted)}.`);
  }
}

/** Aborts what a step is of when it takes more than a minute. */
async function inTime<T>(step: Promise<T>, idle: AbortController): Promise<T> {
  const timer = setTimeout(() => idle.abort(), TIMEOUT_MS);
  try {
    return await step;
  } finally {
    clearTimeout(timer);
  }
}

/** A body of which each part has its minute: one of many megabytes comes by the slowest link. */
function goingOn(body: ReadableStream<Uint8Array>, idle: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await inTime(reader.read(), idle).catch((error: unknown) => {
          throw idle.signal.aborted ? new DeliveryFailure(STALLED) : error;
        });
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** What a test of the connection adds where the network may read along. */
export const warningOf = (url: string): string =>
  url.startsWith('http:') ? ' Atenção: a ligação é http e quem estiver na rede pode ler as fichas.' : '';

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : url);

function reasonOf(error: unknown, late: boolean): string {
  if (late) return 'demorou mais de um minuto';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause && typeof cause === 'object' && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (code ? `falha de rede (${code})` : 'falha de rede');
}

/** Body of an answer, read whole but never without an end. DeliveryFailure when it was cut or is too long. */
export async function bytesOf(response: Response, most = MOST_ANSWER_BYTES): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > most) throw new DeliveryFailure('A resposta do destino não acaba. Confira o endereço.');
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof DeliveryFailure) throw error;
    throw new DeliveryFailure('A resposta do destino chegou pela metade.');
  }
  return Buffer.concat(parts);
}

/**
 * JSON of an answer that went well. DeliveryFailure with the destination's own sentence where it refused, or one that
 * says that this is no answer.
 */
export async function jsonOf(response: Response): Promise<unknown> {
  const text = (await bytesOf(response)).toString();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new DeliveryFailure(
      `O destino respondeu algo que não se entende (HTTP ${response.status}). Confira o endereço.`,
    );
  }
  if (response.ok) return body;
  const said = body && typeof body === 'object' && 'detail' in body ? body.detail : undefined;
  throw new DeliveryFailure(
    typeof said === 'string' ? said.slice(0, 500) : `O destino recusou o pedido (HTTP ${response.status}).`,
  );
}
