/*
 * What pages of other modules need where they choose codes too. Apart from the index, which the first page loads.
 */
export { type PickedCode, PickedCodes } from './picked-codes.tsx';
