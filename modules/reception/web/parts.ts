/*
 * Parts of the list that the pages of other modules show. Apart from the index, which the first page loads.
 */
import './reception.css';

export { OrganisedFields, organisedOf, type OrganisedValues, NOT_ORGANISED, toSend } from './organised.tsx';
export { DECLARATION, DeclarationDialog } from './declaration-dialog.tsx';
export { RiskMark } from './risk-mark.tsx';
export { useInCare } from './use-in-care.ts';
export { useObserved } from './use-observed.ts';
export { sentToText } from './words.ts';
