import { describe, expect, it } from 'vitest';
import { nameForm } from './form.ts';
import { nameless } from './nameless.ts';

const MOTHER = 'MARIA SOUZA LIMA';

describe('nameless', () => {
  it.each(
    `RN DE|RN DA|R.N. DE|R N DE|RN|RN1|RN2 DE|RN 2 DE|RNI DE|RNII DE|RN II DE|RNA DE|RN B DE|RNF DE|RNDE|RNS DE
    |RECÉM-NASCIDO DE|RECEM NASCIDA DE|RECEMNASCIDO DE|RECENNASCIDO DE|RECEM NATO DE|REC NASC DE|RECEM NASC. II DE
    |NEONATO DE|NEOMORTO DE|NATIMORTO DE|NATIMORTA DE|NATI MORTO DE|FETO DE|FETO MORTO DE|NN DE|BB DE|B B DE|BEBÊ DE
    |NENEM DE|CRIANÇA DE|MENOR DE|MENINO DE|FILHO DE|FILHA 2 DE|Fº DE|F.º DE|F.ª DE|GEMELAR 1 DE|I GEMELAR DE
    |1º GEMELAR DE|PRIMEIRO GEMEO DE|RN GEMELAR 2|RN SEXO FEMININO DE|RN VIVO DE`.split(/\s*\|/),
  )('"%s Maria Souza Lima" is of her newborn', (start) => {
    expect(nameless(`${start} Maria Souza Lima`)).toEqual({ mother: MOTHER });
  });

  it.each([
    'MARIA SOUZA LIMA RN',
    'MARIA SOUZA LIMA (RN)',
    'Maria Souza Lima - RN 2',
    'MARIA SOUZA LIMA NATIMORTO',
  ])('%s is of her newborn', (name) => expect(nameless(name)).toEqual({ mother: MOTHER }));

  it.each(
    `RN|RNII|SEM NOME|SEM IDENTIFICACAO|HOMEM NAO IDENTIFICADO|NAO IDENTIFICADA|PACIENTE DESCONHECIDO|DESCONHECIDO
    |A IDENTIFICAR|NI|NI NI|N/I|NC|N/C|XXXX|XXXX XXXX|X X|AAA BBB|TESTE|TESTE TESTE|TESTE DA SILVA|PACIENTE 3|FULANO DE TAL
    |IGNORADO|NOME IGNORADO|INDIGENTE|NAO INFORMADO|MARIA MARIA`.split(/\s*\|/),
  )('%s is nobody', (name) => {
    expect(nameless(name)).toEqual({ mother: null });
  });

  it.each(
    `RENATA SOUZA|RNEY LIMA|MARIA SOUZA|SEMIRA NOMELINI|FILOMENA LIMA|MARIA DOS ANJOS|JOSE BEBIANO|BEBEL LIMA|RECILDA DIAS
    |NATIELE MORAES|MENOTTI PIRES|NILTON NILO|JOAO FILHO|ANA MENINO|IGNACIO LOPES|MARIA A|A SILVA|EVA|RAIMUNDO NONATO
    |JOSE DA SILVA SILVA|FATIMA DE SOUZA|FABIO NEONI|GEMIMA COSTA|TESTINO REIS`.split(/\s*\|/),
  )('%s has a name', (name) => {
    expect(nameless(name)).toBeNull();
    expect(nameForm(name)).not.toBeNull();
  });
});

it.each([
  '',
  ' ',
  '...',
  'NÃO INFORMADO',
  'IGNORADA',
  'mãe não declarada',
  'MAE FALECIDA',
  'XXXX',
  'NC',
  'NI NI',
])('%j is no name of a parent either', (name) => expect(nameForm(name)).toBeNull());
