export { chaveFor, formatChave, installerChaveFor, isChave, readChave } from './chave.ts';
export {
  type ContraChave,
  formatContraChave,
  isSignedBy,
  readContraChave,
  signContraChave,
} from './contra-chave.ts';
export { contraChaveFile } from './file.ts';
export { ActivationFormatError, type FormatFault } from './fault.ts';
export { authorityIdOf, publicKeyText, readPublicKey } from './keys.ts';
export { isSimulator, SIMULATOR } from './simulator.ts';
