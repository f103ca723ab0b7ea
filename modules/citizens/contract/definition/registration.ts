import type { RecordOf } from '#platform/contract/form/field';
import { death, documents, family, situation, team } from './acts.ts';
import { birthplace } from './birthplace.ts';
import { contacts } from './contacts.ts';
import type { CitizenField, CitizenFields } from './field.ts';
import { further } from './further.ts';
import { personal } from './personal.ts';
import { residence } from './residence.ts';

/*
 * The registration of a citizen, field by field, with the official labels. Each field is
 * named as its column, in camelCase. Everything else that lists fields is derived from here.
 */

/** A block of the registration as people read it. */
export type Block = { title: string; fields: CitizenFields };

/** The blocks of the form and of the acts beside it, in the order in which people read them. */
export const BLOCKS = {
  personal: { title: 'Dados pessoais', fields: personal },
  birthplace: { title: 'Naturalidade', fields: birthplace },
  death: { title: 'Óbito', fields: death },
  contacts: { title: 'Contatos', fields: contacts },
  team: { title: 'Equipe responsável', fields: team },
  family: { title: 'Família', fields: family },
  residence: { title: 'Residência', fields: residence },
  further: { title: 'Informações complementares', fields: further },
  situation: { title: 'Situação do cadastro', fields: { ...situation, ...documents } },
} as const satisfies Record<string, Block>;

/** What is typed in the form. */
export const FORM = { ...personal, ...birthplace, ...contacts, ...residence, ...further };

/** The columns of `citizen` that hold a registration. */
export const RECORD = { ...FORM, ...situation, ...death, ...team, ...family };
export type CitizenRecord = RecordOf<typeof RECORD>;

export type FormBlock = 'personal' | 'birthplace' | 'contacts' | 'residence' | 'further';
const later = ({ first }: CitizenField) => Number(first !== true);

/** The fields of a block in the order of the page. */
export const inPageOrder = <D extends CitizenFields>(fields: D): D =>
  Object.fromEntries(Object.entries(fields).toSorted(([, a], [, b]) => later(a) - later(b))) as D;

const ALL: CitizenFields = { ...RECORD, ...documents };
/** A field by its name; undefined for what the registration does not have. */
export const fieldNamed = (name: string): CitizenField | undefined => ALL[name];
