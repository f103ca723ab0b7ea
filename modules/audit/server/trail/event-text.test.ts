import { describe, expect, it } from 'vitest';
import { detailText, eventLabel, recordText } from './event-text.ts';

describe('texts of an event', () => {
  const facts = { subjectTable: null, subjectId: null, fields: null, details: null, cpf: null };

  it('ADM-P09 an operation on the base tells operation, entity, id and columns', () => {
    const event = {
      ...facts,
      type: 'health-network.time-zone-changed',
      subjectTable: 'municipality',
      subjectId: 'a1',
    };
    expect(eventLabel(event.type)).toBe('Operação no banco de dados');
    expect(detailText({ ...event, fields: ['time_zone'] })).toBe(
      'alteração Município atributos: a1, fuso horário',
    );
    expect(recordText(event)).toBe('Município - a1');
  });

  it('ADM-P09 a change of a profile tells each resource added and removed', () => {
    const fields = ['+visualizar-profissionais.redefinir-senha', '-gerar-trilha-de-auditoria', 'name'];
    expect(detailText({ ...facts, type: 'profiles.changed', fields })).toBe(
      'Perfil alterado; Adição Visualizar profissionais › Redefinir senha; ' +
        'Remoção Gerar trilha de auditoria; nome',
    );
  });

  it('ADM-P02 a refused or blocked login tells the CPF of the account', () => {
    expect(detailText({ ...facts, type: 'access.sign-in-failed', cpf: '52998224725' })).toContain(
      'CPF 52998224725',
    );
    expect(detailText({ ...facts, type: 'access.blocked', cpf: '52998224725' })).toBe(
      'Login bloqueado; CPF 52998224725',
    );
    expect(detailText({ ...facts, type: 'access.signed-in', cpf: '52998224725' })).not.toContain('529');
  });

  it('a type nobody listed is an action of the user', () => {
    expect(eventLabel('nobody.listed')).toBe('Ação do usuário');
    expect(detailText({ ...facts, type: 'nobody.listed' })).toBe('nobody.listed');
  });

  it('what was looked for in the trail, in the words of the form', () => {
    const details = { record: 'perfil', to: '2027-03-10', from: '2027-03-01', types: '5,10', ip: '10.0.0.1' };
    expect(detailText({ ...facts, type: 'audit.viewed', details })).toBe(
      'Trilha consultada; de: 01/03/2027; até: 10/03/2027; ' +
        'tipos de evento: Configuração de perfil, Tentativa de autenticação com sucesso; ' +
        'componente gerador: 10.0.0.1; tipo de registro afetado: Perfil',
    );
  });

  it('details in plain words', () => {
    const details = { ok: true, blocks: 3, nothing: null, ownWord: 'x' };
    expect(detailText({ ...facts, type: 'audit.verified', details })).toBe(
      'Integridade da trilha conferida; blocos: 3; confere: sim; ownWord: x',
    );
  });
});
