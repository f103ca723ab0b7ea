import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { cnesFile, NEIGHBOUR } from './cnes-file.ts';

type FaultyFile = { code: string; what: string; bytes: () => Buffer | Promise<Buffer> };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;

function zipOf(entries: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
}

/** Rewrites both headers of every entry: the same field lies at another offset in each. */
async function patched(
  entries: Record<string, Buffer>,
  write: (zip: Buffer, offsets: { flags: number; method: number; crc: number }) => void,
): Promise<Buffer> {
  const zip = Buffer.from(await zipOf(entries));
  for (let at = 0; at < zip.length - 4; at++) {
    const signature = zip.readUInt32LE(at);
    const extra = signature === CENTRAL ? 2 : 0;
    if (signature !== LOCAL && signature !== CENTRAL) continue;
    write(zip, { flags: at + 6 + extra, method: at + 8 + extra, crc: at + 14 + extra });
  }
  return zip;
}

const good = cnesFile({});
const text = good.toString('latin1');
const edited = (from: string | RegExp, to: string) => () => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to replace: ${String(from)}`);
  return Buffer.from(changed, 'latin1');
};
const header = (fields: Record<string, string>) => () => cnesFile({ header: fields });
const zipped = { 'cnes.xml': good };

/** One file for each fault that a whole file may have, as a person could send it. */
export const faultyFiles: readonly FaultyFile[] = [
  { code: 'empty', what: 'no bytes', bytes: () => Buffer.alloc(0) },
  { code: 'not-zip-nor-xml', what: 'text', bytes: () => Buffer.from('CNES;NOME\n1;UBS') },
  { code: 'zip-truncated', what: 'half a zip', bytes: async () => (await zipOf(zipped)).subarray(0, 300) },
  {
    code: 'zip-corrupt',
    what: 'wrong CRC',
    bytes: () => patched(zipped, (z, o) => z.writeUInt32LE(1, o.crc)),
  },
  {
    code: 'zip-encrypted',
    what: 'a password',
    bytes: () => patched(zipped, (z, o) => z.writeUInt16LE(z.readUInt16LE(o.flags) | 1, o.flags)),
  },
  {
    code: 'zip-unsupported',
    what: 'another compression',
    bytes: () => patched(zipped, (z, o) => z.writeUInt16LE(14, o.method)),
  },
  { code: 'zip-without-xml', what: 'no XML inside', bytes: () => zipOf({ 'leia.txt': Buffer.from('x') }) },
  { code: 'zip-several-xml', what: 'two XMLs', bytes: () => zipOf({ 'a.xml': good, 'b.xml': good }) },
  {
    code: 'zip-too-many-entries',
    what: '1,100 entries',
    bytes: () =>
      zipOf({
        ...zipped,
        ...Object.fromEntries(Array.from({ length: 1100 }, (_, n) => [`${n}.txt`, Buffer.from('')])),
      }),
  },
  {
    code: 'zip-unsafe-path',
    what: 'a climbing path',
    bytes: async () =>
      Buffer.from(
        (await zipOf({ 'aa/c.xml': good })).toString('latin1').replaceAll('aa/c.xml', '../c.xml'),
        'latin1',
      ),
  },
  {
    code: 'zip-bomb',
    what: '12 MB in a few KB',
    bytes: () =>
      zipOf({
        'c.xml': edited('<PROFISSIONAIS>', `${`<X a="${'0'.repeat(3000)}"/>`.repeat(4000)}<PROFISSIONAIS>`)(),
      }),
  },
  { code: 'encoding-unsupported', what: 'UTF-16', bytes: () => Buffer.from(`\ufeff${text}`, 'utf16le') },
  {
    code: 'encoding-invalid',
    what: 'ISO-8859-1 that says UTF-8',
    bytes: () => Buffer.from(text.replace('ISO-8859-1', 'UTF-8').replace('ESF 001', 'ÁREA'), 'latin1'),
  },
  {
    code: 'encoding-mismatch',
    what: 'UTF-8 that says ISO-8859-1',
    bytes: () => Buffer.from(text.replace('ESF 001', 'ÁREA UM'), 'utf8'),
  },
  { code: 'xml-truncated', what: 'a cut XML', bytes: () => good.subarray(0, -40) },
  { code: 'xml-malformed', what: 'crossed tags', bytes: edited('</LOTACOES>', '</ENDERECO>') },
  {
    code: 'xml-too-deep',
    what: '40 levels',
    bytes: edited('<PROFISSIONAIS>', `${'<a>'.repeat(40)}<PROFISSIONAIS>`),
  },
  { code: 'xml-limit', what: 'a long value', bytes: edited('ESF 001', 'A'.repeat(4001)) },
  { code: 'doctype', what: 'a DOCTYPE', bytes: edited('<ImportarXMLCNES>', '<!DOCTYPE x><ImportarXMLCNES>') },
  {
    code: 'doctype',
    what: 'an ENTITY',
    bytes: edited(
      '<ImportarXMLCNES>',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><ImportarXMLCNES>',
    ),
  },
  { code: 'wrong-root', what: 'another document', bytes: () => Buffer.from('<html><body/></html>') },
  {
    code: 'identification-missing',
    what: 'no IDENTIFICACAO',
    bytes: () => Buffer.from('<ImportarXMLCNES></ImportarXMLCNES>'),
  },
  { code: 'version-unsupported', what: 'version 1.0', bytes: header({ VERSAO_XSD: '1.0' }) },
  { code: 'date-missing', what: 'no date', bytes: header({ DATA: '' }) },
  { code: 'date-invalid', what: 'no such day', bytes: header({ DATA: '2026-02-30' }) },
  { code: 'destination-wrong', what: 'another destination', bytes: header({ DESTINO: 'SIA' }) },
  { code: 'municipality-invalid', what: 'a short code', bytes: header({ CO_IBGE_MUN: '42' }) },
  { code: 'municipality-mismatch', what: 'a neighbour', bytes: () => cnesFile({ ibge: NEIGHBOUR }) },
  {
    code: 'municipality-mismatch',
    what: 'six digits of a neighbour',
    bytes: () => cnesFile({ ibge: '420240' }),
  },
  { code: 'future-file', what: 'a date to come', bytes: () => cnesFile({ date: '2099-01-01' }) },
  { code: 'no-professionals', what: 'nobody', bytes: () => cnesFile({ professionals: [] }) },
  { code: 'older-file', what: 'the month before', bytes: () => cnesFile({ date: '2026-10-01' }) },
];
