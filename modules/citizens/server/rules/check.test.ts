import { formatCpf, generateCns, generateCpf } from '@pec-aberto/brazil';
import { describe, expect, it } from 'vitest';
import { NOT_LISTED } from '#platform/contract/form/faults';
import type { FormInput } from '../../contract/fields.ts';
import { checkRegistration, formFaults, registrationFaults } from './check.ts';
import { civilDay } from './dates.ts';

const TODAY = '2026-11-20';
const good: FormInput = {
  name: 'Maria Aparecida Nunes',
  birthDate: '1972-03-12',
  sex: 1,
  race: 4,
  motherName: 'Benedita Nunes',
  fatherUnknown: true,
  nationality: 1,
  birthMunicipalityIbge: '3106200',
  phoneMobile: '(35) 99000-1234',
  informsSexualOrientation: false,
  informsGenderIdentity: false,
};
const faultsOf = (change: Partial<FormInput>) =>
  Object.fromEntries(
    checkRegistration({ ...good, ...change }, TODAY).faults.map(({ path, message }) => [path, message]),
  );
const REQUIRED = 'Preenchimento obrigatório.';

it('keeps what is typed in one form: digits, capitals, single spaces, Brazil by default', () => {
  const { fields, faults } = checkRegistration(
    {
      ...good,
      cpf: formatCpf(generateCpf(1)),
      name: ' maria  aparecida   d’ávila ',
      cep: '01310-100',
      uf: 'sp',
    },
    TODAY,
  );
  expect(faults.map(({ path }) => path)).toEqual([]);
  expect(fields).toMatchObject({ cpf: generateCpf(1), name: "MARIA APARECIDA D'ÁVILA", cep: '01310100' });
  expect(fields).toMatchObject({
    uf: 'SP',
    residenceCountry: 31,
    birthCountry: 31,
    phoneMobile: '35990001234',
  });
});

describe('names', () => {
  it.each([
    ['', REQUIRED],
    ['A', 'O nome tem uma letra só. Informe o nome completo.'],
    ['AB', 'Informe o nome completo, com ao menos 3 letras.'],
    ['MARIA', 'Informe o nome e o sobrenome.'],
    ['A B SILVA', 'Escreva o nome por extenso, sem iniciais.'],
    ['JO LI', 'Informe o nome completo.'],
    ['ANA B SILVA', expect.stringContaining('uma letra só')],
    [`ANA ${'X'.repeat(67)}`, expect.stringContaining('70 letras')],
    ['MARIA 2 SILVA', 'Nomes não levam números (2). Apague ou escreva por extenso.'],
    ['MARIA-JOSE SILVA', 'Nomes não levam hífen (-). Ponha um espaço no lugar dele.'],
    ['ANA LIMA – REIS', expect.stringContaining('hífen')],
    ['MARIA S. SILVA', 'Nomes não levam ponto (.). Escreva por extenso o que está abreviado.'],
    ['MARIA D“AVILA', "Nomes não levam “. Digite um apóstrofo (') no lugar, ou apague."],
    ['ANNIKA ÅBERG', 'Nomes não levam a letra Å. Escreva A.'],
    ['SØREN LIMA', 'Nomes não levam a letra Ø. Escreva com as letras do português.'],
    ['МАРИЯ ИВАНОВА', expect.stringContaining('a letra М.')],
    ['MARIA @SILVA#', 'Nomes não levam “@”. Apague este sinal.'],
    ['\u0301MARIA SILVA', 'O nome tem um sinal que não se vê. Apague o nome e digite de novo.'],
    ['MARIA 😀 SILVA', expect.stringContaining('emoji')],
    ['MARIA \u202eAVLIS', expect.stringContaining('direção')],
    ['MARIA\u0007 SILVA', expect.stringContaining('quebra de linha')],
    ['MARIA\u0000 SILVA', expect.stringContaining('quebra de linha')],
    ['MARIA \u200bSILVA', expect.stringContaining('invisíveis')],
  ])('%j is refused on its field', (name, message) => {
    expect(faultsOf({ name })).toEqual({ name: message });
    expect(faultsOf({ motherName: name })).toEqual({ motherName: message });
  });

  it.each(['MARIA E SILVA', 'ANA Y CASTRO', "JOANA D'ARC", 'ZÉ DAS NEVES', `ANA ${'X'.repeat(66)}`])(
    '%s is taken',
    (name) => expect(faultsOf({ name })).toEqual({}),
  );

  it('a social name may have one term; digits and 71 characters are refused', () => {
    expect(faultsOf({ socialName: 'Bia' })).toEqual({});
    expect(faultsOf({ socialName: 'B1a' })).toEqual({ socialName: expect.stringContaining('números (1)') });
    expect(faultsOf({ socialName: `${'B'.repeat(69)}-` })).toHaveProperty('socialName');
    expect(faultsOf({ socialName: 'B'.repeat(71) })).toHaveProperty('socialName');
  });
});

describe('birth', () => {
  it.each([
    ['', REQUIRED],
    ['2026-02-30', 'Esta data não existe. Confira dia, mês e ano.'],
    ['0000-01-01', 'Esta data não existe. Confira dia, mês e ano.'],
    ['12/03/1972', 'Esta data não existe. Confira dia, mês e ano.'],
    ['2026-11-21', expect.stringContaining('ainda não chegou')],
    ['1896-11-19', expect.stringContaining('130 anos')],
  ])('%j is refused', (birthDate, message) =>
    expect(faultsOf({ birthDate })).toEqual({ birthDate: message }),
  );

  it('today and 130 years ago are taken', () => {
    expect(faultsOf({ birthDate: TODAY })).toEqual({});
    expect(faultsOf({ birthDate: '1896-11-20' })).toEqual({});
  });

  it.each([
    ['America/Noronha', '2026-11-21'],
    ['America/Sao_Paulo', '2026-11-20'],
    ['America/Manaus', '2026-11-20'],
    ['America/Rio_Branco', '2026-11-20'],
  ])('the day at 02:30 UTC in %s is %s', (zone, day) => {
    expect(civilDay(new Date('2026-11-21T02:30:00Z'), zone)).toBe(day);
  });
});

describe('answers that ask further', () => {
  it('every required field has its sentence, at once, in the order of the form', () => {
    const { faults } = checkRegistration({ name: '' }, TODAY);
    expect(faults.map(({ path }) => path)).toEqual([
      'name',
      'birthDate',
      'sex',
      'race',
      'motherName',
      'fatherName',
      'nationality',
      'phoneMobile',
      'informsSexualOrientation',
      'informsGenderIdentity',
    ]);
  });

  it('Indígena asks for the ethnicity; another answer drops it', () => {
    expect(faultsOf({ race: 5 })).toEqual({ ethnicity: REQUIRED });
    expect(faultsOf({ race: 5, ethnicity: 9_999 })).toHaveProperty('ethnicity');
    expect(faultsOf({ race: 5, ethnicity: 1 })).toEqual({});
    expect(checkRegistration({ ...good, ethnicity: 1 }, TODAY).fields.ethnicity).toBeNull();
  });

  it('Naturalizado and Estrangeiro ask for theirs, within the life of the person', () => {
    expect(faultsOf({ nationality: 2 })).toEqual({
      naturalizedOn: REQUIRED,
      naturalizationOrdinance: REQUIRED,
    });
    expect(
      faultsOf({ nationality: 2, naturalizedOn: '1971-01-01', naturalizationOrdinance: 'P'.repeat(17) }),
    ).toEqual({
      naturalizedOn: expect.stringContaining('anterior ao nascimento'),
      naturalizationOrdinance: expect.stringContaining('16'),
    });
    expect(faultsOf({ nationality: 3 })).toEqual({ birthCountry: REQUIRED, enteredBrazilOn: REQUIRED });
    expect(faultsOf({ nationality: 3, birthCountry: 31, enteredBrazilOn: '2027-01-01' })).toEqual({
      birthCountry: expect.stringContaining('não é o Brasil'),
      enteredBrazilOn: expect.stringContaining('ainda não chegou'),
    });
    const { fields } = checkRegistration({ ...good, nationality: 3 }, TODAY);
    expect(fields.birthMunicipalityIbge).toBeNull();
  });

  it('orientation and identity are asked when somebody is registered, of no child and of no record without them', () => {
    const unanswered = { ...good, informsSexualOrientation: null, informsGenderIdentity: null };
    const asked = (input: FormInput, before: FormInput | null) => {
      const kept = before && checkRegistration(before, TODAY).fields;
      return formFaults(input, checkRegistration(input, TODAY).fields, TODAY, kept).map(({ path }) => path);
    };
    const both = ['informsSexualOrientation', 'informsGenderIdentity'];
    expect(asked(unanswered, null)).toEqual(both);
    // The day before the twelfth birthday, and on it.
    expect(asked({ ...unanswered, birthDate: '2014-11-21' }, null)).toEqual([]);
    expect(asked({ ...unanswered, birthDate: '2014-11-20' }, null)).toEqual(both);
    expect(asked({ ...unanswered, phoneMobile: '48991112233' }, unanswered)).toEqual([]);
    // What was answered is not taken back by leaving it out.
    expect(asked(unanswered, { ...unanswered, informsGenderIdentity: true, genderIdentity: 149 })).toEqual([
      'informsGenderIdentity',
    ]);
    expect(registrationFaults(checkRegistration(unanswered, TODAY).fields, TODAY)).toEqual([]);
  });

  it('who wants to tell orientation or identity tells it', () => {
    expect(faultsOf({ informsSexualOrientation: true, informsGenderIdentity: true })).toEqual({
      sexualOrientation: REQUIRED,
      genderIdentity: REQUIRED,
    });
    expect(faultsOf({ informsGenderIdentity: true, genderIdentity: 149 })).toEqual({});
  });
});

it('the other fields are refused each on its own', () => {
  expect(
    faultsOf({
      cpf: '11111111111',
      cns: '123',
      sex: 4,
      race: 6,
      birthMunicipalityIbge: '3106201',
      phoneHome: '99999',
      email: 'a@b',
      cep: '123',
      uf: 'SP',
      municipalityIbge: '3106200',
      street: 'RUA '.repeat(30),
      streetType: '999',
      houseNumber: '12/B',
      complement: 'apto 😀',
      microarea: '7',
      nis: '12',
      maritalStatus: 9,
      bloodType: 9,
      occupationCbo: 'x',
      education: 1,
    }),
  ).toMatchObject(
    Object.fromEntries(
      ['cpf', 'cns', 'sex', 'race', 'birthMunicipalityIbge', 'phoneHome', 'email', 'cep', 'municipalityIbge']
        .concat(['street', 'streetType', 'houseNumber', 'complement', 'microarea', 'nis', 'maritalStatus'])
        .concat(['bloodType', 'occupationCbo', 'education'])
        .map((path) => [path, expect.any(String)]),
    ),
  );
  expect(faultsOf({ uf: 'XX' })).toEqual({ uf: NOT_LISTED });
});

it('good numbers are taken; an address abroad keeps nothing Brazilian', () => {
  expect(
    faultsOf({ cpf: generateCpf(1), cns: generateCns(1), bairro: 'CENTRO', municipalityIbge: '3106200' }),
  ).toEqual({});
  expect(faultsOf({ bairro: 'CENTRO' })).toHaveProperty('municipalityIbge');
  const { fields } = checkRegistration({ ...good, residenceCountry: 4, cep: '1', bairro: 'X' }, TODAY);
  expect(fields).toMatchObject({ cep: null, bairro: null, residenceCountry: 4 });
});

it('of who has a death registered, nothing in life comes after it', () => {
  const life = { ...good, nationality: 3, birthCountry: 63, enteredBrazilOn: '2019-05-05' };
  const pathsWith = (diedOn: string | null, birthDate: string) => {
    const { fields } = checkRegistration({ ...life, birthDate }, TODAY);
    return registrationFaults({ ...fields, diedOn }, TODAY).map(({ path }) => path);
  };
  expect(pathsWith('2020-01-01', '1972-03-12')).toEqual([]);
  expect(pathsWith('2019-05-05', '2019-05-05')).toEqual([]);
  expect(pathsWith('2018-01-01', '1972-03-12')).toEqual(['enteredBrazilOn']);
  expect(pathsWith('2018-01-01', '2019-01-01')).toEqual(['birthDate', 'enteredBrazilOn']);
  expect(pathsWith(null, '2019-01-01')).toEqual([]);
});

it.each(['D’ÁVILA', 'D´ÁVILA', 'D`ÁVILA', 'Dʼávila'])('%s is kept with the apostrophe', (typed) => {
  const name = `MARIA ${typed}`;
  const { fields, faults } = checkRegistration({ ...good, name, motherName: name }, TODAY);
  expect(faults).toEqual([]);
  expect(fields).toMatchObject({ name: "MARIA D'ÁVILA", motherName: "MARIA D'ÁVILA" });
});
