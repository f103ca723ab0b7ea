import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { fieldJudgeOf, NOT_LISTED, REQUIRED } from './faults.ts';
import { type FormDefinition, fieldsWhere, groupsOf, type RecordOf } from './field.ts';
import { keeperOf } from './keep.ts';
import { valueAt } from './path.ts';
import { columnOf, emptyRecord, fieldOf, recordOfRow } from './record.ts';
import { keptSchemas, typedSchemas } from './schemas.ts';
import { inItsCase, shownValue } from './shown.ts';

const TABLES = {
  colours: [
    { code: 1, label: 'Azul' },
    { code: 2, label: 'Verde' },
  ],
};
const form = {
  name: {
    kind: 'text',
    label: 'Nome',
    typed: 20,
    keep: 'name',
    notNull: true,
    required: true,
    shownAs: 'name',
  },
  note: { kind: 'text', label: 'Nota', typed: 10, most: 5, keep: 'capitals' },
  bornOn: { kind: 'day', label: 'Nascimento', required: true },
  colour: { kind: 'code', label: 'Cor', table: 'colours', listed: true, onlyIf: { hasColour: true } },
  country: { kind: 'code', label: 'País', otherwise: 31 },
  abroad: { kind: 'text', label: 'Cidade', typed: 9, required: true, onlyIf: { country: 5 } },
  hasColour: { kind: 'flag', label: 'Tem cor' },
  agrees: { kind: 'answer', label: 'Concorda' },
  cpf: { kind: 'text', label: 'CPF', typed: 14, keep: 'digits', mask: 'cpf' },
} as const satisfies FormDefinition;
type Kept = RecordOf<typeof form>;

const EMPTY: Kept = {
  name: '',
  note: null,
  bornOn: null,
  colour: null,
  country: null,
  abroad: null,
  hasColour: false,
  agrees: null,
  cpf: null,
};

describe('a form, once defined', () => {
  it('has an exact record', () => {
    expectTypeOf<Kept['name']>().toEqualTypeOf<string>();
    expectTypeOf<Kept['note']>().toEqualTypeOf<string | null>();
    expectTypeOf<Kept['hasColour']>().toEqualTypeOf<boolean>();
    expectTypeOf<Kept['colour']>().toEqualTypeOf<number | null>();
    expect(emptyRecord(form)).toEqual(EMPTY);
  });

  it('says what a request may bring and what an answer says', () => {
    const typed = Type.Object(typedSchemas(form), { additionalProperties: false });
    expectTypeOf<Static<typeof typed>['note']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Static<typeof typed>['name']>().toEqualTypeOf<string>();
    expect(Value.Check(typed, { name: 'Ana' })).toBe(true);
    expect(Value.Check(typed, {})).toBe(false);
    expect(Value.Check(typed, { name: 'Ana', note: '12345678901' })).toBe(false);
    const kept = Type.Object(keptSchemas(form));
    expect(Value.Check(kept, EMPTY)).toBe(true);
    expect(Value.Check(kept, { ...EMPTY, bornOn: '12/03/1972' })).toBe(false);
    expect(Value.Check(kept, { ...EMPTY, hasColour: null })).toBe(false);
  });

  it('is kept clean, without what another answer closed', () => {
    const typed = { name: ' d´ávila  ana ', note: ' x ', colour: 1, cpf: '529.982.247-25', abroad: 'Lima' };
    const keep = keeperOf(form);
    expect(keep(typed)).toEqual({
      ...EMPTY,
      name: "D'ÁVILA ANA",
      note: 'X',
      country: 31,
      cpf: '52998224725',
    });
    expect(keep({ name: 'A', hasColour: true, colour: 1 })).toMatchObject({ colour: 1 });
    expect(keep({ name: 'A', country: 5, abroad: 'Lima' })).toMatchObject({ country: 5, abroad: 'Lima' });
  });

  it('misses what must be told, refuses what is of no table or too long', () => {
    const judge = fieldJudgeOf(form, TABLES);
    const faults = (kept: Partial<Kept>) => judge({ ...EMPTY, ...kept });
    expect(faults({ name: 'ANA', bornOn: '1972-03-12' })).toEqual([]);
    expect(faults({ note: '123456', colour: 9, country: 5 })).toEqual([
      { path: 'name', message: REQUIRED },
      { path: 'note', message: 'Use no máximo 5 caracteres.' },
      { path: 'bornOn', message: REQUIRED },
      { path: 'colour', message: NOT_LISTED },
      { path: 'abroad', message: REQUIRED },
    ]);
    expect(faults({ name: 'ANA', bornOn: '1972-03-12', note: '12345', colour: 2 })).toEqual([]);
  });

  it('is read as people read it', () => {
    expect(shownValue(form.colour, 2, TABLES)).toBe('Verde');
    expect(shownValue(form.colour, 3, TABLES)).toBe('3');
    expect(shownValue(form.cpf, '52998224725', TABLES)).toBe('529.982.247-25');
    expect(shownValue(form.bornOn, '1972-03-12', TABLES)).toBe('12/03/1972');
    expect(shownValue(form.hasColour, false, TABLES)).toBe('Não');
    expect(shownValue(undefined, null, TABLES)).toBe('');
    expect(inItsCase(form.name, 'ANA DE SÁ')).toBe('Ana de Sá');
    expect(inItsCase(form.note, 'X')).toBeUndefined();
  });

  it('is found by column, path, group and property', () => {
    expect([columnOf('bornOn'), fieldOf('born_on')]).toEqual(['born_on', 'bornOn']);
    const definition = { ...form, seenAt: { kind: 'instant', label: 'Visto' } } as const;
    const row = { name: 'ANA', born_on: '1972-03-12', seen_at: '2026-01-02T03:04:05Z', other: 1 };
    expect(recordOfRow(definition, row)).toMatchObject({
      name: 'ANA',
      bornOn: '1972-03-12',
      seenAt: new Date('2026-01-02T03:04:05Z'),
    });
    expect(recordOfRow(definition, row)).not.toHaveProperty('other');
    expect(valueAt({ a: { b: 0 } }, 'a.b')).toBe(0);
    expect(valueAt({ a: null }, 'a.b')).toBeUndefined();
    expect(fieldsWhere(form, ({ kind }) => kind === 'code')).toEqual(['colour', 'country']);
    const groups = groupsOf(form, ({ kind }, name) => (name === 'name' ? null : kind));
    expect(groups.get('text')).toEqual(['note', 'abroad', 'cpf']);
  });
});
