import { describe, expect, test } from 'vitest';
import { readAnswer, reasonsOf, type Said, saysRepeated, sentenceOf } from './official-answer.ts';

const said = (body: unknown): Said => ({
  status: 400,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  isPage: false,
});
const told = (body: unknown) => reasonsOf(said(body)).map(({ path, message }) => [path, message]);

describe('what an official PEC says of a ficha', () => {
  test.each([
    ['a sentence', 'CNES inválido', [['', 'CNES inválido']]],
    ['lines', 'CNES inválido\n  INE inválido', [['', 'CNES inválido INE inválido']]],
    ['a JSON text', '"CNES inválido"', [['', 'CNES inválido']]],
    [
      'a list',
      ['um', 'outro'],
      [
        ['', 'um'],
        ['', 'outro'],
      ],
    ],
    [
      'fields',
      { cnes: 'inválido', ine: 'vazio' },
      [
        ['cnes', 'inválido'],
        ['ine', 'vazio'],
      ],
    ],
    [
      'errors in a list',
      {
        uuid: 'x',
        erros: [
          { campo: 'cnes', mensagem: 'inválido' },
          { field: 'ine', message: 'vazio' },
        ],
      },
      [
        ['cnes', 'inválido'],
        ['ine', 'vazio'],
      ],
    ],
    [
      'what servers say by themselves',
      {
        timestamp: 1,
        status: 400,
        error: 'Bad Request',
        message: 'CNES inválido',
        path: '/api/v1/recebimento/ficha',
      },
      [['', 'CNES inválido']],
    ],
    ['nothing', '', [['', 'O destino recusou a ficha e não disse por quê.']]],
    ['numbers', { status: 400 }, [['', 'O destino recusou a ficha e não disse por quê.']]],
  ])('%s', (_name, body, reasons) => {
    expect(told(body)).toEqual(reasons);
  });

  test('a page is not shown', () => {
    const page = { status: 400, text: '<html><body>Erro</body></html>', isPage: true };
    expect([sentenceOf(page), reasonsOf(page).length]).toEqual(['', 1]);
  });

  test('however much it is, and whatever is in it, the base takes it', () => {
    const long = told(Array.from({ length: 1000 }, () => `${'x'.repeat(600)}\u0000\ud800`));
    expect([long.length, long[0]?.[1]?.length]).toEqual([50, 500]);
    expect(told('a\u0000b\ud800\u202e')).toEqual([['', 'a\ufffdb\ufffd\ufffd']]);
    expect(told(`${'['.repeat(100_000)}"x"${']'.repeat(100_000)}`)).toHaveLength(1);
  });

  test('old servers write Latin-1', async () => {
    const response = new Response(new Uint8Array(Buffer.from('Usuário inválido', 'latin1')), { status: 400 });
    expect(sentenceOf(await readAnswer(response))).toBe('Usuário inválido');
  });
});

describe('a refusal that says that the ficha is there', () => {
  const repeated = (body: unknown, sentBefore = false) => saysRepeated(reasonsOf(said(body)), sentBefore);

  test.each([
    'Ficha já recebida',
    'Registro duplicado',
    'uuid já existe',
    'A ficha 12-ab já foi recebida',
    'Ficha repetida',
  ])('%s', (sentence) => {
    expect(repeated({ mensagem: sentence })).toBe(true);
  });

  test.each([
    'Ficha com procedimentos repetidos',
    'Já existe cidadão com este CPF',
    'Código duplicado no campo exames',
  ])('but not: %s', (sentence) => {
    expect(repeated(sentence)).toBe(false);
  });

  test('any sentence about it, where it may have arrived before', () => {
    expect([repeated('Duplicadas: 1', true), repeated('Duplicadas: 1')]).toEqual([true, false]);
    expect(repeated([{ campo: 'procedimentos', mensagem: 'repetido' }], true)).toBe(false);
  });
});
