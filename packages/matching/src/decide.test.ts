import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { decide } from './decide.ts';
import { surroundingsOf } from './candidates.ts';
import { DEFAULT_MODEL } from './model.ts';
import type { Person } from './person.ts';
import { prepare } from './prepare.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const settings = { ...DEFAULT_SETTINGS, today: '2026-11-20' };
const CPF = generateCpf(11);
const CNS = generateCns(21, 1);

const maria: Person = {
  id: 'a',
  name: 'Maria Aparecida Ribeiro dos Santos',
  birthDate: '1972-03-12',
  sex: 'F',
  motherName: 'Antônia Ribeiro',
  deceasedOn: null,
};

/** Judges two people; `others` stand in the same bases. */
function judge(a: Partial<Person>, b: Partial<Person>, others: Partial<Person>[] = []) {
  const [one, other, ...rest] = [a, b, ...others].map((person, place) =>
    prepare({ ...maria, ...person, id: String(place) }),
  );
  if (!one || !other) throw new Error('two people are judged');
  const comparison = compare(one, other, DEFAULT_MODEL);
  return decide(one, other, comparison, DEFAULT_MODEL, surroundingsOf([one, other, ...rest], settings));
}

describe('rule of the CPF', () => {
  it('links with the same birth and much the same name, whatever else is missing', () => {
    const bare = { cpf: CPF, motherName: null, sex: null };
    expect(judge(bare, bare)).toMatchObject({ decision: 'auto', rule: 'cpf' });
    expect(judge(bare, { ...bare, name: 'MARIA APARECIDA SANTOS' })).toMatchObject({
      decision: 'auto',
      rule: 'cpf',
    });
    expect(judge(bare, { ...bare, birthDate: '1972-03-21' })).toMatchObject({
      decision: 'auto',
      rule: 'cpf',
    });
  });

  it('alone never links: mother and child, father and son, another name, no date', () => {
    const child = {
      name: 'Pedro Alves dos Santos',
      birthDate: '2015-05-05',
      sex: 'M',
      motherName: maria.name ?? '',
    } as const;
    expect(judge({ cpf: CPF }, { ...child, cpf: CPF }).decision).toBe('review');
    const father = { name: 'José Alves', sex: 'M', motherName: 'Rita Alves', cpf: CPF } as const;
    const son = { ...father, name: 'José Alves Filho', birthDate: '1999-03-12', motherName: 'Lia Alves' };
    expect(judge(father, son)).toMatchObject({ decision: 'review', rule: null });
    expect(judge({ cpf: CPF }, { cpf: CPF, name: 'Maria Helena Ribeiro dos Santos' }).decision).toBe(
      'review',
    );
    expect(judge({ cpf: CPF, birthDate: null, motherName: null }, { cpf: CPF }).decision).toBe('review');
    // The same birth, and a name that is not much the same.
    const bare = { cpf: CPF, motherName: null };
    const initial = judge(bare, { ...bare, name: 'Maria Aparecida R Santos' });
    expect(initial.decision).toBe('review');
    expect(initial.rule).not.toBe('cpf');
  });

  it('does not enter by the probability where its own rule is not satisfied', () => {
    const other = { name: 'Maria Aparecida Lima', birthDate: '1972-03-21' };
    expect(judge({ cpf: CPF }, { ...other, cpf: CPF })).toMatchObject({
      decision: 'review',
      rule: null,
      sameCpf: true,
    });
  });

  it('asks for equal names of a child, and for nobody much older with the number', () => {
    const child = { birthDate: '2018-03-12', cpf: CPF, motherName: null };
    expect(judge(child, child)).toMatchObject({ decision: 'auto', rule: 'cpf' });
    expect(judge(child, { ...child, name: 'Maria Aparecida Ribeiro' }).decision).toBe('review');
    const withElder = judge(child, child, [{ cpf: CPF, birthDate: '1990-01-01' }]);
    expect(withElder).toMatchObject({ decision: 'review', guards: ['elder-cpf', 'thin'] });
    expect(withElder.rule).not.toBe('cpf');
  });

  it('stops at a namesake born the same day to another mother', () => {
    const other = { cpf: CPF, motherName: 'Joana Pires' };
    expect(judge({ cpf: CPF }, other)).toMatchObject({ decision: 'review' });
  });

  it('takes no number that is not valid', () => {
    for (const cpf of ['00000000000', '11111111111', '12345678900']) {
      const bare = { cpf, motherName: null, name: 'Maria Santos' };
      expect(judge(bare, bare)).toMatchObject({ decision: 'review', sameCpf: false, guards: ['thin'] });
    }
  });
});

describe('rules of the CNS and of name, mother and birth', () => {
  it('link', () => {
    const card = { cns: [CNS], motherName: null };
    expect(judge(card, { ...card, name: 'Maria Aparecida Santos' })).toMatchObject({
      decision: 'auto',
      rule: 'cns',
    });
    expect(judge({}, { name: 'MARIA APARECIDA RIBEIRO SANTOS' })).toMatchObject({
      decision: 'auto',
      rule: 'name-mother-birth',
    });
  });

  it.each([
    [1, 'cns'],
    [2, 'cns'],
    [7, 'cns'],
    [8, 'probability'],
    [9, 'probability'],
  ] as const)('a card that begins with %i links by %s', (first, rule) => {
    const card = { cns: [generateCns(21, first)], motherName: null };
    expect(judge(card, { ...card, name: 'Maria Aparecida Ribeiro Santos' }).rule).toBe(rule);
  });

  it('yield to a document that says otherwise', () => {
    expect(judge({ cpf: CPF }, { cpf: generateCpf(12) })).toMatchObject({
      decision: 'review',
      guards: ['cpf-differs'],
    });
    expect(judge({ cns: [CNS] }, { cns: [generateCns(22, 2)] }).decision).toBe('review');
    // Other cards come and go: CADSUS gives numbers that begin with 7 anew.
    expect(judge({ cns: [generateCns(22, 7)] }, { cns: [generateCns(23, 7)] }).decision).toBe('auto');
    expect(judge({ cns: [CNS] }, { cns: [generateCns(23, 7)] }).decision).toBe('auto');
  });

  it('take a CPF that stands on the mother for hers, not for a contradiction', () => {
    const child = { birthDate: '2018-03-12', cpf: CPF };
    const mother = { cpf: generateCpf(12), birthDate: '1990-01-01', name: 'Antônia Ribeiro' };
    expect(judge(child, { ...child, cpf: mother.cpf }, [mother])).toMatchObject({ decision: 'auto' });
  });
});

describe('guards', () => {
  const both = { cpf: CPF, cns: [CNS], phones: ['35999991234'] };
  it.each([
    ['death', {}, { deceasedOn: '2020-01-01' }],
    ['sex', {}, { sex: 'M' }],
    ['newborn', { name: 'RN de Antônia Ribeiro' }, {}],
    ['newborn', { name: 'RN de Antônia Ribeiro' }, { name: 'RN de Antônia Ribeiro' }],
    ['newborn', { name: 'Sem nome' }, {}],
    ['twins', {}, { name: 'Maria Eduarda Ribeiro dos Santos' }],
    ['twins', { name: 'Rafael Ribeiro' }, { name: 'Rafaela Ribeiro' }],
    ['newborn', { name: 'RNI de Antônia Ribeiro' }, { name: 'RNII de Antônia Ribeiro' }],
    ['newborn', { name: 'Antônia Ribeiro (RN)' }, { name: 'Antônia Ribeiro (RN)' }],
    ['newborn', { name: 'Homem não identificado' }, { name: 'Homem não identificado' }],
    ['death', {}, { deceasedOn: 'sim' }],
    ['death', { deceasedOn: '2020-01-01' }, { deceasedOn: '2021-01-01' }],
    ['name-unknown', { name: null }, {}],
    ['cpf-differs', {}, { cpf: generateCpf(12) }],
    ['generation', { name: 'José Ribeiro Neto' }, { name: 'José Ribeiro Filho' }],
  ] as const)('%s: %j and %j are never linked by themselves', (guard, a, b) => {
    const verdict = judge({ ...both, ...a }, { ...both, ...b });
    expect(verdict.guards).toContain(guard);
    expect(verdict.decision).toBe('review');
  });

  it.each([
    ['Elisa', 'Elise'],
    ['Lorena', 'Lorenza'],
    ['Júlia', 'Julie'],
    ['Alana', 'Alane'],
    ['Kaylane', 'Kaylana'],
    ['Ana Elisa', 'Ana Elise'],
    ['Maria A', 'Maria Alice'],
    ['Ana L', 'Ana Luiza'],
    ['Ana L', 'Ana Luiza', ''],
  ])(
    '%s and %s may be twins, unless a number says that they are one',
    (one, other, last = ' Ribeiro Santos') => {
      const [a, b] = [{ name: one + last }, { name: other + last }];
      expect(judge(a, b)).toMatchObject({ decision: 'review', guards: ['twins'] });
      expect(judge({ ...a, cns: [CNS] }, { ...b, cns: [CNS] }).decision).toBe('auto');
      expect(judge({ ...a, cpf: CPF }, { ...b, cpf: CPF })).toMatchObject({ decision: 'auto', guards: [] });
      // Somebody born another day is no twin.
      expect(judge(a, { ...b, birthDate: '1972-03-13' }).guards).not.toContain('twins');
    },
  );

  it('a name that sounds the same, or lacks its surname, is no twin', () => {
    expect(judge({ name: 'Luiz Ribeiro' }, { name: 'Luís Ribeiro' }).decision).toBe('auto');
    expect(judge({}, { name: 'Maria Aparecida R Santos' }).decision).toBe('auto');
  });

  it('a death on an unknown day is that of any day', () => {
    const dead = { deceasedOn: '2020-01-01' };
    expect(judge(dead, { deceasedOn: '31/12/2019' })).toMatchObject({ decision: 'auto', guards: [] });
    expect(judge({ deceasedOn: 'S' }, { deceasedOn: 'S' })).toMatchObject({ decision: 'auto', guards: [] });
  });

  it('a roster that does not tell of deaths contradicts nobody', () => {
    const { deceasedOn: _, ...silent } = { ...maria, ...both };
    const [one, other] = [
      prepare({ ...silent, id: '1' }),
      prepare({ ...maria, ...both, deceasedOn: '2020-01-01', id: '2' }),
    ];
    const verdict = decide(
      one,
      other,
      compare(one, other, DEFAULT_MODEL),
      DEFAULT_MODEL,
      surroundingsOf([one, other], settings),
    );
    expect(verdict).toMatchObject({ decision: 'auto', guards: [] });
  });
});

describe('without a date of birth', () => {
  const card = generateCns(21, 7);
  it.each([
    ['CPF, name and mother', { cpf: CPF }, {}],
    ['CNS, name and mother', { cns: [card] }, { name: 'MARIA APARECIDA R DOS SANTOS' }],
    ['CPF, name and father', { cpf: CPF, motherName: null, fatherName: 'Luiz dos Santos' }, {}],
    ['CPF, CNS and name', { cpf: CPF, cns: [card], motherName: null }, {}],
  ])('%s link', (_, both, other) => {
    expect(judge({ ...both, birthDate: null }, { ...both, ...other })).toMatchObject({
      decision: 'auto',
      rule: 'number-name-parent',
      guards: [],
    });
  });

  it.each([
    ['CPF and name', { cpf: CPF, motherName: null }, {}],
    [
      'CPF and name, another father',
      { cpf: CPF, motherName: null, fatherName: 'Luiz dos Santos' },
      { fatherName: 'Rui Lima' },
    ],
    ['CPF, CNS and name, another mother', { cpf: CPF, cns: [card] }, { motherName: 'Joana Pires' }],
    ['CPF, mother and a brother', { cpf: CPF }, { name: 'Maria Eduarda Ribeiro dos Santos' }],
    ['CPF, mother and one given name', { cpf: CPF }, { name: 'Maria Ribeiro dos Santos' }],
    ['name and mother', {}, {}],
    ['CPF, name and mother, one of them dead', { cpf: CPF }, { deceasedOn: 'sim' }],
    [
      'CPF, mother and a son',
      { cpf: CPF, name: 'José Ribeiro dos Santos' },
      { name: 'José Ribeiro dos Santos Filho' },
    ],
  ])('%s do not', (_, both, other) => {
    expect(judge({ ...both, birthDate: null }, { ...both, ...other }).decision).not.toBe('auto');
  });
});

describe('what links by itself needs more than name, birth and sex', () => {
  // One of a kind: no name is rare enough to stand for a person.
  const rare = { name: 'Ermengarda Quitéria Bragantino Werneck', motherName: null } as const;

  it('the rarest name, the birth and the sex alone are left to a person', () => {
    const verdict = judge({ ...rare, motherName: 'Olindina Werneck' }, rare);
    expect(verdict).toMatchObject({ decision: 'review', rule: 'probability', guards: ['thin'] });
    const elsewhere = { phones: ['35988887777'], street: 'Rua do Sol', number: '7', cep: '35700002' };
    const here = { phones: ['35999991234'], street: 'Rua da Lua', number: '9', cep: '35700001' };
    expect(judge({ ...rare, ...here }, { ...rare, ...elsewhere }).decision).toBe('review');
    // A street has many houses, and a first name many mothers.
    const street = { street: 'Rua do Sol', cep: '35700001' };
    expect(judge({ ...rare, ...street, number: '7' }, { ...rare, ...street, number: '9' }).guards).toEqual([
      'thin',
    ]);
    const marias = [{ motherName: 'Maria Werneck' }, { motherName: 'Maria Dias' }];
    expect(judge({ ...rare, ...marias[0] }, { ...rare, ...marias[1] }).guards).toEqual(['thin']);
  });

  it.each([
    ['a provisional card', { cns: [generateCns(21, 8)] }],
    ['the mother', { motherName: 'Olindina Werneck' }],
    ['the father', { fatherName: 'Ataulfo Bragantino' }],
    ['the telephone', { phones: ['35999991234'] }],
    ['the house', { street: 'Rua do Sol', number: '7', cep: '35700001' }],
  ])('%s in common is enough', (_, both) => {
    const verdict = judge({ ...rare, ...both }, { ...rare, ...both });
    expect(verdict).toMatchObject({ decision: 'auto', guards: [] });
  });
});

describe('links by probability', () => {
  it('take a married name, a slip of the pen, exchanged parents', () => {
    expect(judge({}, { name: 'Maria Aparecida Ribeiro Lima' })).toMatchObject({
      decision: 'auto',
      rule: 'probability',
    });
    expect(judge({}, { name: 'Maria Aparecida Ribero dos Santso' }).decision).toBe('auto');
    const father = { fatherName: 'Luiz dos Santos' };
    const exchanged = { motherName: 'Luiz dos Santos', fatherName: maria.motherName ?? '' };
    expect(judge(father, exchanged).decision).toBe('auto');
  });

  it('leave a brother born a year later, and a common name with nothing else, to a person', () => {
    expect(
      judge({}, { name: 'Maria Eduarda Ribeiro dos Santos', birthDate: '1973-03-12' }).decision,
    ).not.toBe('auto');
    const thin = { name: 'Maria da Silva', motherName: null };
    expect(judge(thin, thin)).toMatchObject({ decision: 'review', guards: ['thin'] });
  });
});
