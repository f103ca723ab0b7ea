import { expect, test } from 'vitest';
import { addressOfCep, bodyOf, councilChoices, EMPTY_PERSON } from './person-values.ts';

test('state and number of a council that was taken back are not sent', () => {
  const sent = bodyOf({ ...EMPTY_PERSON, council: '', councilUf: 'SC', councilNumber: '12' });
  expect(sent).toMatchObject({ council: '', councilUf: '', councilNumber: '' });
});

test('“Sem número” says S/N', () => {
  const address = { ...EMPTY_PERSON.address, number: '12' };
  expect(bodyOf({ ...EMPTY_PERSON, address, withoutNumber: true }).address).toMatchObject({
    number: 'S/N',
  });
});

test('a CEP fills the street with its kind; one of a whole municipality leaves what was typed', () => {
  const whole = { cep: '88099000', uf: 'SC', municipalityIbge: '4205407', municipalityName: null };
  const place = { uf: 'SC', ibge: '4205407' };
  expect(addressOfCep({ ...whole, bairro: '', streetType: '', street: '' })).toEqual(place);
  const street = { ...whole, bairro: 'CENTRO', street: 'DAS PAINEIRAS' };
  const filled = { ...place, district: 'CENTRO', street: 'DAS PAINEIRAS' };
  expect(addressOfCep({ ...street, streetType: '081' })).toEqual({ ...filled, streetType: 'Rua' });
  expect(addressOfCep({ ...street, streetType: '' })).toEqual({ ...filled, streetType: '' });
});

test('a council only the file knows stays a choice', () => {
  expect(councilChoices('60').at(-1)).toEqual({ value: '60', label: 'Código 60, do CNES' });
  expect(councilChoices('71')).toHaveLength(councilChoices('').length);
});
