import { describe, expect, it } from 'vitest';
import { emptyDraft, inputOf, leadsNowhere, readDraft, stepOfField } from './draft.ts';

const origin = 'http://servidor:8080';

describe('draft of the set-up', () => {
  it('comes back as it was left, at most at the step that asks the password', () => {
    const draft = emptyDraft(origin);
    draft.identity.name = 'Serra Clara';
    draft.installer.cpf = '52998224725';
    const kept = JSON.stringify({ ...draft, step: 2 });
    expect(readDraft(kept, 'http://outro')).toEqual({ ...draft, step: 1 });
  });

  it('ignores what it cannot read', () => {
    for (const broken of [null, '', '{', '[]', '{"identity":7,"step":"x"}', '{"installer":{"cpf":1}}']) {
      expect(readDraft(broken, origin)).toEqual(emptyDraft(origin));
    }
  });

  it('sends only what was filled in', () => {
    const draft = emptyDraft(origin);
    draft.identity = { name: 'UBS', link: origin, purpose: 'treinamento', resources: 'prontuario' };
    draft.installer = { ...draft.installer, cpf: '52998224725', name: 'Tereza Couto', email: ' ' };
    expect(inputOf(draft, { password: 'Abcdefg1', code: 'ABCDE-12345' })).toEqual({
      name: 'UBS',
      link: origin,
      purpose: 'treinamento',
      resources: 'prontuario',
      installer: { cpf: '52998224725', name: 'Tereza Couto' },
      password: 'Abcdefg1',
      code: 'ABCDE-12345',
    });
  });

  it('knows an address that no other computer reaches', () => {
    expect(['http://localhost:8080', ' 127.0.0.1', 'http://[::1]:8080'].map(leadsNowhere)).not.toContain(
      false,
    );
    expect(['http://192.168.0.10:8080', 'servidor', 'local.gov.br'].map(leadsNowhere)).not.toContain(true);
  });

  it('knows the step of a refused field', () => {
    expect(['link', 'installer.cpf', 'password', 'code'].map(stepOfField)).toEqual([0, 1, 1, 2]);
  });
});
