import {
  BLOCKS,
  type CitizenField,
  type CitizenFields,
  type CitizenRecord,
  inPageOrder,
  RECORD,
  type RecordField,
} from '#modules/citizens/index';
import { fieldsWhere, groupsOf } from '#platform/contract/form/field';

type Definition = typeof RECORD;
type PartOf<F extends RecordField> = Definition[F] extends { joined: infer J }
  ? Extract<J, string>
  : Definition[F] extends { together: infer T extends string }
    ? T
    : F;
/**
 * What is chosen together when registrations are joined: a street of one person with the city of another would be
 * an address that does not exist.
 */
export type MergePart = { [F in RecordField]: PartOf<F> }[RecordField];

const CALLED: CitizenFields = { name: RECORD.name, socialName: RECORD.socialName };
/** As people compare two registrations: who it is, the blocks of the form, and at the end what ends. */
const COMPARED: CitizenFields = {
  ...CALLED,
  ...BLOCKS.personal.fields,
  ...BLOCKS.birthplace.fields,
  ...inPageOrder(BLOCKS.contacts.fields),
  ...BLOCKS.team.fields,
  ...BLOCKS.family.fields,
  ...BLOCKS.residence.fields,
  ...BLOCKS.further.fields,
  ...BLOCKS.death.fields,
  ...BLOCKS.situation.fields,
};

const partOf = ({ joined, together }: CitizenField, name: string): string | null =>
  joined === false ? null : (joined ?? together ?? name);

/** The fields of each part, in the order in which they are compared. */
const MERGE_PARTS = Object.fromEntries(groupsOf(COMPARED, partOf)) as Readonly<
  Record<MergePart, readonly RecordField[]>
>;
export const PARTS = Object.keys(MERGE_PARTS) as MergePart[];

/** The values of one part of a record, by field. */
export const valuesOf = (record: CitizenRecord, part: MergePart): Partial<CitizenRecord> =>
  Object.fromEntries(MERGE_PARTS[part].map((field) => [field, record[field]]));

/** What a registration says when nobody said anything: a link to no team is automatic, the country is Brazil. */
const SILENT = new Set<RecordField>(fieldsWhere(RECORD, ({ supposed }: CitizenField) => supposed === true));

/** True when nothing was told in this part. */
export const isBlank = (record: CitizenRecord, part: MergePart): boolean =>
  MERGE_PARTS[part].every((field) => {
    const value = record[field];
    return value === null || value === '' || value === false || SILENT.has(field);
  });
