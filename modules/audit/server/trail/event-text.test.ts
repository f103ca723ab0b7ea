import { describe, expect, it } from 'vitest';
import { catalogue } from '#apps/installation/modules';
import type { EventFacts } from './event-facts.ts';
import * as texts from './event-text.ts';
import type { Names } from './names.ts';

const declared = catalogue();
const eventLabel = (type: string) => texts.eventLabel(declared, type);
const recordText = (event: EventFacts, names?: Names) => texts.recordText(declared, event, names);
const detailText = (event: EventFacts, names?: Names) => texts.detailText(declared, event, names);

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

  it('a record is told by its name where it has one, also inside the details', () => {
    const names = new Map([
      ['a1', 'Florianópolis'],
      ['b2', 'Ana Souza'],
    ]);
    const facts = { subjectTable: 'municipality', subjectId: 'a1', cpf: null };
    const changed = {
      ...facts,
      type: 'health-network.time-zone-changed',
      fields: ['time_zone'],
      details: null,
    };
    expect(recordText(changed, names)).toBe('Município - Florianópolis');
    expect(detailText(changed, names)).toBe('alteração Município atributos: Florianópolis, fuso horário');
    const looked = { ...facts, type: 'audit.viewed', fields: null, details: { recordId: 'b2, c3' } };
    expect(detailText(looked, names)).toBe(
      'Trilha consultada; identificador do registro afetado: Ana Souza, c3',
    );
  });

  it('codes are told in Portuguese', () => {
    const told = (type: string, details: Record<string, string | number>) =>
      detailText({ ...facts, type, details });
    expect(told('access.administrative-granted', { kind: 'municipal-admin' })).toBe(
      'criação; tipo: administrador municipal',
    );
    expect(told('health-network.cnes-refused', { code: 'municipality-mismatch' })).toBe(
      'Arquivo do CNES recusado; motivo: o arquivo é de outro município',
    );
    expect(told('health-network.cnes-imported', { 'teams.added': 2, 'units.unchanged': 1 })).toBe(
      'Arquivo do CNES importado; unidades sem mudança: 1; equipes incluídas: 2',
    );
  });

  it('details in plain words', () => {
    const details = { ok: true, blocks: 3, nothing: null, ownWord: 'x' };
    expect(detailText({ ...facts, type: 'audit.verified', details })).toBe(
      'Integridade da trilha conferida; blocos: 3; confere: sim; ownWord: x',
    );
  });
});
