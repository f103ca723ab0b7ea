export { CnesFileError, type CnesFileErrorCode, cnesFileErrorCodes } from './errors.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { type ReadOptions, readCnes } from './read.ts';
export { type SyntheticElement, type SyntheticOptions, writeSyntheticCnes } from './synthetic.ts';
export type {
  CnesAddress,
  CnesCounts,
  CnesEvent,
  CnesHeader,
  CnesLotacao,
  CnesProfessional,
  CnesRecord,
  CnesTeam,
  CnesUnit,
  CnesUnknownNames,
  CnesVersion,
} from './types.ts';
