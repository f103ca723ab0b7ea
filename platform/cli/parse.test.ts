import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { parseArguments, selectCommand, UsageError } from './parse.ts';

const command = (name: string, more: Partial<Command<null>> = {}): Command<null> => ({
  name,
  summary: `Faz ${name}.`,
  needs: 'nothing',
  run: async () => ({ exit: 0 }),
  ...more,
});

const cnesImport = command('cnes import', {
  positionals: [{ name: 'arquivo', required: true, description: 'Arquivo .zip ou .xml.' }],
  options: {
    municipality: { type: 'string', description: 'Código IBGE.' },
    preview: { type: 'boolean', description: 'Só mostra.' },
    day: {
      type: 'string',
      description: 'Dia.',
      check: (value) => (value === 'hoje' ? undefined : 'deve ser hoje'),
    },
  },
});
const init = command('init', {
  options: {
    name: { type: 'string', required: true, description: 'Nome.' },
    purpose: {
      type: 'string',
      required: true,
      values: ['producao', 'treinamento'],
      description: 'Para que é.',
    },
  },
});
const all = [command('start'), command('stop'), command('cnes report'), cnesImport, init];

const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return '';
};

describe('choice of the command', () => {
  it('takes names of one and two words, and common options before them', () => {
    expect(selectCommand(all, ['start'])).toMatchObject({ command: { name: 'start' }, rest: [] });
    expect(selectCommand(all, ['--json', 'cnes', 'import', 'a.zip', '--preview'])).toMatchObject({
      command: { name: 'cnes import' },
      rest: ['--json', 'a.zip', '--preview'],
    });
  });

  it.each([
    [['strat'], 'pec start'],
    [['cnes', 'imporT'], 'pec cnes import'],
    [['cnes'], 'pec cnes report, pec cnes import'],
    [['xyzxyz'], 'pec help'],
    [[], 'pec help'],
  ])('answers %j with a hint of %s', (argv, hint) => {
    expect(messageOf(() => selectCommand(all, argv))).toContain(hint);
  });
});

describe('arguments', () => {
  it('reads options of both kinds, positionals and --json', () => {
    const argv = ['lote.zip', '--municipality', '4205407', '--preview', '--json'];
    expect(parseArguments(cnesImport, argv)).toEqual({
      options: { municipality: '4205407', preview: true },
      positionals: ['lote.zip'],
      json: true,
      help: false,
    });
    expect(parseArguments(cnesImport, ['--municipality=4205407', '--', '--estranho.zip'])).toMatchObject({
      options: { municipality: '4205407' },
      positionals: ['--estranho.zip'],
    });
  });

  it('asks for nothing when help is wanted', () => {
    expect(parseArguments(init, ['--help']).help).toBe(true);
  });

  it.each([
    [cnesImport, ['a.zip', '--previw'], 'A opção --previw não existe. Você quis dizer --preview?'],
    [cnesImport, ['a.zip', '--toString'], 'A opção --toString não existe.'],
    [cnesImport, ['a.zip', '-m'], 'A opção -m não existe.'],
    [cnesImport, ['a.zip', '--preview=sim'], 'A opção --preview não leva valor.'],
    [cnesImport, ['a.zip', '--municipality'], 'Falta o valor de --municipality.'],
    [cnesImport, ['a.zip', '--municipality', '--preview'], 'Falta o valor de --municipality.'],
    [cnesImport, ['a.zip', '--day', 'ontem'], '--day deve ser hoje; veio "ontem".'],
    [cnesImport, [], 'Falta: ARQUIVO.'],
    [cnesImport, ['a.zip', 'b.zip'], '"b.zip" não era esperado.'],
    [init, [], 'Faltam: --name, --purpose.'],
    [
      init,
      ['--name', 'UBS', '--purpose', 'teste'],
      '--purpose aceita producao ou treinamento; veio "teste".',
    ],
  ])('refuses %o %j', (target, argv, message) => {
    expect(messageOf(() => parseArguments(target, argv))).toBe(message);
  });
});
