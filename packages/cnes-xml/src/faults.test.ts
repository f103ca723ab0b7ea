import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { faultOf, latin1, patch, patchHeaders, professional, unit, xmlOf, zipOf } from '../test/fixtures.ts';
import { type CnesFileErrorCode, cnesFileErrorCodes, type Limits } from './index.ts';

type Case = {
  code: CnesFileErrorCode;
  what: string;
  source: () => string | Uint8Array | Promise<Uint8Array>;
  limits?: Partial<Limits>;
};

const utf8 = '<?xml version="1.0" encoding="UTF-8"?>';
const good = xmlOf();
const zipped = () => zipOf({ 'cnes.xml': good });
// 12 MB that deflate to a few KB, with tags so that only the size stands out.
const inflated = (megabytes: number) =>
  xmlOf({ units: `<X a="${'0'.repeat(3000)}"/>`.repeat(megabytes * 333) });
const header = (name: string, value: string | undefined) => () =>
  latin1(xmlOf({ header: { [name]: value } }));
const text = (xml: string) => () => latin1(xml);

const cases: Case[] = [
  { code: 'unreadable', what: 'no such file', source: () => '/nowhere/cnes.xml' },
  { code: 'unreadable', what: 'a folder', source: () => tmpdir() },
  { code: 'empty', what: 'no bytes', source: () => Buffer.alloc(0) },
  { code: 'empty', what: 'an empty XML in the zip', source: () => zipOf({ 'cnes.xml': '' }) },
  { code: 'not-zip-nor-xml', what: 'text', source: text('CNES;NOME\n123;UBS') },
  { code: 'not-zip-nor-xml', what: 'a PDF', source: text('%PDF-1.7 <x/>') },
  { code: 'not-zip-nor-xml', what: 'another archive', source: text('Rar!\x1a\x07\x01\x00') },
  { code: 'too-large', what: 'a large zip', source: zipped, limits: { maxCompressedBytes: 100 } },
  { code: 'too-large', what: 'a large XML', source: text(good), limits: { maxUncompressedBytes: 100 } },
  { code: 'zip-truncated', what: 'half a zip', source: async () => (await zipped()).subarray(0, 300) },
  {
    code: 'zip-truncated',
    what: 'a zip without its last bytes',
    source: async () => (await zipped()).subarray(0, -5),
  },
  { code: 'zip-truncated', what: 'four bytes of a zip', source: text('PK\x03\x04') },
  {
    code: 'zip-corrupt',
    what: 'damaged data',
    source: async () => Buffer.from(await zipped()).fill(0xff, 60, 80),
  },
  {
    code: 'zip-corrupt',
    what: 'a wrong CRC',
    source: async () =>
      patchHeaders(await zipped(), (zip, at, local) => zip.writeUInt32LE(1, at + (local ? 14 : 16))),
  },
  {
    code: 'zip-encrypted',
    what: 'a password',
    source: async () =>
      patchHeaders(await zipped(), (zip, at, local) => setFlag(zip, at + (local ? 6 : 8), 0x01)),
  },
  {
    code: 'zip-encrypted',
    what: 'strong encryption',
    source: async () =>
      patchHeaders(await zipped(), (zip, at, local) => setFlag(zip, at + (local ? 6 : 8), 0x41)),
  },
  {
    code: 'zip-unsupported',
    what: 'another compression',
    source: async () =>
      patchHeaders(await zipped(), (zip, at, local) => zip.writeUInt16LE(14, at + (local ? 8 : 10))),
  },
  { code: 'zip-without-xml', what: 'no entry', source: () => zipOf({}) },
  { code: 'zip-without-xml', what: 'no XML', source: () => zipOf({ 'leia.txt': 'x', 'pasta.xml/': '' }) },
  {
    code: 'zip-without-xml',
    what: "only macOS's shadow",
    source: () => zipOf({ '__MACOSX/._cnes.xml': good }),
  },
  { code: 'zip-several-xml', what: 'two XMLs', source: () => zipOf({ 'a.xml': good, 'b/c.XML': good }) },
  {
    code: 'zip-too-many-entries',
    what: 'many entries',
    source: () => zipOf({ 'cnes.xml': good, a: '', b: '' }),
    limits: { maxZipEntries: 2 },
  },
  {
    code: 'zip-unsafe-path',
    what: 'a climbing path',
    source: async () => patch(await zipOf({ 'aa/cnes.xml': good }), 'aa/cnes.xml', '../cnes.xml'),
  },
  {
    code: 'zip-unsafe-path',
    what: 'a climbing path of something else',
    source: async () => patch(await zipOf({ 'cnes.xml': good, 'a/aa/x.sh': '' }), 'a/aa/x.sh', 'a/../../x'),
  },
  {
    code: 'zip-unsafe-path',
    what: 'a climbing path in Windows style',
    source: async () => patch(await zipOf({ 'aa/cnes.xml': good }), 'aa/cnes.xml', '..\\cnes.xml'),
  },
  {
    code: 'zip-unsafe-path',
    what: 'an absolute path',
    source: async () => patch(await zipOf({ 'acnes.xml': good }), 'acnes.xml', '/cnes.xml'),
  },
  {
    code: 'zip-unsafe-path',
    what: 'a drive',
    source: async () => patch(await zipOf({ 'aacnes.xml': good }), 'aacnes.xml', 'C:cnes.xml'),
  },
  { code: 'zip-bomb', what: 'an absurd ratio', source: () => zipOf({ 'cnes.xml': inflated(12) }) },
  {
    code: 'zip-bomb',
    what: 'an absurd ratio under a header that lies',
    source: async () =>
      patchHeaders(await zipOf({ 'cnes.xml': inflated(12) }), (zip, at, local) =>
        zip.writeUInt32LE(1000, at + (local ? 22 : 24)),
      ),
  },
  {
    code: 'zip-bomb',
    what: 'a large XML',
    source: () => zipOf({ 'cnes.xml': inflated(1) }),
    limits: { maxUncompressedBytes: 500_000 },
  },
  {
    code: 'encoding-unsupported',
    what: 'UTF-16',
    source: () =>
      Buffer.from(`\ufeff${xmlOf({ prolog: '<?xml version="1.0" encoding="UTF-16"?>' })}`, 'utf16le'),
  },
  { code: 'encoding-unsupported', what: 'UTF-16 without BOM', source: () => Buffer.from(good, 'utf16le') },
  {
    code: 'encoding-unsupported',
    what: 'another code page',
    source: text(xmlOf({ prolog: '<?xml version="1.0" encoding="ISO-8859-2"?>' })),
  },
  { code: 'encoding-invalid', what: 'ISO-8859-1 declared UTF-8', source: text(xmlOf({ prolog: utf8 })) },
  {
    code: 'encoding-invalid',
    what: 'ISO-8859-1 without declaration',
    source: text(xmlOf({ prolog: '' }).trimStart()),
  },
  { code: 'encoding-mismatch', what: 'UTF-8 declared ISO-8859-1', source: () => Buffer.from(good, 'utf8') },
  {
    code: 'encoding-mismatch',
    what: 'UTF-8 in the zip',
    source: () => zipOf({ 'c.xml': Buffer.from(good, 'utf8') }),
  },
  { code: 'encoding-mismatch', what: 'a BOM before it', source: () => Buffer.from(`\ufeff${good}`, 'utf8') },
  { code: 'xml-truncated', what: 'a cut XML', source: text(good.slice(0, -40)) },
  {
    code: 'xml-truncated',
    what: 'an XML cut in a name',
    source: text(good.slice(0, good.indexOf('ARAÚJO'))),
  },
  {
    code: 'xml-truncated',
    what: 'UTF-8 cut inside a character',
    source: () => {
      const bytes = Buffer.from(xmlOf({ prolog: utf8 }), 'utf8');
      return bytes.subarray(0, bytes.indexOf(Buffer.from('Ú', 'utf8')) + 1);
    },
  },
  { code: 'xml-truncated', what: 'a prolog alone', source: text(utf8) },
  { code: 'xml-malformed', what: 'an unclosed attribute', source: text(good.replace('SEXO="M"', 'SEXO="M')) },
  { code: 'xml-malformed', what: 'crossed tags', source: text(good.replace('</LOTACOES>', '</ENDERECO>')) },
  { code: 'xml-malformed', what: 'something after the root', source: text(`${good}<x/>`) },
  { code: 'xml-malformed', what: 'an unknown entity', source: text(good.replace('ESF 001', '&ola;')) },
  { code: 'xml-malformed', what: 'a forbidden character', source: text(good.replace('ESF 001', '\x01')) },
  {
    code: 'xml-malformed',
    what: 'an impossible reference',
    source: text(good.replace('ESF 001', '&#x110000;')),
  },
  {
    code: 'xml-malformed',
    what: 'an attribute twice',
    source: text(good.replace('SEXO="M"', 'SEXO="M" SEXO="F"')),
  },
  { code: 'xml-too-deep', what: 'many levels', source: text(xmlOf({ units: '<a>'.repeat(40) })) },
  { code: 'xml-limit', what: 'a long value', source: text(good.replace('ESF 001', 'A'.repeat(4001))) },
  {
    code: 'xml-limit',
    what: 'many attributes',
    source: text(xmlOf({ units: `<a ${manyAttributes(65)}/>` })),
  },
  {
    code: 'xml-limit',
    what: 'an endless tag',
    source: text(xmlOf({ units: `<a b="${'0'.repeat(2 ** 21)}` })),
  },
  {
    code: 'xml-limit',
    what: 'an endless comment',
    source: text(xmlOf({ units: `<!--${'0'.repeat(2 ** 21)}` })),
  },
  { code: 'xml-limit', what: 'an endless text', source: text(xmlOf({ units: '0'.repeat(2 ** 21) })) },
  {
    code: 'xml-limit',
    what: 'many teams in a unit',
    source: text(good.replace('<EQUIPES>', `<EQUIPES>${'<DADOS_EQUIPES/>'.repeat(10_000)}`)),
  },
  {
    code: 'xml-too-many-elements',
    what: 'many elements',
    source: text(xmlOf({ units: unit.repeat(10) })),
    limits: { maxElements: 50 },
  },
  { code: 'doctype', what: 'a DOCTYPE', source: text(good.replace('\n<', '\n<!DOCTYPE ImportarXMLCNES><')) },
  {
    code: 'doctype',
    what: 'entities',
    source: text(good.replace('\n<', '\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><')),
  },
  { code: 'wrong-root', what: 'another document', source: text('<html><body/></html>') },
  {
    code: 'wrong-root',
    what: 'a root within a root',
    source: text(good.replace('\n<', '\n<root><').concat('</root>')),
  },
  {
    code: 'identification-missing',
    what: 'no IDENTIFICACAO',
    source: text('<ImportarXMLCNES></ImportarXMLCNES>'),
  },
  {
    code: 'identification-missing',
    what: 'units before it',
    source: text(good.replace('<IDENTIFICACAO', `${unit}<IDENTIFICACAO`)),
  },
  {
    code: 'identification-missing',
    what: 'two of them',
    source: text(good.replace('<ESTABELECIMENTOS>', '<IDENTIFICACAO/><ESTABELECIMENTOS>')),
  },
  { code: 'version-unsupported', what: 'version 1.0', source: header('VERSAO_XSD', '1.0') },
  { code: 'version-unsupported', what: 'no version', source: header('VERSAO_XSD', undefined) },
  { code: 'date-missing', what: 'no date', source: header('DATA', undefined) },
  { code: 'date-missing', what: 'an empty date', source: header('DATA', ' ') },
  { code: 'date-invalid', what: 'no such day', source: header('DATA', '2026-02-30') },
  { code: 'date-invalid', what: 'a month alone', source: header('DATA', '202611') },
  { code: 'destination-wrong', what: 'another destination', source: header('DESTINO', 'SIA') },
  { code: 'destination-wrong', what: 'no destination', source: header('DESTINO', undefined) },
  { code: 'municipality-invalid', what: 'a short code', source: header('CO_IBGE_MUN', '42054') },
  { code: 'municipality-invalid', what: 'no code', source: header('CO_IBGE_MUN', undefined) },
  { code: 'no-professionals', what: 'nobody', source: text(xmlOf({ professionals: '' })) },
];

describe('faults of the file', () => {
  test.each(cases)('$code: $what', async ({ code, source, limits }) => {
    const fault = await faultOf(await source(), { limits });
    expect(fault.code).toBe(code);
  });

  test('every code has a case', () => {
    expect(new Set(cases.map(({ code }) => code))).toEqual(new Set(cnesFileErrorCodes));
  });

  test('messages are short Portuguese sentences that quote nothing of the file', async () => {
    for (const { source, limits } of cases) {
      const { message, cause } = await faultOf(await source(), { limits });
      expect(message).toMatch(/^[A-ZÀ-Ú][^!]+\.$/);
      expect(message.length).toBeLessThan(180);
      expect(cause).toBeUndefined();
    }
  });

  test('every cut of a good file is refused', async () => {
    const bytes = latin1(xmlOf({ professionals: professional.slice(0, 60).concat('/>') }));
    const whole = bytes.length - 1;
    for (let length = 1; length < whole; length += 7) {
      await expect(faultOf(bytes.subarray(0, length))).resolves.toBeDefined();
    }
  });
});

function setFlag(zip: Buffer, at: number, flag: number): void {
  zip.writeUInt16LE(zip.readUInt16LE(at) | flag, at);
}

function manyAttributes(count: number): string {
  return Array.from({ length: count }, (_, index) => `a${index}=""`).join(' ');
}
