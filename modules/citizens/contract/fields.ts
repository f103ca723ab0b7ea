import { type Static, Type } from 'typebox';
import { keptSchemas, typedSchemas } from '#platform/contract/form/schemas';
import { FORM } from './definition/registration.ts';

/** The whole form: what is left out is emptied. */
export const formFields = typedSchemas(FORM);

/** The same fields as they are kept: digits without mask, capitals, null for what is not told. */
export const seenFields = keptSchemas(FORM);

const SeenForm = Type.Object(seenFields);
/** The form as it is kept. */
export type FormFields = Static<typeof SeenForm>;
const TypedForm = Type.Object(formFields);
/** The form as it is typed. */
export type FormInput = Static<typeof TypedForm>;
