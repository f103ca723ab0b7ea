import { Problem } from '#platform/errors/problem';

type PgError = Error & { code: string; constraint?: string; syscall?: string };

const isPgError = (error: unknown): error is PgError =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

/** Did this constraint refuse the row (unique, check, exclusion, foreign key)? */
export function violates(error: unknown, constraint: string): boolean {
  return isPgError(error) && error.constraint === constraint;
}

/** Did the base refuse to delete a row because others refer to it? */
export function isReferenced(error: unknown): boolean {
  return isPgError(error) && error.code === '23503';
}

/** Was a lock not to be had within `lock_timeout`? */
export const isLockTimeout = (error: unknown): boolean => isPgError(error) && error.code === '55P03';

// 53300: no connection free; 57P0x: server stopping; 08: connection; E…: the socket.
const UNREACHABLE =
  /^(08\w{3}|53300|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;

// data_corrupted (a page whose checksum is wrong) and index_corrupted.
const DAMAGED = /^XX00[12]$/;

/** The server holds its connections and answers nothing: it was stopped, or its machine hangs. */
export class DatabaseSilent extends Error {
  override readonly name = 'DatabaseSilent';
}

/** Is the database away for the moment (stopped, restarting, link cut)? Work may be tried again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseSilent) return true;
  // A server that stopped takes its socket along: connecting finds no file.
  if (isPgError(error) && (UNREACHABLE.test(error.code) || error.syscall === 'connect')) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  );
}

// Texts, numbers and dates beyond what a column holds, and rows beyond what an index does.
const UNKEEPABLE = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05', '54000']);

/** The refusal of a value that a caller sent and the base cannot keep; undefined for all else. */
export function unkeepableProblem(error: unknown): Problem | undefined {
  if (!isPgError(error) || !UNKEEPABLE.has(error.code)) return undefined;
  return new Problem(
    400,
    'value-not-kept',
    'Um dos valores enviados não pode ser gravado e nada foi alterado. Confira números, datas e textos colados.',
  );
}

// A deadlock, and a transaction that could not be put in order with others: undone by the base, it may be repeated.
const CROSSED = new Set(['40001', '40P01']);

/** Did two transactions get in each other's way, so that this one was undone? */
export const isCrossed = (error: unknown): boolean => isPgError(error) && CROSSED.has(error.code);

/** The Portuguese problem for faults of the database that a person can act on; undefined for the rest. */
export function databaseProblem(error: unknown): Problem | undefined {
  if (isPgError(error) && (error.code === '53100' || error.code === 'ENOSPC')) {
    return new Problem(
      503,
      'disk-full',
      'O disco do servidor está cheio e nada foi alterado. Libere espaço na pasta de dados e tente de novo.',
    );
  }
  if (isCrossed(error)) {
    return new Problem(
      503,
      'writes-crossed',
      'Duas gravações se cruzaram e esta foi desfeita; nada foi alterado. Grave de novo.',
    );
  }
  if (isPgError(error) && DAMAGED.test(error.code)) {
    return new Problem(
      503,
      'data-damaged',
      'O banco de dados não consegue ler parte do que guardou: o disco do servidor pode estar com defeito. Nada foi ' +
        'alterado. Avise agora quem cuida do servidor; “pec doctor” e a Situação dizem o que fazer.',
    );
  }
  if (error instanceof DatabaseSilent) {
    return new Problem(
      503,
      'database-silent',
      'O banco de dados parou de responder. Uma gravação destes instantes pode ou não ter entrado: aguarde um minuto, ' +
        'confira e tente de novo.',
    );
  }
  if (isDatabaseAway(error)) {
    return new Problem(
      503,
      'database-away',
      'O banco de dados não respondeu e nada foi alterado. Aguarde um minuto e tente de novo.',
    );
  }
  return undefined;
}
