/*
 * What no text of a registration may carry. Pasting brings such signs in without anybody seeing them; kept, they make
 * the same name two different ones and turn printed lines around.
 */
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
/** Marks that turn the direction of writing (Unicode UAX 9). */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const CONTROL = /\p{Cc}/u;
/** Zero-width joiners, halves of a character, codes that mean nothing. */
const INVISIBLE = /\p{C}/u;

/** The sentence for signs that nobody typed on purpose; undefined for a text without them. */
export function signFault(text: string): string | undefined {
  if (EMOJI.test(text)) return 'Há um emoji ou uma figura neste campo. Use apenas letras.';
  if (DIRECTION.test(text)) {
    return 'Há marcas invisíveis que invertem a direção do texto. Apague o campo e digite de novo.';
  }
  if (CONTROL.test(text)) return 'Há quebra de linha ou tabulação neste campo. Apague e digite de novo.';
  if (INVISIBLE.test(text)) return 'Há sinais invisíveis neste campo. Apague e digite de novo.';
  return undefined;
}

/** A free text of several lines (justification, reason): line breaks may stay. */
export const freeTextFault = (text: string): string | undefined =>
  signFault(text.replaceAll(/[\r\n\t]/g, ' '));
