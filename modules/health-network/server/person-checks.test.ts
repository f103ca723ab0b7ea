import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { expect, test } from 'vitest';
import { Problem } from '#platform/errors/problem';
import { checkPerson, latestToday, type PersonInput } from './person-checks.ts';

const today = '2026-11-20';
const valid: PersonInput = { name: 'Ana  Lima de Souza', cpf: generateCpf(1) };

function faultsOf(input: PersonInput): string[] {
  try {
    checkPerson(input, { today });
  } catch (error) {
    if (error instanceof Problem) return (error.fields ?? []).map(({ path }) => path);
    throw error;
  }
  return [];
}

test('name and CPF are enough; the rest is empty', () => {
  expect(checkPerson(valid, { today })).toMatchObject({
    name: 'ANA LIMA DE SOUZA',
    cns: null,
    birthDate: null,
    socialName: null,
    council: '',
    phone: '',
    address: { cep: '', streetType: '' },
  });
});

test('what is typed is kept in one form: digits, capitals, code of the council', () => {
  const kept = checkPerson(
    {
      ...valid,
      cns: generateCns(3).replace(/(...)(....)/, '$1 $2 '),
      phone: '(48) 99999-0000',
      email: ' ana@ubs.sc.gov.br ',
      socialName: 'Aninha Lima',
      council: 'crm',
      councilUf: 'SC',
      councilNumber: '12345a',
      address: { cep: '88010-000', street: ' das  Flores ', number: 'S/N' },
    },
    { today },
  );
  expect(kept).toMatchObject({
    cns: generateCns(3),
    phone: '48999990000',
    email: 'ana@ubs.sc.gov.br',
    socialName: 'ANINHA LIMA',
    council: '71',
    councilNumber: '12345A',
    address: { cep: '88010000', street: 'DAS FLORES', number: 'S/N' },
  });
});

test.each<[string, Partial<PersonInput>, string[]]>([
  ['a name alone', { name: 'Ana' }, ['name']],
  ['a CPF that does not check', { cpf: '11111111111' }, ['cpf']],
  ['a CNS that does not check', { cns: '700000000000000' }, ['cns']],
  ['a birth tomorrow', { birthDate: '2026-11-21' }, ['birthDate']],
  ['a day that does not exist', { birthDate: '1990-02-30' }, ['birthDate']],
  ['a birth too long ago', { birthDate: '1790-02-20' }, ['birthDate']],
  ['an unknown council', { council: 'XYZ', councilUf: 'SC', councilNumber: '1' }, ['council']],
  ['a council alone', { council: 'COREN' }, ['councilUf', 'councilNumber']],
  ['a number without council', { councilNumber: '123' }, ['councilNumber']],
  ['a state without council', { councilUf: 'SC' }, ['councilUf']],
  ['an e-mail without domain', { email: 'ana@' }, ['email']],
  ['an e-mail in angle brackets', { email: '<a@b.c>' }, ['email']],
  ['a telephone without area code', { phone: '99999-0000' }, ['phone']],
  ['a social name with digits', { socialName: 'Ana 2 Lima' }, ['socialName']],
  ['a CEP cut short', { address: { cep: '8801' } }, ['address.cep']],
  ['an unknown state', { address: { uf: 'ZZ' } }, ['address.uf']],
  ['two faults at once', { name: '', cpf: '1' }, ['name', 'cpf']],
])('refused: %s', (_what, change, fields) => expect(faultsOf({ ...valid, ...change })).toEqual(fields));

test('a council that a file brought may stay though unknown', () => {
  const input = { ...valid, council: '60', councilUf: 'SC', councilNumber: '1' };
  expect(checkPerson(input, { today, councils: new Set(['60']) }).council).toBe('60');
});

test('today is the latest one in Brazil', () => {
  expect(latestToday(new Date('2026-11-21T01:30:00Z'))).toBe('2026-11-20');
  expect(latestToday(new Date('2026-11-21T02:30:00Z'))).toBe('2026-11-21');
});
