import type { Writable } from 'node:stream';
import type pg from 'pg';

/** The few parts of pg's connection that a COPY needs; its types leave them out. */
type CopyConnection = {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  stream: Writable;
};

/** COPY text in pieces of any size. */
export type CopySource = Iterable<string | Buffer> | AsyncIterable<string | Buffer>;

/** COPY FROM STDIN as pg's queue takes it: only as fast as the server reads. */
class CopyIn {
  readonly #text: string;
  readonly #source: CopySource;
  #rows = 0;
  #fault: unknown;
  readonly done: Promise<number>;
  #settle!: { resolve: (rows: number) => void; reject: (reason: unknown) => void };

  constructor(text: string, source: CopySource) {
    this.#text = text;
    this.#source = source;
    this.done = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }

  submit(connection: CopyConnection): void {
    connection.query(this.#text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.#send(connection);
  }

  async #send(connection: CopyConnection): Promise<void> {
    const { stream } = connection;
    try {
      for await (const text of this.#source) {
        if (this.#fault !== undefined || stream.destroyed) return;
        connection.sendCopyFromChunk(typeof text === 'string' ? Buffer.from(text) : text);
        if (stream.writableNeedDrain) await drainedOrClosed(stream);
      }
      connection.endCopyFrom();
    } catch (error) {
      // The server answers with an error of its own; ours is the one that says why.
      this.#fault ??= error;
      if (!stream.destroyed) connection.sendCopyFail('the source of the rows failed');
    }
  }

  handleCommandComplete(message: { text: string }): void {
    this.#rows = Number(message.text.split(' ').at(-1));
  }

  handleError(error: unknown): void {
    this.#fault ??= error;
    this.#settle.reject(this.#fault);
  }

  handleReadyForQuery(): void {
    this.#settle.resolve(this.#rows);
  }
}

/** Leaves no listener behind: one connection waits thousands of times in a long fill. */
function drainedOrClosed(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      stream.off('drain', goOn).off('close', goOn);
      resolve();
    };
    stream.on('drain', goOn).on('close', goOn);
  });
}

/**
 * Fills `table (columns)` from lines made by `copyLine`, or read from a copy; returns how many rows went in. A source
 * that throws leaves none of them. Runs on a client of its own: while it lasts the client answers nothing else.
 */
export async function copyInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  source: CopySource,
): Promise<number> {
  const copy = new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`, source);
  client.query(copy as unknown as pg.Submittable);
  return copy.done;
}

export type CopyValue = string | number | boolean | null;

/** One row in the text format of COPY. Arrays and the like come as PostgreSQL writes them. */
export const copyLine = (values: readonly CopyValue[]): string => `${values.map(written).join('\t')}\n`;

const SPECIAL = /[\\\t\n\r]/;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function written(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] ?? sign) : value;
}
