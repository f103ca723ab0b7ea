import { expect, test } from 'vitest';
import { decodeRecord } from './record.ts';
import { exampleRecords } from './examples/index.ts';
import { layout } from './testing/samples.ts';
import { encodeXml } from './xml-write.ts';

const written = (name: string) => {
  const [example] = exampleRecords(layout);
  if (!example) throw new Error('no fixture');
  const { record } = example;
  const remetente = { nomeOuRazaoSocial: name };
  return encodeXml(layout, { ...record, transport: { ...record.transport, remetente } });
};

test.each(['A & B', 'A &amp; B', 'A < B > C', 'A\rB', 'A\nB', 'A\tB', '"A" \'B\''])(
  'a text is read back as it was written: %j',
  (name) => {
    const { transport } = decodeRecord(layout, new TextEncoder().encode(written(name)));
    expect(transport).toMatchObject({ remetente: { nomeOuRazaoSocial: name } });
  },
);

test('XML has no place for other controls: said, not written', () => {
  expect(() => written('A\u0001B')).toThrow('caractere de controle');
});
