import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { ChainRow, SealedBlock } from './block.ts';
import { checkSeal, RowCheck } from './check-block.ts';
import { type ChainReport, Faults } from './faults.ts';
import { isSignedBy, type Signer, type TrustedKeys } from './keys.ts';
import { formatSnapshot, parseSnapshot } from './snapshot.ts';

// One JSON a line: header, then each block followed by its rows, then the end, which signs all bytes before it.
const FORMAT = 'pec-audit-archive-1';

export type ArchiveHeader = {
  programVersion: string;
  beforeMonth: string;
  writtenAt: Date;
  /** Rows of these blocks that went to an earlier archive. */
  earlierRows: readonly string[];
};

type BlockLine = {
  block: Omit<SealedBlock, 'snapshot' | 'previousHash' | 'leaves' | 'people' | 'hash' | 'signature'> & {
    /** Absent in files older than it. */
    people?: string;
    snapshot: string;
    previousHash: string;
    leaves: string;
    hash: string;
    signature: string;
  };
};
type RowLine = { row: ChainRow };
type EndLine = { end: { blocks: number; rows: number; sha256: string; key: string; signature: string } };
type HeaderLine = { format: string; earlierRows: readonly string[] };
type Line = HeaderLine | BlockLine | RowLine | EndLine;

/** Writes the lines of an archive, in order, and signs them at the end. */
export class ArchiveWriter {
  readonly #hash: Hash = createHash('sha256');
  #blocks = 0;
  #rows = 0;

  #line(value: unknown): string {
    const line = `${JSON.stringify(value)}\n`;
    this.#hash.update(line);
    return line;
  }

  header(header: ArchiveHeader): string {
    return this.#line({ format: FORMAT, ...header });
  }

  block(block: SealedBlock, rows: readonly ChainRow[]): string {
    this.#blocks += 1;
    this.#rows += rows.length;
    const { previousHash, hash, signature, leaves, people, snapshot, ...plain } = block;
    const written = {
      ...plain,
      snapshot: formatSnapshot(snapshot),
      previousHash: previousHash.toString('hex'),
      leaves: leaves.toString('base64'),
      ...(people === null ? {} : { people: people.toString('base64') }),
      hash: hash.toString('hex'),
      signature: signature.toString('hex'),
    };
    return this.#line({ block: written }) + rows.map((row) => this.#line({ row })).join('');
  }

  /** The last line; `sha256` names the archive. */
  end(signer: Signer): { line: string; sha256: string; blocks: number; rows: number } {
    const digest = this.#hash.digest();
    const sha256 = digest.toString('hex');
    const signature = signer.sign(digest).toString('hex');
    const counts = { blocks: this.#blocks, rows: this.#rows };
    const line = `${JSON.stringify({ end: { ...counts, sha256, key: signer.fingerprint, signature } })}\n`;
    return { line, sha256, ...counts };
  }
}

/**
 * Checks an archive without any base: the file as a whole, each block and each of its rows. Which keys
 * count is the caller's to say.
 */
export async function verifyArchive(path: string, keys: TrustedKeys): Promise<ChainReport> {
  const faults = new Faults();
  const reading = new ArchiveReading(keys, faults);
  try {
    for await (const line of linesOf(path)) reading.line(line);
  } catch {
    faults.add('broken-file');
  }
  reading.end();
  const { rows, blocks } = reading;
  return { ok: faults.none, rows, blocks, unsealed: 0, tip: null, faults: faults.list };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // An error of the file does not reach the stream behind the pipe by itself.
  file.on('error', (error) => input.destroy(error));
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

class ArchiveReading {
  rows = 0;
  blocks = 0;
  readonly #keys: TrustedKeys;
  readonly #faults: Faults;
  readonly #hash = createHash('sha256');
  #previous: SealedBlock | undefined;
  #check: RowCheck | undefined;
  #header = false;
  #earlier: ReadonlySet<string> = new Set();
  #end: EndLine['end'] | undefined;

  constructor(keys: TrustedKeys, faults: Faults) {
    this.#keys = keys;
    this.#faults = faults;
  }

  line(text: string): void {
    const line = JSON.parse(text) as Line;
    if (this.#end) throw new Error('a line after the end');
    if ('end' in line) {
      this.#end = line.end;
      return;
    }
    this.#hash.update(`${text}\n`);
    if ('row' in line) this.#row(line);
    else if ('block' in line) this.#block(line);
    else this.#readHeader(line);
  }

  #readHeader(line: HeaderLine): void {
    this.#header = line.format === FORMAT;
    this.#earlier = new Set(line.earlierRows);
  }

  #block({ block: written }: BlockLine): void {
    this.#closeBlock();
    const block: SealedBlock = {
      ...written,
      snapshot: parseSnapshot(written.snapshot),
      previousHash: Buffer.from(written.previousHash, 'hex'),
      leaves: Buffer.from(written.leaves, 'base64'),
      people: written.people === undefined ? null : Buffer.from(written.people, 'base64'),
      hash: Buffer.from(written.hash, 'hex'),
      signature: Buffer.from(written.signature, 'hex'),
      firstAt: written.firstAt && new Date(written.firstAt),
      lastAt: written.lastAt && new Date(written.lastAt),
      sealedAt: new Date(written.sealedAt),
    };
    const previous = this.#previous;
    // Blocks with no row of these months are not in the file: only neighbours can be compared.
    if (previous?.number === block.number - 1 && !block.previousHash.equals(previous.hash)) {
      this.#faults.add('changed-block', block.number);
    }
    checkSeal(block, this.#keys, this.#faults);
    this.#check = new RowCheck(block, this.#faults, true);
    this.#previous = block;
    this.blocks += 1;
  }

  #row({ row }: RowLine): void {
    this.rows += 1;
    if (!this.#check) throw new Error('a row before any block');
    // Files older than the count of turns have none.
    this.#check.see({ ...row, at: new Date(row.at), turn: row.turn ?? null });
  }

  #closeBlock(): void {
    this.#check?.end((row) => this.#earlier.has(row));
  }

  end(): void {
    this.#closeBlock();
    const end = this.#end;
    const digest = this.#hash.digest();
    const whole =
      this.#header &&
      end !== undefined &&
      end.rows === this.rows &&
      end.blocks === this.blocks &&
      end.sha256 === digest.toString('hex');
    if (!whole) {
      this.#faults.add('broken-file');
      return;
    }
    const key = this.#keys.get(end.key);
    if (!key) this.#faults.add('unknown-key');
    else if (!isSignedBy(key, digest, Buffer.from(end.signature, 'hex')))
      this.#faults.add('broken-signature');
  }
}
