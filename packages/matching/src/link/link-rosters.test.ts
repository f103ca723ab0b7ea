import { generateCpf } from '@pec-aberto/brazil';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../model.ts';
import type { Person } from '../person.ts';
import { findDuplicates } from './find-duplicates.ts';
import { linkRosters } from './link-rosters.ts';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: 'Josefa Quitéria Bandeira',
  birthDate: '1961-07-30',
  sex: 'F',
  motherName: 'Olindina Bandeira',
  ...more,
});
const rita = (id: string, more: Partial<Person> = {}): Person =>
  person(id, {
    name: 'Rita Zélia Malaquias',
    birthDate: '1988-02-14',
    motherName: 'Iolanda Malaquias',
    ...more,
  });
const outcome = (a: Person[], b: Person[]) =>
  linkRosters(a, b).links.map((link) => `${link.a}-${link.b} ${link.decision}`);

describe('linkRosters', () => {
  it('links whoever stands in both, whatever the order and the size', () => {
    expect(outcome([person('1'), rita('2')], [rita('x'), person('y')])).toEqual(['1-y auto', '2-x auto']);
    expect(outcome([person('1')], [rita('x'), person('y')])).toEqual(['1-y auto']);
    expect(outcome([rita('x'), person('y')], [person('1')])).toEqual(['y-1 auto']);
    expect(outcome([], [person('1')])).toEqual([]);
    expect(outcome([person('1')], [{ id: 'only an id' }])).toEqual([]);
  });

  it('links somebody who stands twice in one roster once, and shows the other record', () => {
    const twice = [
      person('x', { phones: ['35999991234'] }),
      person('y', { name: 'Josefa Quiteria Bandera' }),
    ];
    expect(outcome([person('1', { phones: ['35999991234'] })], twice)).toEqual(['1-x auto', '1-y review']);
  });

  it('leaves two that fit as well as each other, and are two, to a person', () => {
    const a = [person('1', { motherName: null })];
    const b = [
      person('x', { cpf: generateCpf(1), motherName: 'Ana Lima' }),
      person('y', { cpf: generateCpf(2), motherName: 'Rosa Dias' }),
    ];
    const { links } = linkRosters(a, b);
    expect(links.map(({ decision }) => decision)).toEqual(['review', 'review']);
    expect(links.every(({ score, evidence }) => score < 0.6 && evidence.rivals === 1)).toBe(true);
  });

  it('keeps a mother from the child that carries her CPF', () => {
    const mother = rita('1', { cpf: generateCpf(3) });
    const child = person('x', { cpf: generateCpf(3), birthDate: '2015-01-01' });
    expect(outcome([mother], [child])).toEqual(['1-x review']);
    expect(outcome([mother], [child, rita('y')])).toEqual(['1-y auto', '1-x review']);
  });

  it('explains a pair field by field', () => {
    const [link] = linkRosters([person('1')], [person('x', { name: 'Josefa Q. Bandeira' })]).links;
    expect(link?.evidence).toMatchObject({
      rule: 'probability',
      rivals: 0,
      given: 'initial',
      guards: ['twins'],
      bySocialName: false,
    });
    expect(link?.evidence.fields.map(({ field, level }) => `${field} ${level}`)).toEqual([
      'name part',
      'birthDate equal',
      'sex equal',
      'mother equal',
    ]);
    const sum = link?.evidence.fields.reduce((total, { weight }) => total + weight, 0) ?? 0;
    expect(sum).toBeCloseTo(link?.evidence.weight.strangers ?? 0, 0);
  });

  it('is one to one, symmetric and blind to case and accents, on any rosters', () => {
    const word = fc.constantFrom('Ana', 'José', 'Conceição', 'Luís', 'Luiz', 'Silva', 'Bandeira', 'Rita', '');
    const name = fc.option(
      fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
      { nil: null },
    );
    const someone = fc.record({
      name,
      motherName: name,
      birthDate: fc.constantFrom('1980-01-02', '1980-02-01', '1981-01-02', 'ontem', null),
      sex: fc.constantFrom('M' as const, 'F' as const, null),
      cpf: fc.constantFrom(generateCpf(1), generateCpf(2), '123', null),
      deceasedOn: fc.constantFrom('2020-01-01', null),
    });
    const roster = fc
      .array(someone, { maxLength: 8 })
      .map((people): Person[] => people.map((one, place) => ({ ...one, id: String(place) })));
    const shout = (people: Person[]) =>
      people.map((one) => ({
        ...one,
        name: one.name?.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '') ?? null,
      }));
    fc.assert(
      fc.property(roster, roster, (a, b) => {
        const { links } = linkRosters(a, b);
        const auto = links.filter(({ decision }) => decision === 'auto');
        expect(new Set(auto.map((link) => link.a)).size).toBe(auto.length);
        expect(new Set(auto.map((link) => link.b)).size).toBe(auto.length);
        expect(new Set(links.map((link) => `${link.a} ${link.b}`)).size).toBe(links.length);
        expect(links.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
        const told = links.map(({ a: one, b: other, score, decision }) => [
          one,
          other,
          score.toFixed(9),
          decision,
        ]);
        const again = linkRosters(shout(a), shout(b)).links;
        expect(
          again.map(({ a: one, b: other, score, decision }) => [one, other, score.toFixed(9), decision]),
        ).toEqual(told);
      }),
      { numRuns: 60 },
    );
  });
});

describe('findDuplicates', () => {
  it('finds who stands twice in one base, each pair once', () => {
    const { pairs } = findDuplicates([
      person('1'),
      rita('2'),
      person('3', { name: 'JOSEFA QUITERIA BANDERA' }),
      rita('4'),
    ]);
    expect(pairs.map(({ a, b }) => [a, b].sort().join('-')).sort()).toEqual(['1-3', '2-4']);
    expect(pairs.every(({ decision }) => decision === 'auto')).toBe(true);
    expect(findDuplicates([]).pairs).toEqual([]);
  });

  it('judges by a model that it is given, without learning', () => {
    const found = findDuplicates([person('1'), person('3')], {}, DEFAULT_MODEL);
    expect(found.model).toBe(DEFAULT_MODEL);
    expect(found.pairs).toHaveLength(1);
  });
});
