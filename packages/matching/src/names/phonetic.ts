/**
 * Brazilian sounds, as [written, heard], applied in this order to a word in capitals without accents.
 * Base: what sounds alike in Brazil (PH→F, Y→I, W→V, Z↔S, double letters, LH/NH); the rest are spellings that
 * clerks really exchange: Thiago/Tiago, Victor/Vitor, Baptista/Batista, Ignácio/Inácio, Djalma/Jalma,
 * Alexsandro/Alexandro, Jéssica/Géssica, Kauã/Cauã, Guilherme/Guilerme, Reginaldo/Reginaudo,
 * Emanuel/Emanoel, Felipe/Filipe, Elizabeth/Elisabete, Willian/William, Pereira/Perera, Souza/Soza.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/g, '$1'],
  // A lost cedilla: only where the written C is known to sound as S.
  [/CAO$/, 'SAO'],
  [/^(GON|LOUREN|MENDON|FRAN)C(?=[AO])/, '$1S'],
  [/PH/g, 'F'],
  [/Y/g, 'I'],
  [/^U(?=[AEIO])|W/g, 'V'],
  [/CHR/g, 'KR'],
  [/T?CH|SH/g, 'X'],
  [/CK/g, 'K'],
  [/X?S?C(?=[EI])/g, 'S'],
  [/XS|[CK]S(?=[AEIOU])/g, 'X'],
  [/[CP](?=T)/g, ''],
  [/G(?=N)/g, ''],
  [/DJ/g, 'J'],
  [/QU(?=[EI])|[CQ]/g, 'K'],
  [/GU(?=[EI])/g, 'Q'],
  [/G(?=[EI])/g, 'J'],
  [/Q/g, 'G'],
  [/NG(?=[^AEIOU]|$)/g, 'N'],
  [/H/g, ''],
  [/Z/g, 'S'],
  [/M(?=[^AEIOU]|$)/g, 'N'],
  [/L(?=[^AEIOUL]|$)/g, 'U'],
  [/E/g, 'I'],
  [/O/g, 'U'],
  [/(.)\1+/g, '$1'],
  [/(?<=..[^AU])I$/, ''],
];

/**
 * How a word sounds in Brazil, for keys: THIAGO and TIAGO give the same, as do LUIZ and LUIS. The word is one
 * of `nameTokens`: capitals without accents. Different names may sound alike: a key finds, it does not decide.
 */
export function phonetic(token: string): string {
  return SOUNDS.reduce((word, [written, sound]) => word.replace(written, sound), token) || token;
}
