import type { Struct } from '@pec-aberto/ledi';
import { expect, test } from 'vitest';
import { EMPTY_RECORD } from '#modules/citizens/server/record/record';
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

/** Every part of a whole, as `{cep: '1'}`, `{cep: '1', street: 'A'}`… */
const partsOf = <T extends object>(whole: T): Array<Partial<T>> =>
  Object.entries(whole).reduce<Array<Partial<T>>>(
    (parts, [key, value]) => [...parts, ...parts.map((part) => ({ ...part, [key]: value }))],
    [{}],
  );

test('an address is never put together from two: street of one, number or CEP of another', () => {
  const city = { residenceCountry: 31, municipalityIbge: '4205407', uf: 'SC' };
  const ofBase = { cep: '88010000', bairro: 'CENTRO', street: 'A', houseNumber: '1', complement: 'FUNDOS' };
  const ofFile = {
    localidadeCep: '88020000',
    bairroNome: 'TRINDADE',
    logradouro: 'B',
    numero: '2',
    microArea: '03',
  };
  const pairs = partsOf(ofBase).flatMap((base) => partsOf(ofFile).map((file) => ({ base, file })));
  const mixed = pairs.filter(({ base, file }) => {
    const endereco = { localidadeIbge: '4205407', ...file };
    const { fills } = compared({ endereco }, { ...city, ...base });
    return Object.keys(base).length > 0 && Object.keys(fills).length > 0;
  });
  expect([pairs.length, mixed]).toEqual([1024, []]);
});

test('the same house takes what only the file says of it; a country or a nationality stays', () => {
  const house = {
    residenceCountry: 31,
    municipalityIbge: '4205407',
    uf: 'SC',
    street: 'A',
    houseNumber: '1',
  };
  const said = { localidadeIbge: '4205407', logradouro: 'A', numero: '1', localidadeCep: '88010000' };
  const { fills } = compared({ endereco: said }, { ...house, referencePoint: 'PONTE' });
  expect(fills).toEqual({ cep: '88010000' });
  const inFront = compared({ endereco: { ...said, bairroNome: 'B' } }, { ...house, bairro: 'A' });
  expect(inFront.fills).toEqual({});
  expect(compared({ endereco: said }, { residenceCountry: 169 }).fills).toEqual({});
  expect(compared(born, { nationality: 2 }).fills).toEqual({});
  expect(compared(born, { nationality: 1, birthCountry: 31 }).fills).toEqual({
    birthMunicipalityIbge: '4205407',
  });
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
