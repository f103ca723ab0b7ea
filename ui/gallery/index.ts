import type { PageDefinition, SearchHit, SearchProvider } from '../index.ts';
import { plainText } from '../kit/plain-text.ts';

/** Every piece of the kit in every state; only in development and in its own test, never in production. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/galeria',
    title: 'Galeria de componentes',
    needs: 'access',
    help: {
      purpose: 'Mostra cada peça da interface em cada estado, para conferir cores, textos e teclado.',
      steps: ['Troque tema e densidade no menu do usuário.', 'Percorra a tela só com o teclado.'],
      manual: 'instalacao',
    },
    load: () => import('./gallery-page.tsx'),
  },
];

const PIECES = ['Botões', 'Campos preenchidos', 'Diálogos', 'Listas', 'Mensagens e situação', 'Cores'];

/** A group of the command palette that answers late, as those of the server do. */
export const searchProviders: readonly SearchProvider[] = [
  {
    group: 'Peças da galeria',
    needs: 'access',
    from: 3,
    search: async (text): Promise<readonly SearchHit[]> => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (text === 'falha') throw new Error('a provider that fails');
      const found = PIECES.filter((piece) => plainText(piece).includes(plainText(text)));
      return found.map((label) => ({ id: label, label, detail: 'galeria', open: { to: '/galeria' } }));
    },
  },
];
