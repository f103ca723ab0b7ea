import type { ReceiptReason } from '@pec-aberto/ledi';
import { shownText } from '#platform/files/shown-text';
import type { Platform } from '#platform/runtime/platform';
import { apiCredentialOf } from './credential.ts';
import type { Destination } from './destination-queries.ts';
import { ask } from './http.ts';
import { readAnswer, reasonsOf, type Said, sentenceOf } from './official-answer.ts';
import { DeliveryFailure } from './transport.ts';

const SESSION_COOKIE = 'JSESSIONID=';
const MOST_ADDRESS = 200;

/** What an official PEC made of one ficha. */
export type FichaAnswer = { accepted: true } | { accepted: false; reasons: ReceiptReason[] };
export type OfficialSession = {
  /** Logs in where nobody is. DeliveryFailure where that is refused. */
  open(): Promise<void>;
  /** `isStuck`: where the API says that it failed, that is its answer to this ficha. DeliveryFailure otherwise. */
  send(uuid: string, bytes: Uint8Array, isStuck: boolean): Promise<FichaAnswer>;
};

/** A session that is opened when it is first needed, and once more when it is lost. */
export function openSession(
  platform: Platform,
  destination: Destination,
  signal: AbortSignal,
): OfficialSession {
  let cookie: string | undefined;
  const open = async (): Promise<string> => (cookie ??= await logIn(platform, destination, signal));
  const trySend = async (
    ...[uuid, bytes, isStuck]: Parameters<OfficialSession['send']>
  ): Promise<FichaAnswer | Said> => {
    const cookies = await open();
    const form = new FormData();
    const file = new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' });
    form.append('ficha', file, `${uuid}.esus`);
    const url = `${destination.url}/api/v1/recebimento/ficha`;
    const response = await ask(platform, url, {
      method: 'POST',
      headers: { cookie: cookies },
      body: { form },
      signal,
    });
    const said = await readAnswer(response);
    if (isSessionLost(said)) {
      cookie = undefined;
      return said;
    }
    if (said.status === 200 || said.status === 201) return { accepted: true };
    if (isRefusal(said, isStuck)) return { accepted: false, reasons: reasonsOf(said) };
    throw failureOf(destination, response, said, ` Parou na ficha ${uuid}.`);
  };
  return {
    async open() {
      await open();
    },
    async send(...ficha) {
      let answer = await trySend(...ficha);
      if (!('accepted' in answer)) answer = await trySend(...ficha);
      if ('accepted' in answer) return answer;
      throw new DeliveryFailure(
        `O destino não reconheceu a sessão, mesmo depois de entrar de novo (HTTP ${answer.status}). ${sentenceOf(answer)}`.trim(),
      );
    },
  };
}

/** Opens a session; its cookies. DeliveryFailure with the destination's own sentence where it refused. */
export async function logIn(
  platform: Platform,
  destination: Destination,
  signal: AbortSignal,
): Promise<string> {
  const { user, password } = apiCredentialOf(platform.secrets, destination);
  const form = new FormData();
  form.append('usuario', user);
  form.append('senha', password);
  const url = `${destination.url}/api/recebimento/login`;
  const response = await ask(platform, url, { method: 'POST', body: { form }, signal });
  const said = await readAnswer(response);
  if (!response.ok) throw failureOf(destination, response, said);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
  if (said.isPage || !cookies.some((cookie) => cookie.startsWith(SESSION_COOKIE)))
    throw notOfficial(destination);
  return cookies.join('; ');
}

/** A redirect or a page where a ficha went is how servers ask to log in. */
const isSessionLost = ({ status, isPage }: Said): boolean =>
  status === 401 || status === 403 || (status >= 300 && status < 400) || (status < 300 && isPage);

/** Of the 500 that the API tells, those that are about the bytes of the record: again would be the same. */
const UNREADABLE = /erro ao (?:desserializar|ler) (?:o |a )?(?:registro|ficha)/iu;

function isRefusal(said: Said, isStuck: boolean): boolean {
  if (said.isPage) return false;
  if (said.status === 400) return true;
  const sentence = said.status === 500 ? sentenceOf(said) : '';
  return isStuck ? sentence !== '' : UNREADABLE.test(sentence);
}

const notOfficial = ({ url }: Destination) =>
  new DeliveryFailure(
    `Em ${url} não responde a API de recebimento de fichas do e-SUS PEC. Confira o endereço.`,
  );

function failureOf(destination: Destination, response: Response, said: Said, where = ''): DeliveryFailure {
  const { status } = response;
  if (status === 404) return notOfficial(destination);
  if (status >= 300 && status < 400) {
    const to = shownText(response.headers.get('location') ?? '', MOST_ADDRESS);
    return new DeliveryFailure(
      `O destino manda para outro endereço: ${to}. Se for o endereço certo, altere o destino.${where}`,
    );
  }
  const sentence = sentenceOf(said);
  if (status < 500 && sentence) return new DeliveryFailure(`${sentence}${where}`);
  const fault = status < 500 ? 'O destino recusou o pedido' : 'O destino está com problema';
  return new DeliveryFailure(`${fault} (HTTP ${status}).${sentence && ` ${sentence}`}${where}`);
}
