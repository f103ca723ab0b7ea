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
  type PackageName,
  type Row,
} from './data-package.ts';
export { allRows, withPackage } from './read.ts';
export { packageFiles, writePackage } from './write.ts';
