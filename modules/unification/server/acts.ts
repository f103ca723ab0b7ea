import type { TableDeclaration } from '#platform/db/tables';
import type { Platform } from '#platform/runtime/platform';
import type { Caller } from '#platform/usecase/run';
import { otherSide, processNotFound } from './process/faults.ts';
import { findProcess, type ProcessRow, type Side } from './process/process-queries.ts';
import { accept, cancelHere, checkHere, deny, undoHere } from './receiving/act.ts';
import { confirm, type Typed } from './receiving/decide.ts';
import {
  askUndo,
  beginRehearsal,
  beginUnification,
  cancelLost,
  cancelSending,
  checkBoth,
} from './sending/act.ts';

type Act = (platform: Platform, caller: Caller, row: ProcessRow) => Promise<ProcessRow>;
type OnSides = { what: string } & Partial<Record<Side, Act>>;

/** What people do with a process, on the side where they may. */
const ACTS = {
  accept: { what: 'aceitar', receiving: accept },
  deny: { what: 'negar', receiving: deny },
  cancel: { what: 'cancelar', sending: cancelSending, receiving: cancelHere },
  cancelLost: { what: 'cancelar sem a central', sending: cancelLost },
  check: { what: 'conferir', sending: checkBoth, receiving: checkHere },
  rehearse: { what: 'ensaiar', sending: beginRehearsal },
  run: { what: 'unificar', sending: beginUnification },
  undo: { what: 'desfazer', sending: askUndo, receiving: undoHere },
} as const satisfies Record<string, OnSides>;

export type Verb = keyof typeof ACTS;

/** 404 for no process; 409 `unification-side` for what is done on the other side. */
export async function act(platform: Platform, caller: Caller, verb: Verb, id: string): Promise<ProcessRow> {
  const row = await getProcess(platform, id);
  const { what, ...sides }: OnSides = ACTS[verb];
  const done = sides[row.side];
  if (!done) throw otherSide(what);
  return done(platform, caller, row);
}

export async function confirmProcess(
  platform: Platform,
  caller: Caller,
  { id, tables, ...typed }: { id: string; tables: readonly TableDeclaration[] } & Typed,
): Promise<ProcessRow> {
  const row = await getProcess(platform, id);
  if (row.side !== 'receiving') throw otherSide('confirmar');
  return confirm(platform, caller, row, typed, tables);
}

export async function getProcess({ db }: Pick<Platform, 'db'>, id: string): Promise<ProcessRow> {
  const row = await findProcess(db, id);
  if (!row) throw processNotFound();
  return row;
}
