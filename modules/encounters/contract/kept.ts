import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { Instant, Nullable, Uuid } from '#platform/contract/schemas';
import { Allergy, FamilyCondition, HospitalStay, Obstetric } from './chart-entries.ts';

/** Kinds of what the record keeps by revisions. */
export type EntryKind = 'alergia' | 'hospitalar' | 'familiar' | 'obstetrico';

/** A row as it stands on the citizen's list; `said` what its newest revision says. */
const kept = <T extends TSchema>(said: T) =>
  Type.Object({
    id: Uuid,
    name: Type.String(),
    said,
    removed: Type.Boolean(),
    /** So many times it was written; sent back with a change, so that none is written over unseen. */
    revisions: Type.Integer(),
    revisedAt: Instant,
    /** Who wrote it last. */
    professional: Type.String(),
  });
/** What was written, without what says which row it is of. */
const saidOf = <T extends TObject>(row: T) => Type.Omit(row, ['id', 'revisions', 'removed']);

export const KeptAllergy = kept(saidOf(Allergy));
export type KeptAllergy = Static<typeof KeptAllergy>;
export const KeptStay = kept(saidOf(HospitalStay));
export type KeptStay = Static<typeof KeptStay>;
export const KeptCondition = kept(saidOf(FamilyCondition));
export type KeptCondition = Static<typeof KeptCondition>;
export const KeptObstetric = kept(saidOf(Obstetric));
export type KeptObstetric = Static<typeof KeptObstetric>;

export const KeptAntecedents = Type.Object({
  hospital: Type.Array(KeptStay),
  family: Type.Array(KeptCondition),
  /** The newest, where records of one person were joined. */
  obstetric: Nullable(KeptObstetric),
});
export type KeptAntecedents = Static<typeof KeptAntecedents>;
