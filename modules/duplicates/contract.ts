export {
  listMergesContract,
  mergeContract,
  previewMergeContract,
  undoMergeContract,
} from './contract/merges.ts';
