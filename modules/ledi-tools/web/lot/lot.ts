import { CnesFileError } from '@pec-aberto/cnes-xml/browser';
import {
  type CnesMembers,
  cnesMembersOf,
  compileLayout,
  headOf,
  type Layout,
  LediError,
  type LayoutPackage,
  type LediRecord,
  type ValidateOptions,
  Validator,
  type Verdict,
} from '@pec-aberto/ledi';
import { csvHead, csvLines } from './csv.ts';
import { Describer } from './describe.ts';
import { findingsOf } from './findings.ts';
import { Meanings } from './meaning.ts';
import type {
  Asks,
  DroppedFile,
  FileProblem,
  LotFilter,
  LotSummary,
  Outcome,
  RecordRow,
  RecordView,
} from './protocol.ts';
import { type RawRecord, readRecords, sortFiles, UNREADABLE } from './read-files.ts';
import { matches, type Searchable } from './search.ts';
import { summaryOf } from './summary.ts';
import { toldOf } from './told.ts';
import { firstXmlOf } from './unzip.ts';

/** What a page keeps of a lot: above it `pec ledi validate`, whose memory does not grow, is the tool. */
const MOST_RECORDS = 200_000;
const MOST_BYTES = 512 * 1024 * 1024;
const CSV_PART = 1000;

/** One record as it is kept: its bytes, to be opened again, and what was found in it. */
export type Kept = RawRecord & Searchable & { verdict: Verdict; tipo: number; row: RecordRow };

export type OnProgress = (part: number, records: number) => void;

/** The lot that a page works on, in its worker: judged once, then asked for rows, records and the CSV. */
export class Lot {
  private layout: Layout;
  private layoutFile: string | null = null;
  private validator: Validator;
  private meanings: Meanings;
  private cnes: { file: string; members: CnesMembers } | null = null;
  private kept: Kept[] = [];
  private isCut = false;
  private problems: FileProblem[] = [];
  private today = '';
  private found: { key: string; records: Kept[] } | null = null;

  constructor(layout: Layout) {
    this.layout = layout;
    this.validator = new Validator(layout);
    this.meanings = new Meanings(layout);
  }

  get newest(): string {
    return this.layout.newest;
  }

  async judge({ files, today }: Asks['judge']['asked'], onProgress: OnProgress): Promise<LotSummary> {
    const start = performance.now();
    this.today = today;
    const { lot, cnes, layouts, problems } = await sortFiles(files);
    this.problems = problems;
    for (const file of layouts) await this.useLayout(file);
    for (const file of cnes) await this.useCnes(file);
    if (lot.length > 0) await this.readLot(lot, onProgress);
    else if (layouts.length + cnes.length > 0) this.judgeAgain(onProgress);
    return this.summary(start);
  }

  forgetCnes(today: string, onProgress: OnProgress): LotSummary {
    const start = performance.now();
    this.today = today;
    this.problems = [];
    this.cnes = null;
    this.judgeAgain(onProgress);
    return this.summary(start);
  }

  rows({ filter, page, size }: Asks['rows']['asked']): Asks['rows']['given'] {
    const records = this.filtered(filter);
    return {
      rows: records.slice(page * size, (page + 1) * size).map(({ row }) => row),
      total: records.length,
    };
  }

  /** Everything of one record. RangeError when the lot has no such place. */
  open(id: number): RecordView {
    const kept = this.kept[id];
    if (!kept) throw new RangeError('no such record');
    const { row, bytes, verdict } = kept;
    const { record } = bytes ? this.validator.judgeBytes(bytes, this.options) : { record: null };
    const findings = findingsOf(this.layout, record, verdict);
    if (!record) return { row, findings, form: [], transport: [] };
    const describer = new Describer(this.layout, this.meanings, record, findings);
    const { form, formData } = record;
    const struct = formData && this.layout.structs.get(formData.struct);
    return {
      row,
      findings,
      form: form && struct ? describer.struct(struct, form, '') : [],
      transport: describer.envelope(form !== null),
    };
  }

  /** A line for each error and warning of the lot. */
  csv(): Blob {
    const parts: string[] = [csvHead()];
    let waiting = '';
    for (const [place, { bytes, verdict, row }] of this.kept.entries()) {
      if (verdict.errors.length + verdict.warnings.length > 0) {
        const record = bytes ? this.validator.judgeBytes(bytes, this.options).record : null;
        waiting += csvLines(row, findingsOf(this.layout, record, verdict));
      }
      if (place % CSV_PART !== 0) continue;
      parts.push(waiting);
      waiting = '';
    }
    return new Blob([...parts, waiting], { type: 'text/csv;charset=utf-8' });
  }

  private get options(): ValidateOptions {
    const membership = this.cnes?.members.membership;
    return { today: this.today, ...(membership ? { membership } : {}) };
  }

  private async useLayout({ name, blob }: DroppedFile): Promise<void> {
    try {
      this.layout = compileLayout(JSON.parse(await blob.text()) as LayoutPackage);
    } catch (error) {
      const message =
        error instanceof LediError
          ? error.message
          : 'O arquivo não é um pacote de layout do LEDI deste programa.';
      this.problems.push({ file: name, message });
      return;
    }
    this.layoutFile = name;
    this.validator = new Validator(this.layout);
    this.meanings = new Meanings(this.layout);
  }

  private async useCnes({ name, blob }: DroppedFile): Promise<void> {
    try {
      const isZip = new TextDecoder('latin1').decode(await blob.slice(0, 2).arrayBuffer()) === 'PK';
      this.cnes = { file: name, members: await cnesMembersOf(isZip ? firstXmlOf(blob) : piecesOf(blob)) };
    } catch (error) {
      const isUnreadable = error instanceof DOMException;
      if (!isUnreadable && !(error instanceof CnesFileError)) throw error;
      this.problems.push({ file: name, message: isUnreadable ? UNREADABLE : error.message });
    }
  }

  private async readLot(
    files: Awaited<ReturnType<typeof sortFiles>>['lot'],
    onProgress: OnProgress,
  ): Promise<void> {
    this.kept = [];
    this.found = null;
    this.isCut = false;
    let part = 0;
    let bytes = 0;
    const onProblem = (problem: FileProblem) => this.problems.push(problem);
    for await (const raw of readRecords(files, onProblem, (now) => (part = now))) {
      if (this.kept.length >= MOST_RECORDS || bytes > MOST_BYTES) {
        this.isCut = true;
        return;
      }
      bytes += raw.bytes?.length ?? 0;
      this.kept.push(this.judged(raw, this.kept.length));
      if (this.kept.length % 256 === 0) onProgress(part, this.kept.length);
    }
  }

  private judgeAgain(onProgress: OnProgress): void {
    this.found = null;
    this.kept = this.kept.map((kept, id) => {
      if (id % 1024 === 0) onProgress(id / this.kept.length, id);
      return this.judged(kept, id);
    });
  }

  private judged({ file, entry, bytes, error }: RawRecord, id: number): Kept {
    const verdict: Verdict & { record: LediRecord | null } = bytes
      ? this.validator.judgeBytes(bytes, this.options)
      : unreadable(error);
    const { record, valid, errors, warnings } = verdict;
    const head = record ? headOf(record.transport) : { tipo: null, uuid: null, version: null };
    const { uuid, version } = head;
    const row: RecordRow = {
      id,
      file,
      entry,
      form: record?.formData?.title ?? null,
      uuid,
      ...toldOf(this.layout, record),
      version,
      outcome: outcomeOf(record, valid),
      errors: errors.length,
      warnings: warnings.length,
      first: firstOf(verdict, record === null && bytes !== null),
    };
    const tipo = record?.formData?.tipo ?? 0;
    return { file, entry, bytes, error, verdict: { valid, errors, warnings }, tipo, row };
  }

  private filtered(filter: LotFilter): Kept[] {
    const key = JSON.stringify(filter);
    if (this.found?.key === key) return this.found.records;
    const records = this.kept.filter((kept) => matches(kept, filter)).sort(byUrgency);
    this.found = { key, records };
    return records;
  }

  private summary(start: number): LotSummary {
    const { kept, problems, isCut, cnes, today, layoutFile } = this;
    return {
      ...summaryOf(kept),
      problems,
      isCut,
      cnes: cnes && {
        file: cnes.file,
        ibge: cnes.members.header.ibge,
        date: cnes.members.header.date,
        units: cnes.members.units,
        professionals: cnes.members.professionals,
      },
      layout: { newest: this.layout.newest, file: layoutFile },
      today,
      took: Math.round(performance.now() - start),
    };
  }
}

const NO_RECORD = 'O arquivo não é uma ficha do LEDI, ou foi cortado ou alterado no caminho.';

function firstOf({ errors, warnings }: Verdict, isForeign: boolean): RecordRow['first'] {
  const [first] = [...errors, ...warnings];
  if (!first) return null;
  // What the codec says of bytes that are no record helps only who wrote them.
  return { message: isForeign ? NO_RECORD : first.message, path: first.path };
}

const URGENCY: Record<Outcome, number> = { invalid: 0, unreadable: 0, held: 1, valid: 3 };
const urgency = ({ row }: Kept) => (row.outcome === 'valid' && row.warnings > 0 ? 2 : URGENCY[row.outcome]);

/** What has to be mended comes first; else as in the lot. */
const byUrgency = (a: Kept, b: Kept) => urgency(a) - urgency(b);

function outcomeOf(record: LediRecord | null, valid: Verdict['valid']): Outcome {
  if (!record) return 'unreadable';
  if (valid === 'held') return 'held';
  return valid ? 'valid' : 'invalid';
}

function unreadable(error: LediError | null): Verdict & { record: null } {
  const message = error?.message ?? 'O arquivo não pôde ser lido.';
  const code = `estrutura.${error?.code ?? 'arquivo-ilegivel'}`;
  const finding = { code, group: 'estrutural' as const, path: '', message, source: 'arquivo' };
  return { valid: false, errors: [finding], warnings: [], record: null };
}

async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  const size = 1024 * 1024;
  for (let start = 0; start < blob.size; start += size) {
    yield new Uint8Array(await blob.slice(start, start + size).arrayBuffer());
  }
}
