import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LediRecord, LotRecord } from '@pec-aberto/ledi';
import type { RawEntry } from '@pec-aberto/ledi/node';
import type { CommandResult } from '#platform/cli/command';
import type { Context, Ledi } from './files.ts';

/** One record as it was read. */
export type Read = { uuid: string | null; record: LediRecord; bytes: Uint8Array };

/** What became of it: its new bytes, or null when it is left out; and what to say of it, in JSON and in words. */
export type Rewritten = { bytes: Uint8Array | null; json: object; words: string[] };

export const OUT = {
  out: {
    type: 'string',
    required: true,
    description: 'Arquivo a gravar: um registro dá um registro, um zip dá um lote (zip).',
  },
} as const;

/**
 * Rewrites each record of a file, and tells one by one what became of them. Exit 0 when all were written, 1 when some
 * were left out, 2 when the file could not be used or nothing could be written. What is written is whole or not there.
 */
export async function rewrite(
  context: Context,
  ledi: Ledi,
  change: (read: Read) => Rewritten,
): Promise<CommandResult> {
  const [file = ''] = context.positionals;
  const counts = { written: 0, left: 0 };
  const fail = (message: string): CommandResult => {
    context.progress(`${file}: ${message}`);
    return { exit: 2, streamed: true };
  };
  try {
    await writeAll(context, ledi, changed(context, ledi, file, counts, change), counts);
  } catch (error) {
    if (error instanceof Interrupted) return { exit: 1, streamed: true };
    if (error instanceof ledi.LediError) return fail(error.message);
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return fail(
      `não foi possível gravar. Confira a pasta, a permissão e o espaço em disco. ${error.message}`,
    );
  }
  const left = counts.left > 0 ? `; ${counts.left} de fora` : '';
  context.print(
    `${counts.written} ${counts.written === 1 ? 'registro gravado' : 'registros gravados'}${left}.`,
  );
  return { exit: counts.left > 0 ? 1 : 0, streamed: true };
}

class Interrupted extends Error {}

type Output = LotRecord & { isOfLot: boolean };

/** The records that stay, each told as it passes. */
async function* changed(
  context: Context,
  ledi: Ledi,
  file: string,
  counts: { written: number; left: number },
  change: (read: Read) => Rewritten,
): AsyncGenerator<Output> {
  const seen = new Set<string>();
  for await (const raw of ledi.readFiles([resolve(context.cwd, file)])) {
    const { json, words, output } = one(ledi, raw, seen, change);
    const name = { file, entry: raw.entry };
    const text = context.json
      ? JSON.stringify({ ...name, ...json })
      : [ledi.placeOf(file, raw.entry), ...words.map((line) => `  ${line}`)].join('\n');
    const isSaid = words.length === 0 && !context.json ? true : await context.write(text);
    if (context.signal.aborted || !isSaid) throw new Interrupted();
    if (!output) {
      counts.left += 1;
      continue;
    }
    counts.written += 1;
    yield { ...output, isOfLot: raw.entry !== null };
  }
}

type Told = { json: object; words: string[]; output: LotRecord | null };

/** A record that cannot be read, named or rewritten is left out, and said why. */
function one(ledi: Ledi, raw: RawEntry, seen: Set<string>, change: (read: Read) => Rewritten): Told {
  let uuid: string | null = null;
  try {
    if (!raw.bytes) throw raw.error ?? new ledi.LediError('arquivo-ilegivel', 'O registro não se lê.');
    const record = ledi.decodeRecord(ledi.layout, raw.bytes);
    uuid = ledi.headOf(record.transport).uuid;
    const { bytes, json, words } = change({ uuid, record, bytes: raw.bytes });
    if (!bytes) return { json: { uuid, written: false, ...json }, words, output: null };
    if (raw.entry !== null) checkName(ledi, uuid, bytes, seen);
    return { json: { uuid, written: true, ...json }, words, output: { uuid: uuid ?? '', bytes } };
  } catch (error) {
    if (!(error instanceof ledi.LediError)) throw error;
    const { code, message, path } = error;
    const words = [`de fora: ${message}`];
    return {
      json: { uuid, written: false, refusals: [{ code, path: path ?? '', message }] },
      words,
      output: null,
    };
  }
}

/** In a lot each record is a file called by its uuid. */
function checkName(ledi: Ledi, uuid: string | null, bytes: Uint8Array, seen: Set<string>): void {
  const name = ledi.lotEntryName(uuid ?? '', bytes);
  if (seen.has(name)) throw new ledi.LediError('valor-invalido', 'O lote já traz um registro com este UUID.');
  seen.add(name);
}

/** A record alone is a file; those of a zip are a lot. Nothing left, nothing written. */
async function writeAll(
  context: Context,
  ledi: Ledi,
  records: AsyncGenerator<Output>,
  counts: { written: number },
): Promise<void> {
  const path = resolve(context.cwd, String(context.options['out']));
  const first = await records.next();
  if (first.done) return;
  if (!first.value.isOfLot) {
    await writeFile(path, first.value.bytes);
    counts.written = 1;
    return;
  }
  async function* all(): AsyncGenerator<LotRecord> {
    if (!first.done) yield first.value;
    yield* records;
  }
  await ledi.writeLotFile(path, all());
}
