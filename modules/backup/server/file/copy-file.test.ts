import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { Problem } from '#platform/errors/problem';
import { folderForCopies, RECOVERY_KEY, writeSmallCopy } from '../../test/files.ts';
import { FOOT_BYTES, MAGIC } from './format.ts';
import { openCopy, readHead } from './reader.ts';
import { recoveryKeyId } from './recovery-key.ts';
import { verifyCopy } from './verify-copy.ts';
import { CopyWriter } from './writer.ts';

let folder: string;
let remove: () => Promise<void>;
let whole: Buffer;
let path: string;
beforeAll(async () => {
  ({ folder, remove } = await folderForCopies());
  path = join(folder, 'a cópia.pecbackup');
  await writeSmallCopy(path);
  whole = await readFile(path);
});
afterAll(() => remove());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'good',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );
let made = 0;
async function verifyBytes(bytes: Buffer): Promise<unknown> {
  const other = join(folder, `other-${made++}.pecbackup`);
  await writeFile(other, bytes);
  return codeOf(verifyCopy(other, RECOVERY_KEY));
}
function changed(at: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}
const headEnd = () => MAGIC.length + 4 + whole.readUInt32BE(MAGIC.length);
const manifestAt = () => Number(whole.readBigUInt64BE(whole.length - FOOT_BYTES));

describe('a copy that is whole', () => {
  test('says in the clear whose it is, and nothing else', async () => {
    expect(await readHead(path)).toMatchObject({
      format: 1,
      installation: { name: 'SERRA CLARA' },
      recoveryKeyId: recoveryKeyId(RECOVERY_KEY),
    });
    expect(whole.includes('Ana')).toBe(false);
    expect(whole.includes('person')).toBe(false);
  });

  test('opens with its key: tables, rows, keys, and the texts as they were', async () => {
    const copy = await openCopy(path, RECOVERY_KEY);
    const [table] = copy.manifest.tables;
    expect(table).toMatchObject({ name: 'person', columns: ['id', 'name'], rows: 3 });
    expect(table?.chunks.map(({ rows, first, last }) => [rows, first, last])).toEqual([
      [2, '1', '2'],
      [1, '3', '3'],
    ]);
    const [chunk] = table?.chunks ?? [];
    expect(chunk && (await copy.readChunk(chunk)).toString()).toBe('1\tAna\n2\tção 😀\n');
    await copy.close();
    expect(await verifyCopy(path, RECOVERY_KEY)).toMatchObject({
      rows: 3,
      files: 1,
      tables: [{ name: 'person', rows: 3 }],
      size: whole.length,
    });
  });

  test('two of the same are not the same bytes', async () => {
    const other = join(folder, 'twin.pecbackup');
    await writeSmallCopy(other);
    expect((await readFile(other)).subarray(headEnd()).equals(whole.subarray(headEnd()))).toBe(false);
  });
});

describe('a file that is no good copy', () => {
  test('cut anywhere, it is told', async () => {
    const cuts = [
      1,
      MAGIC.length,
      MAGIC.length + 3,
      headEnd() - 1,
      headEnd(),
      headEnd() + 60,
      manifestAt(),
      whole.length - FOOT_BYTES,
      whole.length - 1,
    ];
    for (const end of cuts)
      expect([end, await verifyBytes(whole.subarray(0, end))]).toEqual([end, 'copy-cut']);
  });

  test('with one bit of another value anywhere, it is never taken for good', async () => {
    const good: unknown[] = [];
    const step = Math.max(1, Math.floor(whole.length / 400));
    for (let at = 0; at < whole.length; at += step) {
      const code = await verifyBytes(changed(at));
      if (code === 'good' || typeof code !== 'string') good.push([at, code]);
    }
    expect(good).toEqual([]);
  });

  test('altered, it is told what of it is', async () => {
    const told = async (at: number) => {
      const other = join(folder, `told-${made++}.pecbackup`);
      await writeFile(other, changed(at));
      return verifyCopy(other, RECOVERY_KEY).catch((error: Problem) => error.detail);
    };
    const copy = await openCopy(path, RECOVERY_KEY);
    const at = copy.manifest.tables[0]?.chunks[1]?.at ?? 0;
    await copy.close();
    expect(await told(at + 40)).toContain('a tabela person');
    expect(await told(manifestAt() + 10)).toContain('o manifesto');
    // A word of the head changed: nothing after it opens any more.
    expect(await told(whole.indexOf('SERRA'))).toContain('foi alterada');
  });

  test('bytes put after its end, or between, are not taken along', async () => {
    expect(await verifyBytes(Buffer.concat([whole, Buffer.alloc(30)]))).toBe('copy-cut');
    const between = Buffer.concat([
      whole.subarray(0, manifestAt()),
      Buffer.alloc(8),
      whole.subarray(manifestAt()),
    ]);
    expect(await verifyBytes(between)).toBe('copy-altered');
  });

  test('empty, something else, a folder, or not there', async () => {
    expect(await verifyBytes(Buffer.alloc(0))).toBe('copy-not-one');
    expect(await verifyBytes(Buffer.from('PK\u0003\u0004 a zip of something'))).toBe('copy-not-one');
    await mkdir(join(folder, 'pasta.pecbackup'));
    expect(await codeOf(readHead(join(folder, 'pasta.pecbackup')))).toBe('copy-not-one');
    expect(await codeOf(readHead(join(folder, 'nowhere.pecbackup')))).toBe('copy-missing');
  });

  test('of another key, it says which sheet opens it', async () => {
    const other = Buffer.alloc(20, 3);
    await expect(openCopy(path, other)).rejects.toMatchObject({ code: 'copy-other-key' });
    await expect(openCopy(path, other)).rejects.toThrow(recoveryKeyId(RECOVERY_KEY));
  });

  test('of a newer program, it says which', async () => {
    const newer = Buffer.from(JSON.stringify({ format: 2, program: '9.1.0', else: true }));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(newer.length);
    const other = join(folder, 'newer.pecbackup');
    await writeFile(other, Buffer.concat([MAGIC, length, newer, Buffer.alloc(100)]));
    await expect(openCopy(other, RECOVERY_KEY)).rejects.toMatchObject({ code: 'copy-newer' });
    await expect(readHead(other)).rejects.toThrow('9.1.0');
  });

  test('whatever stands in it, nothing is allocated for a wrong length and nothing breaks', async () => {
    const front = fc.oneof(
      fc.constant(Buffer.alloc(0)),
      fc.constant(MAGIC),
      fc.constant(whole.subarray(0, headEnd())),
    );
    await fc.assert(
      fc.asyncProperty(front, fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (start, rest, foot) => {
        const end = foot ? whole.subarray(whole.length - FOOT_BYTES) : Buffer.alloc(0);
        const code = await verifyBytes(Buffer.concat([start, rest, end]));
        expect(code).toMatch(/^copy-/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('writing', () => {
  const begin = (at: string) =>
    CopyWriter.begin(
      at,
      {
        installation: { id: 'i', incarnation: 'n', name: 'X' },
        createdAt: '2026-11-21T12:00:00.000Z',
        program: '0.1.0',
      },
      RECOVERY_KEY,
    );

  it('bears its name only once it is whole, and leaves nothing when it is given up', async () => {
    await mkdir(join(folder, 'nova pasta'));
    const place = join(folder, 'nova pasta', 'c.pecbackup');
    const writer = await begin(place);
    await writer.add(Buffer.from('1\n'));
    expect(await readdir(join(folder, 'nova pasta'))).toEqual(['c.pecbackup.part']);
    await writer.abandon();
    expect(await readdir(join(folder, 'nova pasta'))).toEqual([]);
  });

  it('never writes over a file that is there', async () => {
    expect(await codeOf(begin(path))).toBe('copy-exists');
  });

  it('what a killed maker left is not in the way; what is of another installation is told and stays', async () => {
    const place = join(folder, 'morta.pecbackup');
    for (const left of [Buffer.alloc(0), whole.subarray(0, whole.length - 100)]) {
      await writeFile(`${place}.part`, left);
      await (await begin(place)).abandon();
    }
    await writeFile(`${place}.part`, 'de outro programa');
    expect(await codeOf(begin(place))).toBe('copy-part-taken');
    expect(await readFile(`${place}.part`, 'utf8')).toBe('de outro programa');
  });

  it('a place where nothing can be written is told', async () => {
    await writeFile(join(folder, 'a file'), '');
    for (const absent of ['a file', 'disco fora'])
      expect(await codeOf(begin(join(folder, absent, 'c.pecbackup')))).toBe('copy-no-place');
  });

  it('a disk that fills meanwhile is told, and nothing stays half written', async () => {
    await mkdir(join(folder, 'cheio'));
    const place = join(folder, 'cheio', 'c.pecbackup');
    const writer = await begin(place);
    const some = await open(path, 'r');
    const handle = Object.getPrototypeOf(some) as typeof some;
    await some.close();
    const write = vi
      .spyOn(handle, 'write')
      .mockRejectedValueOnce(Object.assign(new Error('no room'), { code: 'ENOSPC' }));
    onTestFinished(() => write.mockRestore());
    await expect(writer.add(Buffer.from('1\n'))).rejects.toMatchObject({ code: 'copy-no-room' });
    await writer.abandon();
    expect(await readdir(join(folder, 'cheio'))).toEqual([]);
  });
});
