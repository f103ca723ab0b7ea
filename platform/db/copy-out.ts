import type { Readable } from 'node:stream';
import type pg from 'pg';

/** The few parts of pg's connection that a COPY needs; its types leave them out. */
type CopyConnection = { query(text: string): void; stream: Readable };

/** Whole rows of a COPY in its text format, each with its line feed. */
export type CopyPiece = { text: Buffer; rows: number };

const LINE_FEED = 10;
/** Pieces that wait for whoever takes them; beyond, the server waits. */
const WAITING = 2;

/** Does a piece end with this row? Of the row's text, with its line feed; the bytes are only lent. */
export type EndsPiece = (row: Buffer) => boolean;

/** COPY TO STDOUT as pg's queue takes it: the server sends only as fast as pieces are taken. */
class CopyOut {
  readonly #text: string;
  readonly #pieceBytes: number;
  readonly #endsPiece: EndsPiece | undefined;
  readonly #ready: CopyPiece[] = [];
  #buffer: Buffer;
  #used = 0;
  /** Where the row that is coming begins. */
  #row = 0;
  #rows = 0;
  #ended = false;
  #fault: Error | undefined;
  #stream: Readable | undefined;
  #wake: () => void = () => undefined;

  constructor(text: string, pieceBytes: number, endsPiece?: EndsPiece) {
    this.#text = text;
    this.#pieceBytes = pieceBytes;
    this.#endsPiece = endsPiece;
    this.#buffer = this.#fresh();
  }

  submit(connection: CopyConnection): void {
    this.#stream = connection.stream;
    connection.query(this.#text);
  }

  /** The bytes are the connection's, which writes over them: they are taken at once. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#used + chunk.length > this.#buffer.length) this.#grow(chunk.length);
    chunk.copy(this.#buffer, this.#used);
    this.#used += chunk.length;
    // The server sends a row a message, which it does not promise: a row ends with the only line feed it has.
    if (chunk.at(-1) !== LINE_FEED) return;
    this.#rows += 1;
    if (this.#used >= this.#pieceBytes || this.#isEnd()) this.#cut();
    this.#row = this.#used;
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#fault ??= error;
    this.#wake();
  }

  handleReadyForQuery(): void {
    if (this.#used > 0) this.#cut();
    this.#ended = true;
    this.#wake();
  }

  #fresh(): Buffer {
    return Buffer.allocUnsafe(this.#pieceBytes * 1.25);
  }

  #grow(more: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#used + more));
    this.#buffer.copy(larger, 0, 0, this.#used);
    this.#buffer = larger;
  }

  #isEnd(): boolean {
    return this.#endsPiece?.(this.#buffer.subarray(this.#row, this.#used)) ?? false;
  }

  #cut(): void {
    this.#ready.push({ text: this.#taken(), rows: this.#rows });
    this.#used = 0;
    this.#row = 0;
    this.#rows = 0;
    if (this.#ready.length >= WAITING) this.#stream?.pause();
    this.#wake();
  }

  /** A short piece is copied out: the room for a long one serves on. */
  #taken(): Buffer {
    const text = this.#buffer.subarray(0, this.#used);
    if (this.#used < this.#pieceBytes / 2) return Buffer.from(text);
    this.#buffer = this.#fresh();
    return text;
  }

  async *pieces(): AsyncGenerator<CopyPiece> {
    try {
      for (;;) {
        const piece = this.#ready.shift();
        if (this.#ready.length < WAITING) this.#stream?.resume();
        if (piece) yield piece;
        else if (this.#fault) throw this.#fault;
        else if (this.#ended) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      // Whoever leaves early ends the connection, which hears of its end only while it is read.
      this.#stream?.resume();
    }
  }
}

/**
 * The rows of a query in the text format of COPY, in pieces of about `pieceBytes` that end with a row, or earlier where
 * `endsPiece` says so. Runs on a client of its own: while it lasts the client answers nothing else, and who leaves it before
 * its end can only end the client.
 */
export function copyOut(
  client: pg.ClientBase,
  query: string,
  pieceBytes: number,
  endsPiece?: EndsPiece,
): AsyncGenerator<CopyPiece> {
  const copy = new CopyOut(`copy (${query}) to stdout`, pieceBytes, endsPiece);
  client.query(copy as unknown as pg.Submittable);
  return copy.pieces();
}
