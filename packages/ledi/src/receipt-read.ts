import { LediError } from './errors.ts';
import {
  HEAD_NAME,
  noCounts,
  type Outcome,
  partName,
  RECEIPT_FORMAT,
  RECEIPT_LIMITS,
  type ReceiptCounts,
  type ReceiptHead,
  type ReceiptLine,
  type ReceiptReason,
  TOTALS_NAME,
} from './receipt.ts';
import type { RuleGroup } from './bound-rule.ts';
import { CONTROL } from './wire.ts';
import { type Inflate, readZip, type ZipSource } from './zip.ts';

/** A receipt as it is read: its head, a line for each ficha, and the end. Without the end, it proves nothing. */
export type ReceiptEvent =
  | { type: 'head'; head: ReceiptHead }
  | { type: 'line'; line: ReceiptLine }
  | { type: 'end'; counts: ReceiptCounts };

/** The largest lot has far fewer fichas, and far smaller lines. */
const MAX_LINES = 5_000_000;
const MAX_BYTES = 4 * 1024 * 1024 * 1024;
const MAX_LINE = 1024 * 1024;

const OUTCOMES: ReadonlySet<unknown> = new Set<Outcome>(['valida', 'invalida', 'repetida', 'retida']);
const GROUPS: ReadonlySet<unknown> = new Set<RuleGroup>([
  'campo obrigatório',
  'estrutural',
  'regra de negócio',
]);
const utf8 = new TextDecoder('utf-8', { fatal: true });

const invalid = (message = 'O arquivo não é um recibo de lote, ou está incompleto.') =>
  new LediError('recibo-invalido', message);

/**
 * Reads a return receipt, in memory that does not grow with it. Act on its lines when the end has come: until then a
 * fault may follow. Keys this version does not know are let be. LediError `recibo-invalido` when it is not a receipt,
 * is of a version this program does not know, or its counts are not those of its lines; `limite-excedido` when it is
 * larger than any lot asks for; `zip-invalido` when the zip cannot be read.
 */
export async function* readReceipt(source: ZipSource, inflate: Inflate): AsyncGenerator<ReceiptEvent> {
  const counts = noCounts();
  let place = 0;
  let lines = 0;
  let size = 0;
  let isOver = false;
  for await (const { name, bytes, error } of readZip(source, inflate)) {
    if (error) throw error;
    if (!bytes || isOver) throw invalid();
    size += bytes.length;
    if (size > MAX_BYTES) throw tooLarge();
    if (place === 0) {
      if (name !== HEAD_NAME) throw invalid();
      yield { type: 'head', head: headOf(objectOf(textOf(bytes))) };
    } else if (name === TOTALS_NAME) {
      checkCounts(objectOf(textOf(bytes)), counts);
      isOver = true;
    } else {
      if (name !== partName(place)) throw invalid();
      for (const line of linesOf(textOf(bytes))) {
        lines += 1;
        if (lines > MAX_LINES) throw tooLarge();
        counts[line.outcome] += 1;
        yield { type: 'line', line };
      }
    }
    place += 1;
  }
  if (!isOver) throw invalid();
  yield { type: 'end', counts };
}

const tooLarge = () => new LediError('limite-excedido', 'O recibo é maior que o de qualquer lote.');

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalid();
  }
}

function objectOf(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid();
  }
  return asObject(value);
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid();
  return value as Record<string, unknown>;
}

function asText(value: unknown, most: number): string {
  if (typeof value !== 'string' || value.length > most || CONTROL.test(value)) throw invalid();
  return value;
}

function* linesOf(text: string): Generator<ReceiptLine> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    if (end < 0) throw invalid();
    if (end - start > MAX_LINE) throw tooLarge();
    yield lineOf(objectOf(text.slice(start, end)));
    start = end + 1;
  }
}

function headOf(given: Record<string, unknown>): ReceiptHead {
  if (typeof given.format === 'string' && given.format !== RECEIPT_FORMAT) {
    throw invalid(
      'O recibo é de um formato que este programa não conhece. Atualize o programa e leia de novo.',
    );
  }
  if (given.format !== RECEIPT_FORMAT) throw invalid();
  const [lot, receiver] = [asObject(given.lot), asObject(given.receiver)];
  const { name: most } = RECEIPT_LIMITS;
  const sha256 = asText(lot.sha256, 64);
  const at = asText(given.at, 40);
  const { number } = lot;
  const isNumber = number === null || (Number.isSafeInteger(number) && (number as number) >= 0);
  if (!isNumber || !/^[0-9a-f]{64}$/.test(sha256) || !isInstant(at)) throw invalid();
  return {
    lot: { sha256, name: asText(lot.name, most), number: number as number | null },
    receiver: { uuidInstalacao: asText(receiver.uuidInstalacao, most), name: asText(receiver.name, most) },
    at,
  };
}

const isInstant = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(text) && !Number.isNaN(Date.parse(text));

function lineOf({ uuid, entry, outcome, reasons }: Record<string, unknown>): ReceiptLine {
  if (!OUTCOMES.has(outcome) || !Array.isArray(reasons) || reasons.length > RECEIPT_LIMITS.reasons)
    throw invalid();
  return {
    uuid: uuid === null ? null : asText(uuid, RECEIPT_LIMITS.uuid),
    entry: asText(entry, RECEIPT_LIMITS.name),
    outcome: outcome as Outcome,
    reasons: reasons.map((reason) => reasonOf(asObject(reason))),
  };
}

function reasonOf({ code, group, path, message }: Record<string, unknown>): ReceiptReason {
  if (!GROUPS.has(group)) throw invalid();
  const { text: most } = RECEIPT_LIMITS;
  return {
    code: asText(code, most),
    group: group as RuleGroup,
    path: asText(path, most),
    message: asText(message, most),
  };
}

function checkCounts(given: Record<string, unknown>, counts: ReceiptCounts): void {
  const isSame = (Object.keys(counts) as Outcome[]).every((outcome) => given[outcome] === counts[outcome]);
  if (!isSame) throw invalid('Os totais do recibo não são os das suas fichas.');
}
