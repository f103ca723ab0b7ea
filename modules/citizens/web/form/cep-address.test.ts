import { NOT_PICKED } from '#ui/index';
import { describe, expect, it } from 'vitest';
import { type Address, addressOf, changesByCep, type FoundCep } from './cep-address.ts';

const place = { uf: 'SC', municipalityIbge: '4205407', municipalityName: 'FLORIANÓPOLIS' };
const cep = (said: Partial<FoundCep>) =>
  addressOf({ cep: '88010400', ...place, bairro: '', streetType: '', street: '', ...said });
const RUA = { value: '081', label: 'Rua' };
const BECO = { value: '011', label: 'Beco' };
const blank: Address = {
  uf: '',
  municipalityIbge: NOT_PICKED,
  bairro: '',
  streetType: NOT_PICKED,
  street: '',
};
const withType = cep({ bairro: 'Centro', streetType: '081', street: 'Felipe Schmidt' });
const withoutType = cep({ bairro: 'Trindade', street: 'Lauro Linhares' });
const ofWholeTown = cep({});
const nothing = { before: {}, kept: NOT_PICKED };

describe('the address that a CEP says', () => {
  it('fills what it says and leaves the rest', () => {
    expect(changesByCep(withType, blank, nothing)).toEqual(withType);
    const typed = { ...blank, bairro: 'Centro', streetType: RUA, street: 'das Flores' };
    expect(changesByCep(ofWholeTown, typed, nothing)).toEqual(ofWholeTown);
  });

  it('what an earlier CEP filled goes with it, with the type of its street', () => {
    const shown = { ...blank, ...withType };
    const before = { before: withType, kept: NOT_PICKED };
    expect(changesByCep(withoutType, shown, before)).toEqual({ ...withoutType, streetType: NOT_PICKED });
    expect(changesByCep(ofWholeTown, shown, before)).toEqual({
      ...ofWholeTown,
      bairro: '',
      street: '',
      streetType: NOT_PICKED,
    });
  });

  it('what the person chose or typed since stays, where the CEP says nothing of it', () => {
    const shown = { ...blank, ...withType, streetType: BECO };
    const before = { before: withType, kept: NOT_PICKED };
    expect(changesByCep(withoutType, shown, before)).toEqual(withoutType);
    expect(changesByCep(withoutType, { ...blank, streetType: RUA }, nothing)).toEqual(withoutType);
    const changes = changesByCep(ofWholeTown, { ...shown, street: 'das Flores' }, before);
    expect(changes).toEqual({ ...ofWholeTown, bairro: '' });
  });

  it('the type on record goes with the street it belongs to, and stays with the same one', () => {
    const onRecord = { ...blank, streetType: RUA, street: 'das Flores' };
    const kept = { before: {}, kept: RUA };
    expect(changesByCep(withoutType, onRecord, kept)).toEqual({ ...withoutType, streetType: NOT_PICKED });
    expect(changesByCep(withoutType, { ...onRecord, street: 'Lauro Linhares' }, kept)).toEqual(withoutType);
    expect(changesByCep(ofWholeTown, onRecord, kept)).toEqual(ofWholeTown);
  });
});
