import { describe, expect, it } from 'vitest';
import { fieldPath, problemReport, problemSentence, readProblem, unreachable } from './problem.ts';

describe('readProblem', () => {
  it('keeps code, sentence and fields of a problem+json body', () => {
    const body = {
      type: '/api/problemas#invalid',
      title: 'Dados recusados',
      status: 422,
      code: 'invalid',
      detail: 'Corrija os campos marcados.',
      fields: [
        { path: '/body/installer/cpf', message: 'CPF não confere.' },
        { path: 'name', message: 'Preenchimento obrigatório.' },
        { wrong: true },
      ],
      data: { holders: ['…'] },
    };
    const problem = readProblem(422, JSON.stringify(body));
    expect(problem).toMatchObject({ status: 422, code: 'invalid', detail: 'Corrija os campos marcados.' });
    expect(problem.data).toEqual({ holders: ['…'] });
    expect(problem.fields).toEqual([
      { path: 'installer.cpf', message: 'CPF não confere.' },
      { path: 'name', message: 'Preenchimento obrigatório.' },
    ]);
  });

  it.each(['<html>Bad gateway</html>', '', '{}', 'null', '[]', '{"code":1,"detail":"x"}'])(
    'turns what is not a problem (%s) into a sentence',
    (text) => {
      expect(readProblem(502, text)).toMatchObject({ status: 502, code: 'unreadable', fields: [] });
    },
  );
});

it('fieldPath drops the place of the body and takes both notations', () => {
  expect(fieldPath('/body/cpf')).toBe('cpf');
  expect(fieldPath('body.installer.cpf')).toBe('installer.cpf');
  expect(fieldPath('installer.cpf')).toBe('installer.cpf');
});

it('a failure of the page itself never shows its technical text to the person', () => {
  expect(problemSentence(new TypeError('x is undefined'))).not.toContain('undefined');
  expect(problemSentence(unreachable())).toContain('Sem conexão');
  expect(problemReport(new TypeError('x is undefined'), '/cnes')).toContain(
    'TypeError: x is undefined\n/cnes',
  );
});
