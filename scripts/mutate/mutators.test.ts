import { describe, expect, it } from 'vitest';
import { mutantsOf } from './mutators.mjs';
import { sqlMutants } from './sql.mjs';

const broken = (source: string) =>
  mutantsOf('a.ts', source).map(
    ({ start, end, replacement }) => source.slice(0, start) + replacement + source.slice(end),
  );

describe('ways to break a file', () => {
  it('moves a boundary and turns a comparison round', () => {
    expect(broken('const late = a < b;')).toEqual([
      'const late = ((a) <= (b));',
      'const late = ((a) >= (b));',
    ]);
  });

  it('forgets a filter, but never cuts a chain of ?. in two', () => {
    expect(broken('const x = a.filter(f);')).toContain('const x = (a);');
    expect(broken('const x = a?.b.filter(f).map(g);').some((text) => text.includes('(a?.b)'))).toBe(false);
  });

  it('leaves sentences, types, names of properties and of modules alone', () => {
    const source = `import { a } from './a.ts';
type T = 'word' | true;
export const say = { key: \`uma frase de \${a}\` } as const;
throw new Error('Uma frase para pessoas.');`;
    expect(broken(source)).toEqual([]);
  });

  it('empties a body that does something', () => {
    expect(broken('function f() { go(); }')).toEqual(['function f() {}']);
  });
});

describe('ways to break SQL', () => {
  const template = '`select id from access\n where count <= 3\n   and l.active\n order by name desc`';
  const named = (name: string) =>
    sqlMutants(template)
      .filter((mutant: { name: string }) => mutant.name === name)
      .map((mutant: { text: string }) => mutant.text);

  it('forgets one condition at a time', () => {
    expect(named('SqlCondition')).toEqual([
      '`select id from access\n where true\n   and l.active\n order by name desc`',
      '`select id from access\n where count <= 3\n\n order by name desc`',
    ]);
  });

  it('moves a boundary and turns the order', () => {
    expect(named('SqlBoundary')).toEqual([template.replace('<=', '<')]);
    expect(named('SqlOrder')).toEqual([template.replace('desc', 'asc')]);
  });

  it('keeps away from templates that are no SQL', () => {
    expect(sqlMutants('`há < 3 minutos e asc`')).toEqual([]);
  });
});
