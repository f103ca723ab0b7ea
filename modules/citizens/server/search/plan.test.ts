import { describe, expect, it } from 'vitest';
import { choosePlan } from './plan.ts';
import { sharesOf } from './shares.ts';
import { asQuery, operandOf, type Term, type Way } from './terms.ts';

// Of a million: one in eight is called Maria, a quarter Silva.
const shares = sharesOf(
  new Map([
    ...([
      ['MARIA', 0.12],
      ['MARIANA', 0.005],
      ['MARCOS', 0.01],
      ['SILVA', 0.27],
      ['XAVIER', 0.006],
    ] as const),
    ...([
      ['JOSE', 0.05],
      ['CARLOS', 0.03],
      ['SANTOS', 0.19],
      ['OLIVEIRA', 0.11],
      ['r4205407', 0.98],
    ] as const),
  ]),
  1_000_000,
);
const names = (text: string): Term[] =>
  text.split(' ').map((word, at, all) => ({ kind: 'name', word, last: at === all.length - 1 }));

function plan(terms: Term[], way: Way = 'common') {
  const operands = terms.map((term) => operandOf(term, way, shares));
  const { walks, index } = choosePlan(operands, {
    names: terms.filter(({ kind }) => kind === 'name').length,
    citizens: shares.citizens,
    rows: 20,
  });
  return walks ? 'walk' : asQuery(index);
}

describe('how to find', () => {
  it.each(['MARIA', 'MARIA SILVA', 'SILVA MARIA', 'MAR SIL', 'JOSE', 'MARIA S'])(
    '%s: along the names',
    (text) => expect(plan(names(text))).toBe('walk'),
  );

  it('few: from the index', () => {
    expect(plan(names('XYZW'))).toBe("'XYZW':*");
    expect(plan(names('MARIA SILVA XAVIER'))).toContain("'XAVIER'");
  });

  it('a frequent beginning stays out of the index where a rare word is there to go by', () => {
    expect(plan(names('MAR SIL XYZW'), 'begun')).toBe("'XYZW':*");
    expect(plan(names('JOSE CARLOS SILVA SANTOS OLIVEIRA'), 'begun')).not.toContain('SILVA');
  });

  it('a place where everybody lives is walked, one where nobody does is dug', () => {
    const living = (ibge: string): Term => ({ kind: 'other', anyOf: [{ word: `r${ibge}`, whole: true }] });
    expect(plan([living('4205407')])).toBe('walk');
    expect(plan([living('3550308')])).toBe("('r3550308')");
  });

  it('nothing known of the base: everything comes from the index', () => {
    const unknown = sharesOf(new Map(), 0);
    const operands = names('MARIA SILVA').map((term) => operandOf(term, 'whole', unknown));
    expect(choosePlan(operands, { names: 2, citizens: 0, rows: 20 }).walks).toBe(false);
  });
});

describe('shares', () => {
  it('adds up the words that begin so', () => {
    expect(shares.beginning('MAR')).toBeCloseTo(0.135, 3);
    expect(shares.beginning('Z')).toBeLessThan(0.001);
    expect(shares.of('SILVA')).toBe(0.27);
  });
});
