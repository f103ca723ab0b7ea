import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { CnesFileError, type CnesHeader, readCnes } from '@pec-aberto/cnes-xml';
import { MemberCollector } from './cnes-members.ts';
import { LediError } from './errors.ts';
import { type OnUnusable, readFiles, unusable } from './files.ts';
import { fromJson, type RecordJson } from './json.ts';
import { readJsonObjects } from './json-text.ts';
import { compileLayout, type Layout } from './layout.ts';
import type { Membership } from './membership.ts';
import type { LayoutPackage } from './package-data.ts';
import { decodeRecord } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import { type ReportLine, reportLine, unreadableLine } from './report.ts';
import { type ValidateOptions, Validator } from './validate.ts';

export { type OnUnusable, type RawEntry, readFiles } from './files.ts';
export { createReport, placeOf } from './report-text.ts';
export { diffFiles, type RecordDifference } from './diff-files.ts';
export { readReceiptFile, writeReceiptFile } from './receipt-file.ts';
export { deflateRecord, type LotFile, writeLotFile } from './lot-file.ts';

/** The layout that ships with this library, from its folder `data/`. */
export async function loadLayout(): Promise<Layout> {
  const part = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(new URL(`../data/${name}.json`, import.meta.url), 'utf8'));
  const [structure, rules, tables] = await Promise.all(['structure', 'rules', 'tables'].map(part));
  return compileLayout({ structure, rules, tables } as LayoutPackage);
}

/** A layout that arrived as one file, `{structure, rules, tables}`. LediError `pacote-invalido` when it is not one. */
export async function loadLayoutFile(path: string): Promise<Layout> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new LediError('pacote-invalido', 'O pacote de layout não se abre ou não é JSON.');
  }
  return compileLayout(data as LayoutPackage);
}

/** Members of the municipality of a "XML para e-SUS" export of the CNES. CnesFileError when it cannot be read. */
export async function cnesMembership(path: string): Promise<Membership> {
  const members = new MemberCollector();
  let header: CnesHeader | null = null;
  for await (const event of readCnes(path)) {
    if (event.type === 'header') header = event.header;
    else if (event.type === 'records') for (const record of event.records) members.add(record);
  }
  if (!header) throw new CnesFileError('identification-missing');
  return members.membership(header);
}

/** A line for each record of these files and zips, in order, as they are read: memory stays flat. */
export async function* validateFiles(
  layout: Layout,
  files: readonly string[],
  options: ValidateOptions & { onUnusable?: OnUnusable } = {},
): AsyncGenerator<ReportLine> {
  const validator = new Validator(layout);
  for await (const { file, entry, bytes, error } of readFiles(files, options.onUnusable)) {
    yield bytes
      ? reportLine(validator, file, entry, bytes, options)
      : unreadableLine(file, entry, required(error));
  }
}

/** One record of a file or zip, decoded; `error` says why it could not be. */
export type DecodedEntry = {
  file: string;
  entry: string | null;
  record: LediRecord | null;
  error: LediError | null;
};

/** Decodes each record of these files and zips, in order, as they are read. */
export async function* decodeFiles(
  layout: Layout,
  files: readonly string[],
  options: { onUnusable?: OnUnusable } = {},
): AsyncGenerator<DecodedEntry> {
  for await (const { file, entry, bytes, error } of readFiles(files, options.onUnusable)) {
    if (!bytes) {
      yield { file, entry, record: null, error };
      continue;
    }
    try {
      yield { file, entry, record: decodeRecord(layout, bytes), error: null };
    } catch (fault) {
      if (!(fault instanceof LediError)) throw fault;
      yield { file, entry, record: null, error: fault };
    }
  }
}

const required = (error: LediError | null) =>
  error ?? new LediError('arquivo-ilegivel', 'O arquivo não pôde ser lido.');

/**
 * The records of a JSON file, as `toJson` gives them: one object, many, or a list; other keys of an object are let be.
 * LediError when the file or a record of it cannot be read.
 */
export async function* readJsonRecords(layout: Layout, path: string): AsyncGenerator<LediRecord> {
  try {
    for await (const json of readJsonObjects(createReadStream(path, 'utf8'))) {
      yield fromJson(layout, json as RecordJson);
    }
  } catch (error) {
    throw error instanceof LediError ? error : unusable(error);
  }
}
