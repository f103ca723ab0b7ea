import { expect, it } from 'vitest';
import { sentenceCase, titleCasePlace } from './display.ts';

it.each([
  ['USF JARDIM DAS ACÁCIAS II', 'USF Jardim das Acácias II'],
  ['CAPS SEBASTIÃO SILVA SOARES', 'CAPS Sebastião Silva Soares'],
  ["UBS CAMILA D'ÁVILA LIMA", "UBS Camila D'Ávila Lima"],
  ['CAPS AD III CENTRO', 'CAPS AD III Centro'],
  ['ESF VILA A', 'ESF Vila A'],
  ['CENTRO DE SAÚDE DR. JOSÉ E MARIA', 'Centro de Saúde Dr. José e Maria'],
  ['EQUIPE 01A - PSF NORTE/SUL', 'Equipe 01A - PSF Norte/Sul'],
  ['DO CARMO', 'Do Carmo'],
  ['RUA XV DE NOVEMBRO', 'Rua XV de Novembro'],
  ['ÁGUA VERDE', 'Água Verde'],
  ['UNIDADE (ANEXO) SÃO JOÃO', 'Unidade (Anexo) São João'],
  ['UBS Jardim das Acácias', 'UBS Jardim das Acácias'],
  ['eMulti Centro', 'eMulti Centro'],
  ['', ''],
])('a place: %s', (stored, shown) => {
  expect(titleCasePlace(stored)).toBe(shown);
});

it.each([
  ['MÉDICO DA ESTRATÉGIA DE SAÚDE DA FAMÍLIA', 'Médico da estratégia de saúde da família'],
  ['AGENTE COMUNITÁRIO DE SAÚDE', 'Agente comunitário de saúde'],
  ['TÉCNICO DE ENFERMAGEM DA ESF', 'Técnico de enfermagem da ESF'],
  ['ASSISTENTE SOCIAL E ANALISTA A', 'Assistente social e analista a'],
  ['Enfermeiro', 'Enfermeiro'],
  ['', ''],
])('an occupation: %s', (stored, shown) => {
  expect(sentenceCase(stored)).toBe(shown);
});

it('shows once more what it showed without change', () => {
  const shown = titleCasePlace('UPA NORTE');
  expect(titleCasePlace(shown)).toBe(shown);
});
