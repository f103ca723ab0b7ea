import type { CadastroIndividual, CidadaoTransport } from '@pec-aberto/ledi';
import type { FieldDefinition } from '#platform/contract/form/field';
import type { TABLES } from '../codes/tables.ts';

type Paths<T, B extends keyof T> = B extends string ? `${B}.${keyof NonNullable<T[B]> & string}` : never;

/** What the registration says of its fields beyond any form. */
export type CitizenField = Omit<FieldDefinition, 'table'> & {
  table?: keyof typeof TABLES;
  /** A code of a large table that only the server has: its words come with the answer. */
  named?: 'municipality' | 'occupation';
  /** Stands first in its block on the page. */
  first?: true;
  /** Told, compared and taken as a whole with the other fields of this name; by itself when left out. */
  together?: string;
  /** Part that is chosen when registrations are joined, where it is another; false: never chosen. */
  joined?: string | false;
  /** Says nothing by itself: it is supposed of everybody until told otherwise. */
  supposed?: true;
  /** Path in the cadastro individual (LEDI, CadastroIndividual). */
  ficha?: Paths<CadastroIndividual, 'identificacaoUsuarioCidadao' | 'informacoesSocioDemograficas'>;
  /** Path in the layout of "Importar cidadão" (CidadaoTransport); false: not touched by it, though its group is. */
  file?: keyof CidadaoTransport | Paths<CidadaoTransport, 'endereco'> | false;
};
export type CitizenFields = Readonly<Record<string, CitizenField>>;
