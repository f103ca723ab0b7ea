import {
  bloodTypes,
  educations,
  genderIdentities,
  kinships,
  maritalStatuses,
  nationalities,
  noCpfReasons,
  races,
  sexes,
  sexualOrientations,
} from '../codes.ts';
import { countries } from './countries.ts';
import { ethnicities } from './ethnicities.ts';
import { streetTypes } from '#modules/data-packages/contract/street-types';

/** The coded tables of the registration, as its definition names them. */
export const TABLES = {
  bloodTypes,
  countries,
  educations,
  ethnicities,
  genderIdentities,
  kinships,
  maritalStatuses,
  nationalities,
  noCpfReasons,
  races,
  sexes,
  sexualOrientations,
  streetTypes,
};
