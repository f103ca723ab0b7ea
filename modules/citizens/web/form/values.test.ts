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
  const base = newValues();
  const opened = { ...base.opened, ...fieldsOf(seen) };
  const manual = (teamId: string) => ({ automatic: false, teamId });

  it('tells apart what each changed', () => {
    const typed = { ...opened, email: 'maria@exemplo.org', phoneMobile: '48988880000', cep: '88000000' };
    const kept = { ...opened, phoneMobile: '48977770000', cep: '88000000', bairro: 'CENTRO' };
    expect(changesOf(opened, typed, kept)).toEqual({
      mine: ['email'],
      theirs: ['bairro'],
      both: ['phoneMobile'],
    });
    const mine = { ...base, ...typed, opened };
    const theirs = { ...base, ...kept, sharingRefused: true, version: 7 };
    expect(reapplied(theirs, mine, ['email'])).toMatchObject({
      email: 'maria@exemplo.org',
      phoneMobile: '48977770000',
      bairro: 'CENTRO',
      sharingRefused: true,
      version: 7,
    });
  });

  it('a team or a family that both changed is asked too, and stays as the other left it until chosen', () => {
    const family = { ...opened.family, isResponsible: 'sim' };
    const other = { ...opened.family, isResponsible: 'nao', responsibleDocument: '52998224725' };
    const typed = { ...opened, team: manual('x'), family, sharingRefused: true };
    const kept = { ...opened, team: manual('y'), family: other };
    expect(changesOf(opened, typed, kept)).toEqual({
      mine: ['sharingRefused'],
      theirs: [],
      both: ['team', 'family'],
    });
    expect(changesOf(opened, { ...typed, family: opened.family }, kept)).toMatchObject({
      theirs: ['family'],
      both: ['team'],
    });
    const [mine, theirs] = [typed, kept].map((state) => ({ ...base, ...state, opened }));
    if (!mine || !theirs) throw new Error('no states');
    expect(reapplied(theirs, mine, ['sharingRefused'])).toMatchObject({
      team: manual('y'),
      family: other,
      sharingRefused: true,
    });
    expect(reapplied(theirs, mine, ['team'])).toMatchObject({ team: manual('x'), family: other });
  });

  it('capitals and spaces are no change, nor is a team that an automatic link does not name', () => {
    const typed = { ...opened, name: ' Maria  Aparecida nunes', email: 'x@y.br' };
    const kept = { ...opened, team: { automatic: true, teamId: 'y' } };
    expect(changesOf(opened, typed, kept)).toEqual({ mine: ['email'], theirs: [], both: [] });
  });
});
