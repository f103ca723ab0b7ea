import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const MAX_BYTES = 10 * 1024 * 1024;
const FILES = 5;

export type LogFile = { write(text: string): void; close(): void };

/**
 * A log that keeps at most five files of 10 MB: `pec.log` (now), `pec.log.1` … `pec.log.4` (oldest).
 * A full disk loses lines, never the process.
 */
export function openLogFile(path: string, maxBytes = MAX_BYTES): LogFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o750 });
  let fd = openSync(path, 'a', 0o640);
  let size = fstatSync(fd).size;
  let closed = false;

  // The open file goes last: when a step fails, lines still go to it, never to a number somebody else got.
  function rotate(): void {
    for (let number = FILES - 1; number >= 1; number--) {
      const from = number === 1 ? path : `${path}.${number - 1}`;
      if (existsSync(from)) renameSync(from, `${path}.${number}`);
    }
    const full = fd;
    fd = openSync(path, 'a', 0o640);
    size = 0;
    closeSync(full);
  }

  function rotateWhenFull(more: number): void {
    if (size === 0 || size + more <= maxBytes) return;
    try {
      rotate();
    } catch {
      // Somebody holds an old file: this one grows until it can be moved.
    }
  }

  return {
    write(text) {
      if (closed) return;
      rotateWhenFull(text.length);
      try {
        size += writeSync(fd, text);
      } catch {
        // Disk full or folder gone: the program goes on without this line.
      }
    },
    close() {
      closed = true;
      closeSync(fd);
    },
  };
}
