import type { Judged } from '../store/judged.ts';
import type { Unreadable } from './judge.ts';
import type { MembersRow } from './membership-queries.ts';

/** What a thread is started with. */
export type ThreadTask = { path: string; refusesTraining: boolean };

/** What the thread says to who stores. */
export type FromThread =
  /** There are records: from which one on? */
  | { kind: 'began' }
  | { kind: 'members'; ibge: string }
  | { kind: 'judged'; judged: Judged[] }
  | { kind: 'ended' }
  /** The file is no lot. */
  | { kind: 'unreadable'; error: Unreadable };

/** What it is answered. `more`: one more batch may be judged; nothing runs ahead without an end. */
export type ToThread =
  | { kind: 'from'; position: number }
  | { kind: 'members'; row: MembersRow | undefined }
  | { kind: 'more' };

/**
 * Judged records as they leave a thread: their bytes in one piece, which is handed over and not copied again. A record's
 * own are often a part of something much larger.
 */
export function packed(judged: readonly Judged[]): { judged: Judged[]; bytes: ArrayBuffer } {
  const all = judged.flatMap(({ envelope, formHash }) => [envelope ?? NONE, formHash ?? NONE]);
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  const put = <B extends Uint8Array>(part: B | null): B | null => {
    if (!part) return null;
    bytes.set(part, end);
    end += part.length;
    return bytes.subarray(end - part.length, end) as B;
  };
  return {
    judged: judged.map((one) => ({ ...one, envelope: put(one.envelope), formHash: put(one.formHash) })),
    bytes: bytes.buffer,
  };
}

const NONE = new Uint8Array();

/** The same as they arrive: what was a Buffer is one again. */
export const unpacked = (judged: readonly Judged[]): Judged[] =>
  judged.map((one) => ({ ...one, formHash: one.formHash && bufferOf(one.formHash) }));

const bufferOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, length);
