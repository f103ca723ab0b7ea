import type { ReceiptReason } from '@pec-aberto/ledi';
import { shownText } from '#platform/files/shown-text';
import { bytesOf } from './http.ts';

const MOST_TEXT = 500;
const MOST_REASONS = 50;
const DEEPEST = 8;

/** What a server said: the published API tells no shape. A page for people, as proxies and login screens give, is none. */
export type Said = { status: number; text: string; isPage: boolean };

export async function readAnswer(response: Response): Promise<Said> {
  const text = decoded(await bytesOf(response)).trim();
  return { status: response.status, text, isPage: text.startsWith('<') };
}

/** Old servers write Latin-1 and do not say so. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What an answer says, in a sentence; '' where it says nothing. */
export const sentenceOf = (said: Said): string =>
  shownText(
    found(said)
      .slice(0, 3)
      .map(({ message }) => message)
      .join(' '),
    MOST_TEXT,
  );

/** Why a ficha was refused: at least one reason. */
export function reasonsOf(said: Said): ReceiptReason[] {
  const reasons = found(said);
  if (reasons.length === 0)
    reasons.push({ path: '', message: 'O destino recusou a ficha e não disse por quê.' });
  return reasons.map((reason) => ({ ...reason, code: 'destino', group: 'regra de negócio' }));
}

const REPEATED = /duplic|repetid|j[áa] existe|j[áa] (?:foi )?recebid/iu;
/** Of the record itself: a rule may speak of repeated procedures in it. */
const REPEATED_RECORD =
  /\b(?:ficha|registro|uuid\w*)(?:\s+\S*\d\S*)?\s+(?:\p{L}{1,4}\s+)?(?:duplic|repetid|j[áa]\s)/iu;

/** Whether a refusal only says that the ficha is there. `sentBefore`: it may have arrived with an answer that was cut. */
export const saysRepeated = ([reason, ...others]: readonly ReceiptReason[], sentBefore: boolean): boolean =>
  reason !== undefined &&
  others.length === 0 &&
  reason.path === '' &&
  (sentBefore ? REPEATED : REPEATED_RECORD).test(reason.message);

type Found = { path: string; message: string };

function found({ text, isPage }: Said): Found[] {
  if (isPage || text === '') return [];
  return collect(parsed(text), '', 0)
    .slice(0, MOST_REASONS)
    .map(({ path, message }) => ({ path: oneLine(path), message: oneLine(message) }))
    .filter(({ message }) => message !== '');
}

const oneLine = (text: string) => shownText(text.replaceAll(/\s+/g, ' ').trim(), MOST_TEXT);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const MESSAGE_KEYS = ['mensagem', 'message', 'detail', 'detalhe', 'descricao', 'motivo', 'erro', 'error'];
const FIELD_KEYS = ['campo', 'field', 'path', 'caminho', 'propriedade'];

/** Every sentence in a JSON of any shape, with the field it is of where that is told. */
function collect(value: unknown, path: string, depth: number): Found[] {
  if (typeof value === 'string') return [{ path, message: value }];
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one) => collect(one, path, depth + 1));
  const entries = Object.entries(value);
  const message = textUnder(entries, MESSAGE_KEYS);
  const inside = entries.filter(([, one]) => typeof one === 'object' && one !== null);
  if (message !== undefined) {
    // Servers that tell the address of the request call it a path too.
    const field = textUnder(entries, FIELD_KEYS)?.replace(/^\/.*/s, '') ?? path;
    return [{ path: field, message }, ...inside.flatMap(([, one]) => collect(one, '', depth + 1))];
  }
  if (inside.length > 0) return inside.flatMap(([, one]) => collect(one, '', depth + 1));
  return entries.flatMap(([key, one]) => collect(one, key, depth + 1));
}

function textUnder(entries: readonly [string, unknown][], keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = entries.find(([name]) => name.toLowerCase() === key)?.[1];
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return undefined;
}
