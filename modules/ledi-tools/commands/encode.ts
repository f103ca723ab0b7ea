import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { LediRecord } from '@pec-aberto/ledi';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { type Context, type Ledi, loadLedi } from './files.ts';

/** Exit 0 when all were written, 2 at the first that cannot be; those before it stay written. */
export const lediEncode: Command<Platform> = {
  name: 'ledi encode',
  summary: 'Grava como .esus os registros de um JSON de pec ledi decode.',
  needs: 'nothing',
  positionals: [{ name: 'arquivo', required: true, description: 'JSON de um ou mais registros.' }],
  options: {
    out: {
      type: 'string',
      required: true,
      description: 'Arquivo; ou pasta (que existe, ou com / no fim), onde cada registro se chama pelo uuid.',
    },
    xml: { type: 'boolean', description: 'Grava a variante XML em vez de Thrift.' },
  },
  async run(context) {
    const ledi = await loadLedi();
    const [file = ''] = context.positionals;
    const records = ledi.readJsonRecords(ledi.layout, resolve(context.cwd, file));
    let count = 0;
    const fail = (message: string) => {
      context.progress(`${file}: ${message}`);
      return { exit: 2, streamed: true } as const;
    };
    try {
      const nameOf = await destination(context);
      for await (const record of nameOf.isFolder ? records : onlyOne(ledi, records)) {
        if (context.signal.aborted) return { exit: 1, streamed: true };
        const bytes = bytesOf(ledi, record, context.options['xml'] === true);
        const { uuid } = ledi.headOf(record.transport);
        const out = nameOf.next(uuid);
        await writeFile(out, bytes);
        count += 1;
        if (context.json) await context.write(JSON.stringify({ out, uuid, bytes: bytes.length }));
      }
    } catch (error) {
      if (error instanceof Error && 'syscall' in error) {
        const { message } = error;
        return fail(`não foi possível gravar. Confira a pasta, a permissão e o espaço em disco. ${message}`);
      }
      if (!(error instanceof ledi.LediError)) throw error;
      const field = error.path === null ? '' : `, campo ${error.path}`;
      return fail(`registro ${count + 1}${field}: ${error.message}`);
    }
    if (count === 0) return fail('não há nenhum registro neste JSON.');
    context.print(count === 1 ? '1 registro gravado.' : `${count} registros gravados.`);
    return { exit: 0, streamed: true };
  },
};

/** The bytes, once they are sure to be read again. */
function bytesOf({ layout, ...ledi }: Ledi, record: LediRecord, isXml: boolean): Uint8Array {
  const bytes = isXml ? Buffer.from(ledi.encodeXml(layout, record)) : ledi.encodeRecord(layout, record);
  ledi.decodeRecord(layout, bytes);
  return bytes;
}

/** One file can hold one record: with a second, nothing is written. */
async function* onlyOne({ LediError }: Ledi, records: AsyncIterable<LediRecord>): AsyncGenerator<LediRecord> {
  let only: LediRecord | null = null;
  for await (const record of records) {
    if (only) throw new LediError('valor-invalido', 'o JSON tem mais de um registro; dê uma pasta em --out.');
    only = record;
  }
  if (only) yield only;
}

async function destination({ cwd, options }: Context) {
  const given = String(options['out']);
  const path = resolve(cwd, given);
  const isFolder = /[/\\]$/.test(given) || (await stat(path).catch(() => null))?.isDirectory() === true;
  if (!isFolder) return { isFolder, next: () => path };
  await mkdir(path, { recursive: true });
  const turns = new Map<string, number>();
  /** A uuid that could not be a file name is not used as one; a repeated one gets a number. */
  const next = (uuid: string | null) => {
    const name = uuid !== null && /^[\w-]{1,100}$/.test(uuid) ? uuid : 'registro';
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    return join(path, `${name}${turn === 1 ? '' : `-${turn}`}.esus${options['xml'] === true ? '.xml' : ''}`);
  };
  return { isFolder, next };
}
