import { describe, expect, it } from 'vitest';
import { likelyQuestion } from './use-likely.ts';
import { newValues } from './values.ts';

const ask = (typed: Parameters<typeof newValues>[0]) => likelyQuestion(newValues(typed), null);

describe('when likely same people are asked for', () => {
  it('not while a name alone says who it is', () => {
    expect(ask({})).toBeNull();
    expect(ask({ name: 'Maria' })).toBeNull();
    expect(ask({ name: 'Maria Aparecida Nunes' })).toBeNull();
    expect(ask({ name: 'Maria', birthDate: '1972-03-12' })).toBeNull();
    expect(ask({ name: 'Maria A', birthDate: '1972-03-12' })).toBeNull();
    expect(ask({ name: 'Maria Nunes', birthDate: '12/03/197' })).toBeNull();
  });

  it('with a name and a birth date, a name and a mother, or a whole number', () => {
    expect(ask({ name: 'Maria Nunes', birthDate: '1972-03-12' })).toMatchObject({ birthDate: '1972-03-12' });
    expect(ask({ name: 'Maria Nunes', motherName: 'Rosa Nunes' })).toMatchObject({
      motherName: 'Rosa Nunes',
    });
    expect(ask({ socialName: 'Maria Nunes', motherName: 'Rosa Nunes' })).not.toBeNull();
    expect(ask({ cpf: '52998224725' })).toMatchObject({ cpf: '52998224725', birthDate: null, sex: null });
  });

  it('what is closed by a box says nothing', () => {
    const typed = { name: 'Maria Nunes', motherName: 'Rosa Nunes', motherUnknown: true };
    expect(ask(typed)).toBeNull();
    expect(ask({ ...typed, birthDate: '1972-03-12' })).toMatchObject({ motherName: null });
  });
});
