import { expect, it } from 'vitest';
import type { CitizenRow } from '../registration/citizen-queries.ts';
import { patientOf } from './fhir-patient.ts';

const ID = '0198f0f0-0000-7000-8000-000000000000';
const day = new Date('2026-11-20T12:00:00.000Z');

/** Of whom nothing is known but a name. */
const nobody: Partial<CitizenRow> = {
  version: 3,
  updatedAt: day,
  status: 'active',
  name: 'ANA LIMA',
  socialName: null,
  birthDate: null,
  sex: null,
  race: null,
  deceased: false,
  diedOn: null,
  phoneMobile: null,
  phoneHome: null,
  phoneContact: null,
  email: null,
  street: null,
  streetType: null,
  houseNumber: null,
  noHouseNumber: false,
  complement: null,
  referencePoint: null,
  bairro: null,
  cep: null,
  municipalityIbge: null,
  municipalityName: null,
  uf: null,
  residenceCountry: null,
  motherName: null,
  fatherName: null,
  birthMunicipalityName: null,
  birthCountry: null,
  genderIdentity: null,
  maritalStatus: null,
  mergedInto: null,
  team: null,
  sharingRefused: false,
  documents: [],
};
const patient = (change: Partial<CitizenRow> = {}) => patientOf(ID, { ...nobody, ...change } as CitizenRow);
const textOf = (change: Partial<CitizenRow>) =>
  patient(change).text?.div.replace('<div xmlns="http://www.w3.org/1999/xhtml">', '');

it('says nothing of what is not known', () => {
  expect(patient()).toEqual({
    resourceType: 'Patient',
    id: ID,
    meta: { versionId: '3', lastUpdated: '2026-11-20T12:00:00.000Z' },
    text: {
      status: 'additional',
      div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>ANA LIMA</p></div>',
    },
    active: true,
    identifier: [],
    name: [{ use: 'official', text: 'ANA LIMA' }],
    gender: 'unknown',
    deceasedBoolean: false,
  });
});

it('tells numbers with who gave them, and those of before as old', () => {
  const common = { id: ID, origin: 'registration', addedAt: '2026-01-02', removedAt: null } as const;
  const { identifier } = patient({
    documents: [
      { ...common, kind: 'cpf', number: '1', principal: true, details: {} },
      { ...common, kind: 'rg', number: '2', principal: false, details: { issuer: 'SSP' } },
      { ...common, kind: 'cns', number: '3', principal: true, details: {}, removedAt: '2026-03-04' },
    ],
  });
  expect(identifier).toMatchObject([
    { use: 'official', type: { coding: [{ code: 'TAX' }] }, value: '1', period: { start: '2026-01-02' } },
    { use: 'secondary', value: '2', assigner: { display: 'SSP' } },
    { use: 'old', value: '3', period: { start: '2026-01-02', end: '2026-03-04' } },
  ]);
  expect(identifier?.map(({ assigner, system }) => [Boolean(assigner), Boolean(system)])).toEqual([
    [false, true],
    [true, false],
    [false, true],
  ]);
  expect(identifier?.[1]?.type?.coding).toBeUndefined();
});

it.each([
  [0, 'male'],
  [1, 'female'],
  [5, 'other'],
  [4, 'unknown'],
])('sexo %s is %s', (sex, gender) => expect(patient({ sex }).gender).toBe(gender));

it('tells a death by its day where the day is known, and whoever is joined by who remains', () => {
  expect(patient({ deceased: true })).toMatchObject({ deceasedBoolean: true });
  const dead = patient({ deceased: true, diedOn: '2026-01-02' });
  expect([dead.deceasedDateTime, dead.deceasedBoolean]).toEqual(['2026-01-02', undefined]);
  const joined = patient({ status: 'merged', mergedInto: 'other' });
  expect(joined).toMatchObject({
    active: false,
    link: [{ other: { reference: 'Patient/other' }, type: 'replaced-by' }],
  });
});

it('tells telephones each by its use, and both parents', () => {
  expect(patient({ phoneMobile: '1', phoneHome: '2', phoneContact: '3' }).telecom).toEqual([
    { system: 'phone', value: '+551', use: 'mobile' },
    { system: 'phone', value: '+552', use: 'home' },
    { system: 'phone', value: '+553', use: 'temp' },
  ]);
  expect(patient({ motherName: 'EVA', fatherName: 'IVO' }).contact).toMatchObject([
    { relationship: [{ coding: [{ code: 'MTH' }], text: 'Mãe' }], name: { text: 'EVA' } },
    { relationship: [{ coding: [{ code: 'FTH' }], text: 'Pai' }], name: { text: 'IVO' } },
  ]);
});

it('tells an address by what there is of it', () => {
  expect(patient({ cep: '88010000' }).address).toEqual([
    { use: 'home', postalCode: '88010000', country: 'BR' },
  ]);
  expect(patient({ residenceCountry: 31 }).address).toBeUndefined();
  expect(patient({ residenceCountry: 1 }).address).toEqual([{ use: 'home', country: 'Afeganistão' }]);
  expect(
    patient({ municipalityIbge: '4205407', municipalityName: 'FLORIANÓPOLIS', uf: 'SC' }).address,
  ).toEqual([{ use: 'home', city: 'FLORIANÓPOLIS', state: 'SC', country: 'BR' }]);
  const whole = { streetType: '561', street: 'DAS FLORES', complement: 'FUNDOS', referencePoint: 'PADARIA' };
  expect(patient({ ...whole, houseNumber: '7', bairro: 'CENTRO' }).address).toEqual([
    { use: 'home', line: ['10ª Rua DAS FLORES, 7', 'FUNDOS', 'PADARIA'], district: 'CENTRO', country: 'BR' },
  ]);
});

it('tells where somebody was born, gender identity and marital status where HL7 has a place', () => {
  const places = (change: Partial<CitizenRow>) =>
    patient(change).extension?.map(
      ({ valueAddress, valueCodeableConcept }) => valueAddress ?? valueCodeableConcept,
    );
  expect(places({ birthMunicipalityName: 'SOBRAL', birthCountry: 31 })).toEqual([
    { city: 'SOBRAL', country: 'BR' },
  ]);
  expect(places({ birthCountry: 1 })).toEqual([{ country: 'Afeganistão' }]);
  expect(places({ birthCountry: 31 })).toBeUndefined();
  expect(places({ genderIdentity: 156 })).toEqual([{ text: 'Travesti' }]);
  expect(patient({ maritalStatus: 4 }).maritalStatus).toMatchObject({
    coding: [{ code: 'L' }],
    text: 'Separado judicialmente',
  });
});

it('says to people, with nothing that a browser would run, what HL7 has no place for', () => {
  expect(textOf({ socialName: '<b>"LÉO" & C</b>', race: 4, sharingRefused: true })).toBe(
    '<p>&lt;b&gt;&quot;LÉO&quot; &amp; C&lt;/b&gt;</p><p>Raça/Cor: Parda</p>' +
      '<p>Compartilhamento do prontuário recusado pelo cidadão</p></div>',
  );
});
