/** For the pages before the shell. Nothing here may import the full kit. */
export { emailCheck, nameCheck } from './person-rules.ts';
