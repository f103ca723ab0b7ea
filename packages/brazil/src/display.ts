const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that stay small inside a name. */
const PARTICLES = words(`
  a à às ao aos as com da das de do dos e em na nas no nos o os ou para pela pelo por sem`);

/** Acronyms of the SUS that have a vowel, or would be taken for a word. */
const ACRONYMS = words(`
  ACE ACS AD APS ASB CAF CAPS CAPSI CEO CEREST CIES CRAS CREAS CTA EACS EAP ECR ESB ESF ESFR HU INE NASF PACS
  PICS PSE SAD SAE SAMU SUS TEA UAPS UBS UBSF UBSI UOM UPA USF UTI`);

/** Abbreviations without vowel that are no acronyms. */
const ABBREVIATIONS = words('BL CJ DR JD JR LT PQ SR ST STO TRV VL');

const ROMAN = /^(?:i{2,3}|iv|vi{1,3}|ix|xi{1,3}|xiv|xv|xvi{0,3}|xix|xx|xxi{1,3})$/i;
const WORD = /[\p{L}\p{N}]+/gu;

/** Written by a machine: not one small letter. What a person wrote in both is left as it is. */
const isShouted = (text: string) => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const capital = (word: string) => word.charAt(0) + word.slice(1).toLowerCase();

/** Acronyms, numerals, codes and single letters, which no case changes. */
function isFixed(word: string): boolean {
  if (ACRONYMS.has(word) || ROMAN.test(word) || /\d/.test(word)) return true;
  const consonants = !/[AEIOUYÀ-Ý]/.test(word);
  return word.length === 1 || (consonants && !ABBREVIATIONS.has(word));
}

/**
 * Name of a place for reading — unit, team, district, street — stored in capitals as in the CNES:
 * 'USF JARDIM DAS ACÁCIAS II' becomes 'USF Jardim das Acácias II'. Only for what is shown: never for what is
 * edited, compared or exported.
 */
export function titleCasePlace(text: string): string {
  if (!isShouted(text)) return text;
  return text.replace(WORD, (word, place: number) => {
    const inside = place > 0 && place + word.length < text.length;
    // "D'ÁVILA": the particle's apostrophe keeps its capital.
    if (inside && PARTICLES.has(word.toLowerCase()) && text[place - 1] === ' ') return word.toLowerCase();
    return isFixed(word) ? word : capital(word);
  });
}

/**
 * Name of an occupation or of a type for reading, as a sentence: 'MÉDICO DA ESTRATÉGIA DE SAÚDE DA FAMÍLIA'
 * becomes 'Médico da estratégia de saúde da família'. Only for what is shown.
 */
export function sentenceCase(text: string): string {
  if (!isShouted(text)) return text;
  const first = text.search(WORD);
  return text.replace(WORD, (word, place: number) => {
    if (word.length > 1 && isFixed(word)) return word;
    return place === first ? capital(word) : word.toLowerCase();
  });
}
