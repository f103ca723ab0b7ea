import type { RuleGroup } from './bound-rule.ts';
import { CONTROL } from './wire.ts';
import { type Deflate, writeZip } from './zip-write.ts';

/** What became of a ficha: accepted; refused; already there; kept until its layout is known. */
export type Outcome = 'valida' | 'invalida' | 'repetida' | 'retida';

/** One ficha of a lot. */
export type ReceiptLine = {
  /** null when the record does not say one. */
  uuid: string | null;
  /** Name of its file in the lot. */
  entry: string;
  outcome: Outcome;
  /** What the receiver has to say of it, as the validator tells it: no value of the citizen. */
  reasons: ReceiptReason[];
};

export type ReceiptReason = { code: string; group: RuleGroup; path: string; message: string };

/** Which lot it was, who received it and when. */
export type ReceiptHead = {
  lot: {
    /** SHA-256 of the file of the lot, in hexadecimal: what ties the receipt to it. */
    sha256: string;
    /** Name of the file as it came. */
    name: string;
    /** Number the originator gave it; null when its records say none, or several. */
    number: number | null;
  };
  receiver: { uuidInstalacao: string; name: string };
  /** Instant of the judgement: ISO 8601, in UTC. */
  at: string;
};

export type ReceiptCounts = Record<Outcome, number>;

export const RECEIPT_FORMAT = 'pec-aberto/recibo-de-lote/1';
export const HEAD_NAME = 'recibo.json';
export const TOTALS_NAME = 'totais.json';
/** Names of the parts, from 1 on. */
export const partName = (part: number): string => `fichas-${String(part).padStart(6, '0')}.jsonl`;
export const noCounts = (): ReceiptCounts => ({ valida: 0, invalida: 0, repetida: 0, retida: 0 });

/** The reader accepts no more than this, and the writer gives none. Characters. */
export const RECEIPT_LIMITS = { uuid: 100, name: 300, text: 1000, reasons: 100 } as const;
const LINES_OF_PART = 5000;
const CHARACTERS_OF_PART = 2 * 1024 * 1024;

const encoder = new TextEncoder();
const CONTROLS = new RegExp(CONTROL.source, 'gu');

/**
 * The return receipt of a lot, as the bytes of a zip, in pieces: `recibo.json` with what it is of, parts with a line
 * of JSON for each ficha, `totais.json` with the counts. A lot of any size takes the memory of one part. Names and
 * uuids may come from hostile records: what could not be shown in a page is replaced, what is too long is cut.
 * The format is described in docs/decisions/2026-11-21-ledi-senders.md.
 */
export async function* writeReceipt(
  head: ReceiptHead,
  lines: AsyncIterable<ReceiptLine> | Iterable<ReceiptLine>,
  deflate: Deflate,
): AsyncGenerator<Uint8Array> {
  yield* writeZip(filesOf(head, lines), deflate);
}

type File = { name: string; bytes: Uint8Array };

async function* filesOf(
  { lot, receiver, at }: ReceiptHead,
  lines: AsyncIterable<ReceiptLine> | Iterable<ReceiptLine>,
): AsyncGenerator<File> {
  const head: ReceiptHead = {
    lot: { ...lot, name: plain(lot.name, RECEIPT_LIMITS.name) },
    receiver: {
      uuidInstalacao: plain(receiver.uuidInstalacao, RECEIPT_LIMITS.name),
      name: plain(receiver.name, RECEIPT_LIMITS.name),
    },
    at,
  };
  yield { name: HEAD_NAME, bytes: json({ format: RECEIPT_FORMAT, ...head }) };
  const counts = noCounts();
  let part = 0;
  let count = 0;
  let text = '';
  const takePart = (): File => {
    part += 1;
    const file = { name: partName(part), bytes: encoder.encode(text) };
    count = 0;
    text = '';
    return file;
  };
  for await (const line of lines) {
    counts[line.outcome] += 1;
    text += `${JSON.stringify(asWritten(line))}\n`;
    count += 1;
    if (count === LINES_OF_PART || text.length > CHARACTERS_OF_PART) yield takePart();
  }
  if (count > 0) yield takePart();
  yield { name: TOTALS_NAME, bytes: json(counts) };
}

const json = (value: object) => encoder.encode(`${JSON.stringify(value)}\n`);
const plain = (text: string, most: number) => text.slice(0, most).replace(CONTROLS, '\uFFFD');

function asWritten({ uuid, entry, outcome, reasons }: ReceiptLine): ReceiptLine {
  const { uuid: uuidLimit, name, text, reasons: most } = RECEIPT_LIMITS;
  const kept =
    reasons.length > most ? [...reasons.slice(0, most - 1), more(reasons.length - most + 1)] : reasons;
  return {
    uuid: uuid === null ? null : plain(uuid, uuidLimit),
    entry: plain(entry, name),
    outcome,
    reasons: kept.map(({ code, group, path, message }) => ({
      code: plain(code, text),
      group,
      path: plain(path, text),
      message: plain(message, text),
    })),
  };
}

const more = (count: number): ReceiptReason => ({
  code: 'recibo.cortado',
  group: 'estrutural',
  path: '',
  message: `Há mais ${count} motivos, que o recibo não traz.`,
});
