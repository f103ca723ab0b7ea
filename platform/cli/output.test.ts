import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { lineWriter } from './output.ts';

const fault = (code: string) => Object.assign(new Error(code), { code });

describe('lines to a pipe', () => {
  it('waits while the reader is behind', async () => {
    const taken: string[] = [];
    let release = () => undefined as void;
    const slow = new Writable({
      highWaterMark: 4,
      decodeStrings: false,
      write(chunk: string, _, done) {
        taken.push(chunk);
        release = done;
      },
    });
    const { write } = lineWriter(slow, () => undefined);
    let isThrough = false;
    const first = write('primeira').then((isRead) => {
      isThrough = true;
      return isRead;
    });
    await new Promise(setImmediate);
    expect({ taken, isThrough }).toEqual({ taken: ['primeira\n'], isThrough: false });
    release();
    expect(await first).toBe(true);
  });

  it('says that nobody reads any more, also to who was waiting', async () => {
    const faults: string[] = [];
    const closed = new Writable({ highWaterMark: 1, write: (_, __, done) => done(fault('EPIPE')) });
    const { write, line } = lineWriter(closed, ({ message }) => faults.push(message));
    expect([await write('uma'), await write('duas')]).toEqual([false, false]);
    line('três');
    expect(faults).toEqual([]);
  });

  it('tells any other fault', async () => {
    const faults: string[] = [];
    const full = new Writable({ highWaterMark: 1, write: (_, __, done) => done(fault('ENOSPC')) });
    await lineWriter(full, ({ message }) => faults.push(message)).write('uma');
    expect(faults).toEqual(['ENOSPC']);
  });
});
