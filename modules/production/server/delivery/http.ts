import { OutboundClosed } from '#platform/outbound/gate';
import { type Outward, request } from '#platform/outbound/http';
import { DeliveryFailure } from './transport.ts';

const TIMEOUT_MS = 60_000;
/** Of a body that is sent at a pace: small enough for the slowest link to carry one in its minute. */
const PART_BYTES = 16 * 1024;
const STALLED = 'A resposta do destino parou no meio por mais de um minuto.';
const MOST_ANSWER_BYTES = 1024 * 1024;

/** A form of which each part leaves when `pace` says so; it is given the bytes of the part. */
export type Paced = { form: FormData; pace(bytes: number): Promise<void> };

export type Asked = {
  method: string;
  headers?: Record<string, string>;
  body?: { json: unknown } | { form: FormData } | Paced;
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
 * minute, or nothing may leave this machine. The body of the answer may take longer, for as long as it goes on, and so may one
 * that is sent at a pace.
 */
export async function ask(
  platform: Outward,
  url: string,
  { method, headers, body, signal }: Asked,
): Promise<Response> {
  const idle = new AbortController();
  const step = new Step(idle);
  try {
    const sending = request(platform, url, {
      method,
      ...bodyOf(body, headers, step),
      signal: AbortSignal.any([signal, idle.signal]),
    });
    const response = await step.inTime(sending);
    return response.body ? new Response(goingOn(response.body, idle), response) : response;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof OutboundClosed) throw new DeliveryFailure(error.detail);
    throw new DeliveryFailure(`${originOf(url)} não respondeu: ${reasonOf(error, idle.signal.aborted)}.`);
  }
}

type Sent = Pick<RequestInit, 'body' | 'headers'> & { duplex?: 'half' };

/** A request's body, and the headers that go with it. */
function bodyOf(body: Asked['body'], headers: Record<string, string> | undefined, step: Step): Sent {
  if (!body) return { headers: { ...headers } };
  if ('json' in body) {
    const json = { 'content-type': 'application/json' };
    return { headers: { ...headers, ...json }, body: JSON.stringify(body.json) };
  }
  if (!('pace' in body)) return { headers: { ...headers }, body: body.form };
  const form = new Response(body.form);
  const type = { 'content-type': form.headers.get('content-type') ?? '' };
  return {
    headers: { ...headers, ...type },
    duplex: 'half',
    body: form.body && paced(form.body, body, step),
  };
}

/** A body of which each part has its minute, and leaves when its pace says so. */
function paced(body: ReadableStream<Uint8Array>, { pace }: Paced, step: Step): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let left = new Uint8Array();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (left.length === 0) {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          left = new Uint8Array(value);
        }
        const part = left.subarray(0, PART_BYTES);
        left = left.subarray(part.length);
        await pace(part.length);
        step.goesOn();
        return controller.enqueue(part);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Something that is given up when it takes more than a minute, counted anew each time that it goes on. */
class Step {
  readonly #idle: AbortController;
  #timer: NodeJS.Timeout | undefined;

  constructor(idle: AbortController) {
    this.#idle = idle;
  }

  goesOn(): void {
    this.#timer?.refresh();
  }

  async inTime<T>(step: Promise<T>): Promise<T> {
    this.#timer = setTimeout(() => this.#idle.abort(), TIMEOUT_MS);
    try {
      return await step;
    } finally {
      clearTimeout(this.#timer);
    }
  }
}

/** A body of which each part has its minute: one of many megabytes comes by the slowest link. */
function goingOn(body: ReadableStream<Uint8Array>, idle: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await new Step(idle).inTime(reader.read()).catch((error: unknown) => {
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
