import { compileLayout, type LayoutPackage, LediError } from '@pec-aberto/ledi';
// As text, so that no one checks the types of a megabyte of tables.
import rules from '@pec-aberto/ledi/data/rules.json?raw';
import structure from '@pec-aberto/ledi/data/structure.json?raw';
import tables from '@pec-aberto/ledi/data/tables.json?raw';
import { CnesFileError } from '@pec-aberto/cnes-xml/browser';
import { Lot } from './lot.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const tell = (message: FromWorker) => self.postMessage(message);

const [structureData, rulesData, tablesData] = [structure, rules, tables].map(
  (text) => JSON.parse(text) as unknown,
);
const lot = new Lot(
  compileLayout({ structure: structureData, rules: rulesData, tables: tablesData } as LayoutPackage),
);

let toldAt = 0;
/** A page draws ten times a second at most. */
function onProgress(part: number, records: number): void {
  const now = performance.now();
  if (now - toldAt < 100) return;
  toldAt = now;
  tell({ kind: 'progress', progress: { part, records } });
}

async function answer(message: ToWorker): Promise<unknown> {
  switch (message.ask) {
    case 'judge':
      return lot.judge(message.with, onProgress);
    case 'forgetCnes':
      return lot.forgetCnes(message.with.today, onProgress);
    case 'rows':
      return lot.rows(message.with);
    case 'open':
      return lot.open(message.with.id);
    case 'csv':
      return lot.csv();
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const { number } = data;
  answer(data).then(
    (given) => tell({ kind: 'given', number, given }),
    (error: unknown) => {
      const isOfFile = error instanceof LediError || error instanceof CnesFileError;
      tell({ kind: 'failed', number, message: isOfFile ? error.message : null });
    },
  );
});
tell({ kind: 'ready', newest: lot.newest });
