import { BLOCKS as DEFINED, type FormBlock, inPageOrder } from '../../contract/definition/registration.ts';
import type { FormField } from './values.ts';

/** The seven blocks of "Cadastro do cidadão", in the order of PEC. */
export type Block = {
  /** Also its anchor in the page. */
  id: string;
  title: string;
  fields: readonly FormField[];
  /** Values beside the form's fields that stand in it. */
  others?: readonly string[];
};

const fields = (block: FormBlock): { title: string; fields: readonly FormField[] } => ({
  title: DEFINED[block].title,
  fields: Object.keys(inPageOrder(DEFINED[block].fields)) as FormField[],
});

export const BLOCKS = {
  personal: { id: 'dados-pessoais', ...fields('personal'), others: ['documents'] },
  birthplace: { id: 'naturalidade', ...fields('birthplace') },
  contacts: { id: 'contatos', ...fields('contacts') },
  team: { id: 'equipe', title: DEFINED.team.title, fields: [], others: ['team'] },
  residence: { id: 'residencia', ...fields('residence'), others: ['family'] },
  further: { id: 'complementares', ...fields('further') },
  sharing: {
    id: 'compartilhamento',
    title: 'Compartilhamento de prontuário',
    fields: [],
    others: ['sharingRefused'],
  },
} as const satisfies Record<string, Block>;

export const BLOCK_LIST: readonly Block[] = Object.values(BLOCKS);
