import { expect, it } from 'vitest';
import { headingId, inlineParts, parseMarkdown } from './markdown.ts';

it('names headings as links in the manual do', () => {
  expect(headingId('5. Importar o CNES')).toBe('5-importar-o-cnes');
  expect(headingId('3. Município e responsável')).toBe('3-municipio-e-responsavel');
});

it('reads the blocks in which the manual is written', () => {
  const text = [
    '# Título',
    '',
    'Uma frase',
    'em duas linhas.',
    '- um',
    '  continua',
    '- dois',
    '',
    '```sh',
    '# não é título',
    '```',
    '| Nome | O que faz |',
    '|---|---|',
    '| `A` | b |',
    'fim',
  ];
  expect(parseMarkdown(text.join('\n'))).toEqual([
    { kind: 'heading', level: 1, text: 'Título', id: 'titulo' },
    { kind: 'paragraph', text: 'Uma frase em duas linhas.' },
    { kind: 'list', items: ['um continua', 'dois'], ordered: false },
    { kind: 'code', text: '# não é título' },
    { kind: 'table', head: ['Nome', 'O que faz'], rows: [['`A`', 'b']] },
    { kind: 'paragraph', text: 'fim' },
  ]);
});

it('reads marks inside a text', () => {
  expect(inlineParts('Abra **CNES** e veja [o guia](a.md) ou `pec`.')).toEqual([
    { text: 'Abra ', look: 'plain' },
    { text: 'CNES', look: 'bold' },
    { text: ' e veja ', look: 'plain' },
    { text: 'o guia', look: 'link', href: 'a.md' },
    { text: ' ou ', look: 'plain' },
    { text: 'pec', look: 'code' },
    { text: '.', look: 'plain' },
  ]);
});
