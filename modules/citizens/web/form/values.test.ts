import { describe as suite, expect, it } from 'vitest';
import { normaliseForm } from '../../server/rules/normalise.ts';
import { changesOf, reapplied } from './merge.ts';
import { bodyOf, fieldsOf, inputOf, newValues } from './values.ts';

const seen = normaliseForm({
  name: 'MARIA APARECIDA NUNES',
  cpf: '52998224725',
  birthDate: '1972-03-12',
  sex: 1,
  race: 5,
  ethnicity: 265,
  motherName: 'BENEDITA NUNES',
  fatherUnknown: true,
  nationality: 1,
  birthMunicipalityIbge: '4205407',
  phoneMobile: '48999990000',
  informsSexualOrientation: false,
  informsGenderIdentity: true,
  genderIdentity: 150,
});

suite('values of the form', () => {
  it('what is kept comes back as it was, through the form', () => {
    expect(normaliseForm(inputOf(fieldsOf(seen)))).toEqual(seen);
  });

  it('choices bring their words along', () => {
    const fields = fieldsOf(seen, { birthMunicipalityIbge: 'Florianópolis – SC' });
    expect(fields.birthMunicipalityIbge).toEqual({ value: '4205407', label: 'Florianópolis – SC' });
    expect(fields.ethnicity).toEqual({ value: '265', label: 'Ahanenawa' });
    expect(fields.residenceCountry.label).toBe('Brasil');
  });

  it('codes that only old fichas bring are asked for anew', () => {
    expect(fieldsOf({ ...seen, sex: 4, race: 6 })).toMatchObject({ sex: '', race: '' });
  });

  it('a new registration sends of the blocks only what was told', () => {
    const empty = newValues();
    expect(bodyOf({ ...empty, name: ' Ana Reis ' })).not.toHaveProperty('team');
    const told = {
      ...empty,
      name: 'Ana Reis',
      team: { automatic: false, teamId: 'x' },
      family: { ...empty.family, isResponsible: 'sim', kinship: '138' },
      documents: [{ kind: 'dnv', number: '123', details: { issuer: 'SSP', uf: '', issuedOn: '' } }],
      sharingRefused: true,
    };
    expect(bodyOf(told)).toMatchObject({
      name: 'Ana Reis',
      team: { automatic: false, teamId: 'x' },
      family: { isResponsible: true, responsibleId: null, kinship: null },
      documents: [{ kind: 'dnv', number: '123' }],
      sharingRefused: true,
    });
  });
});

suite('two people changed one record', () => {
  const opened = fieldsOf(seen);

  it('tells apart what each changed', () => {
    const typed = { ...opened, email: 'maria@exemplo.org', phoneMobile: '48988880000', cep: '88000000' };
    const kept = { ...opened, phoneMobile: '48977770000', cep: '88000000', bairro: 'CENTRO' };
    expect(changesOf(opened, typed, kept)).toEqual({
      mine: ['email'],
      theirs: ['bairro'],
      both: ['phoneMobile'],
    });
    const base = newValues();
    const team = { automatic: false, teamId: 'x' };
    const mine = { ...base, ...typed, team, opened: { ...base.opened, ...opened } };
    const theirs = { ...base, ...kept, sharingRefused: true, version: 7 };
    expect(reapplied(theirs, mine, ['email'])).toMatchObject({
      email: 'maria@exemplo.org',
      phoneMobile: '48977770000',
      bairro: 'CENTRO',
      team,
      sharingRefused: true,
      version: 7,
    });
  });

  it('capitals and spaces are no change', () => {
    const typed = { ...opened, name: ' Maria  Aparecida nunes', email: 'x@y.br' };
    expect(changesOf(opened, typed, opened)).toEqual({ mine: ['email'], theirs: [], both: [] });
  });
});
