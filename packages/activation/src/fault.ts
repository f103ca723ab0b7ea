/**
 * What is wrong with a text before any signature is looked at:
 * - `form`: too short, too long, or characters that do not exist in it;
 * - `typing`: the right form, but the check does not match (a character was changed);
 * - `version`: made by a newer protocol than this program knows.
 */
export type FormatFault = 'form' | 'typing' | 'version';

export class ActivationFormatError extends Error {
  override readonly name = 'ActivationFormatError';
  readonly fault: FormatFault;
  constructor(fault: FormatFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
