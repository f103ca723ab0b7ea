import { generateCnpj } from '@pec-aberto/brazil';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeStruct } from './decode.ts';
import { encodeStruct } from './encode.ts';
import { LediError } from './errors.ts';
import { exampleRecords } from './examples/index.ts';
import { diffRecords } from './json.ts';
import { getStruct } from './layout.ts';
import type { DadoInstalacao } from './model/index.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { createRelay } from './relay.ts';
import { anyStruct } from './testing/any-struct.ts';
import { mutated, randomFrom } from './testing/mutate-bytes.ts';
import { hasSamples, layout, samples } from './testing/samples.ts';
import { isStruct } from './wire.ts';
import { encodeXml } from './xml-write.ts';

const secretariat: DadoInstalacao = {
  contraChave: 'PEC Aberto - 1.0.0',
  uuidInstalacao: 'secretaria',
  cpfOuCnpj: generateCnpj(3),
  nomeOuRazaoSocial: 'SECRETARIA & CIA <ESTADUAL>',
  fone: '4833330000',
};
const relay = createRelay(layout, secretariat);
const transportStruct = getStruct(layout, 'DadoTransporteThrift');
const senderStruct = getStruct(layout, 'DadoInstalacaoThrift');
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

const thrift = [
  ...exampleRecords(layout).map(({ record }) => encodeRecord(layout, record)),
  ...(hasSamples ? samples().map(({ bytes }) => bytes) : []),
];
const xml = exampleRecords(layout).map(({ record }) => Buffer.from(encodeXml(layout, record)));

describe('a relay', () => {
  test('tells of its own records, and of those that name no document, who originated them as it is now', () => {
    const example = exampleRecords(layout)[0]?.record;
    if (!example) throw new Error('there are no examples');
    const originated = (originadora: DadoInstalacao) =>
      decodeRecord(
        layout,
        relay(encodeRecord(layout, { ...example, transport: { ...example.transport, originadora } })),
      ).transport.originadora;
    const other = { ...secretariat, uuidInstalacao: 'outra', nomeOuRazaoSocial: 'OUTRA' };
    expect(originated({ ...secretariat, nomeOuRazaoSocial: 'NOME DE ANTES' })).toEqual(secretariat);
    expect(originated({ ...other, cpfOuCnpj: '' })).toEqual(secretariat);
    expect(originated(other)).toEqual(other);
  });

  test('changes the sender alone, of Thrift and of XML, which stays XML', () => {
    let count = 0;
    for (const bytes of [...thrift, ...xml]) {
      const before = decodeRecord(layout, bytes);
      if (!isStruct(before.transport.remetente)) continue;
      const after = relay(bytes);
      expect(after[0]).toBe(bytes[0]);
      const differences = diffRecords(before, decodeRecord(layout, after));
      expect(differences.filter(({ path }) => !path.startsWith('@remetente'))).toEqual([]);
      expect(decodeRecord(layout, after).transport.remetente).toEqual(secretariat);
      count += 1;
    }
    expect(count).toBeGreaterThan(40);
  });

  test('leaves every byte around the sender of any transport, of any layout', () => {
    const unknown = fc.dictionary(
      fc.constantFrom('#90', '#-7', '#300'),
      fc.integer().map((value) => ({ type: 8, bytes: Uint8Array.of(0, 0, value & 255, 1) })),
    );
    const sender = anyStruct(senderStruct, 1);
    fc.assert(
      fc.property(anyStruct(transportStruct, 2), unknown, sender, (transport, more, remetente) => {
        // The sender last: what is before it, and the stop byte after it, must come out as they went in.
        const { remetente: _, originadora, ...others } = { ...transport, ...more };
        // Of another, who names a document: it goes on as it came.
        const origin = isStruct(originadora) && { ...originadora, uuidInstalacao: 'outra', cpfOuCnpj: '1' };
        const rest = { ...others, ...(origin && { originadora: origin }) };
        const head = encodeStruct(transportStruct, rest).slice(0, -1);
        const bytes = encodeStruct(transportStruct, { ...rest, remetente });
        const after = relay(bytes);
        expect(Buffer.compare(after.slice(0, head.length), head)).toBe(0);
        expect(decodeStruct(transportStruct, after).remetente).toEqual(secretariat);
        // Sent twice is sent by the last; sent again by who sent it is the same bytes.
        const other = createRelay(layout, { ...secretariat, nomeOuRazaoSocial: 'OUTRA' });
        expect(Buffer.compare(relay(other(bytes)), after)).toBe(0);
        expect(Buffer.compare(relay(after), after)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test('sent again by who sent it, a record is the same bytes', () => {
    for (const bytes of [...thrift.slice(0, 30), ...xml]) {
      const { remetente } = decodeRecord(layout, bytes).transport;
      if (!isStruct(remetente)) throw new Error('no sender');
      expect(Buffer.compare(createRelay(layout, remetente as DadoInstalacao)(bytes), bytes)).toBe(0);
    }
  });

  test('carries a layout of the future and a form that cannot be read', () => {
    const [first] = exampleRecords(layout);
    const transport = { ...first?.record.transport, versao: { major: 99, minor: 0, revision: 0 } };
    const dadoSerializado = Uint8Array.of(255, 1, 2, 3);
    const bytes = encodeStruct(transportStruct, { ...transport, dadoSerializado });
    const after = decodeStruct(transportStruct, relay(bytes));
    expect(after.dadoSerializado).toEqual(dadoSerializado);
    expect(after.versao).toEqual({ major: 99, minor: 0, revision: 0 });
  });

  test('leaves the rest of an XML as it is written: marks, comments, sections, unknown elements', () => {
    const around = [
      '\uFEFF<?xml version="1.0"?>\r\n<!-- <remetente>não é este</remetente> -->\r\n' +
        '<t:dadoTransporteTransportXml xmlns:t="urn:a" xmlns:i="urn:b"><novo a=\'1\'>🩺 &amp; <![CDATA[<remetente/>]]></novo>\r\n' +
        '  <i:remetente  futuro="sim" >',
      '</i:remetente ><x:fichaNova xmlns:x="urn:c"><remetente>dentro</remetente></x:fichaNova></t:dadoTransporteTransportXml>\r\n',
    ];
    const after = text(
      relay(Buffer.from(around.join('\r\n    <contraChave>velha</contraChave><fone>1</fone>\r\n  '))),
    );
    const lead = '\r\n    ';
    expect(after).toBe(
      around.join(
        `${lead}<contraChave>PEC Aberto - 1.0.0</contraChave>${lead}<uuidInstalacao>secretaria</uuidInstalacao>` +
          `${lead}<cpfOuCnpj>${secretariat.cpfOuCnpj}</cpfOuCnpj>` +
          `${lead}<nomeOuRazaoSocial>SECRETARIA &amp; CIA &lt;ESTADUAL&gt;</nomeOuRazaoSocial>` +
          `${lead}<fone>4833330000</fone>\r\n  `,
      ),
    );
  });

  test('refuses what says no sender, says two, or is no record', () => {
    const root = (inner: string) =>
      Buffer.from(`<dadoTransporteTransportXml>${inner}</dadoTransporteTransportXml>`);
    const codeOf = (bytes: Uint8Array) => {
      try {
        relay(bytes);
        return null;
      } catch (error) {
        if (error instanceof LediError) return error.code;
        throw error;
      }
    };
    const empty = encodeStruct(transportStruct, { uuidDadoSerializado: 'x' });
    expect(
      [empty, root(''), root('<remetente/>'), root('<ficha><remetente>a</remetente></ficha>')].map(codeOf),
    ).toEqual(Array(4).fill('registro-ilegivel'));
    expect(codeOf(root('<remetente>a</remetente><remetente>b</remetente>'))).toBe('campo-repetido');
    expect([Buffer.from('<outro><remetente>a</remetente></outro>'), Buffer.from('<a')].map(codeOf)).toEqual(
      Array(2).fill('xml-invalido'),
    );
    expect([new Uint8Array(), Buffer.from('PK\u0003\u0004')].map(codeOf)).toEqual([
      'truncado',
      'tipo-invalido',
    ]);
  });

  test('asks of who sends what the IDL requires', () => {
    expect(() => createRelay(layout, { ...secretariat, cpfOuCnpj: '' })).toThrow(
      expect.objectContaining({ code: 'valor-invalido', path: 'remetente.cpfOuCnpj' }),
    );
    expect(() => createRelay(layout, { ...secretariat, fone: 48 } as unknown as DadoInstalacao)).toThrow(
      LediError,
    );
  });

  test('gives bytes or LediError, whatever the bytes', () => {
    const random = randomFrom(11);
    let relayed = 0;
    for (let run = 0; run < 2000; run += 1) {
      const sources = run % 2 === 0 ? thrift : xml;
      const bytes = mutated(sources[run % sources.length] ?? new Uint8Array(), random);
      try {
        relay(bytes);
        relayed += 1;
      } catch (error) {
        if (!(error instanceof LediError)) throw error;
      }
    }
    expect(relayed).toBeGreaterThan(100);
  });
});
