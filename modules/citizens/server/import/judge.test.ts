import type { Struct } from '@pec-aberto/ledi';
import { expect, test } from 'vitest';
import { EMPTY_RECORD } from '../record/record.ts';
import { compareImported, contradicted, importFaults } from './judge.ts';
import { readCitizen } from './read-citizen.ts';

const TODAY = '2026-11-20';
const read = (struct: Struct) => readCitizen({ sexo: 1, ...struct }, 'America/Sao_Paulo', (code) => code);
const compared = (struct: Struct, record: object) =>
  compareImported(
    read(struct),
    { id: 'a', version: 1, record: { ...EMPTY_RECORD, sex: 1, ...record }, documents: [] },
    TODAY,
  );
const born = { estrangeiro: false, municipioNascimentoIbge: '4205407' };
const address = { localidadeIbge: '4205407', logradouro: 'DAS FLORES' };

test('what the base does not have is not told as another value of it', () => {
  const record = { nationality: 1, birthMunicipalityIbge: '3550308', birthCountry: null };
  const { fills, differs } = compared(born, record);
  expect([fills, differs]).toMatchObject([{}, { birthMunicipalityIbge: '4205407', birthCountry: 31 }]);
  expect(contradicted(differs, { ...EMPTY_RECORD, ...record })).toEqual(['birthMunicipalityIbge']);
});

test('an address that goes on from that of the base is completed; one that contradicts it differs', () => {
  const record = { residenceCountry: 31, municipalityIbge: '4205407', uf: 'SC' };
  expect(compared({ endereco: address }, record).fills).toMatchObject({ street: 'DAS FLORES' });
  expect(compared({ endereco: address }, record).fills).not.toHaveProperty('uf');
  const elsewhere = { ...record, municipalityIbge: '3550308' };
  expect(compared({ endereco: address }, elsewhere)).toMatchObject({
    fills: {},
    differs: { street: 'DAS FLORES' },
  });
  const numbered = { ...record, street: 'DAS FLORES', houseNumber: '12' };
  expect(compared({ endereco: { ...address, semNumero: true } }, numbered).fills).toEqual({});
  expect(
    compared(
      { endereco: { ...address, numero: '12' } },
      { ...numbered, houseNumber: null, noHouseNumber: true },
    ).fills,
  ).toEqual({});
});

test('a mother told where the base says that she is unknown differs', () => {
  expect(compared({ nomeMae: 'ANA LIMA' }, { motherUnknown: true })).toMatchObject({
    fills: {},
    differs: { motherName: 'ANA LIMA' },
  });
});

test('each reason names its field', () => {
  const messages = importFaults(read({ cpf: '11144477735' }), TODAY).map(({ message }) => message);
  expect(messages.length).toBeGreaterThan(1);
  for (const message of messages) expect(message).toMatch(/^[A-ZÀ-Ú][^:.]+: \S/);
});
