import type { SearchProvider } from '#ui/index';

/**
 * What pages hand to each other, never in the address: a link would ask it of whoever opens it.
 */
declare module '@tanstack/history' {
  interface HistoryState {
    /** "Redefinir senha" of the professional is asked at once. */
    askedReset?: boolean;
  }
}

/** "Profissionais" in Ctrl K; "redefinir senha edna" too. */
const professionalsProvider: SearchProvider = {
  group: 'Profissionais',
  needs: { anyOf: ['visualizar-profissionais'] },
  from: 3,
  async search(text, { signal, access }) {
    const { findProfessionals } = await import('./find-professionals.ts');
    const mayReset = access.resources.includes('visualizar-profissionais.redefinir-senha');
    return findProfessionals(text, { signal, mayReset });
  },
};

export const searchProviders: readonly SearchProvider[] = [professionalsProvider];
