import { Type } from 'typebox';
import { Nullable, Uuid } from '#platform/contract/schemas';

/** The fullest record, which should stay, and in what it is ahead of the others, in Portuguese. A suggestion only. */
export const Suggested = Nullable(Type.Object({ id: Uuid, why: Type.String() }));
