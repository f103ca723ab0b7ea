/*
 * Parts of screens that the pages of other modules show of citizens. Apart from the index, which the first page loads.
 */
import './citizens.css';

export { describe, documentNumber } from './describe.ts';
export { findPeople } from './find-people.ts';
export { FoundPerson } from './form/found-person.tsx';
export { EvidenceList, PersonIdentification } from './person-identification.tsx';
export type { CitizenView } from './form/values.ts';
export { CitizenInformation } from './record/information.tsx';
export { shownName } from './record/head.tsx';
export { nobodyText, useNewCitizen } from './new-citizen.ts';
export { useNamesOf } from './record/names-of.ts';
export { useRefresh } from './record/refresh.ts';
export { useRights } from './record/rights.ts';
