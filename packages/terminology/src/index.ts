export {
  builtInPackages,
  findBuiltInHash,
  findBuiltInPackage,
  SAMPLE_VERSION,
  samplePackages,
} from './built-in.ts';
export {
  type DataPackage,
  DataPackageError,
  type DataPackageErrorCode,
  type KnownPackage,
  knownPackages,
  type Manifest,
} from './data-package.ts';
export { readPackage } from './read.ts';
export { writePackage } from './write.ts';
