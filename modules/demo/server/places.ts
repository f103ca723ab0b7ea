/** DDD and first two digits of the CEP of each state's capital (Anatel; Correios). */
const STATES =
  'AC 68 69,AL 82 57,AM 92 69,AP 96 68,BA 71 40,CE 85 60,DF 61 70,ES 27 29,GO 62 74,MA 98 65,MG 31 30,MS 67 79,MT 65 78,PA 91 66,PB 83 58,PE 81 50,PI 86 64,PR 41 80,RJ 21 20,RN 84 59,RO 69 76,RR 95 69,RS 51 90,SC 48 88,SE 79 49,SP 11 13,TO 63 77';

/** Where telephones and CEPs of a state begin. */
export function prefixesOf(uf: string): { ddd: string; cep: string } {
  const [, ddd = '11', cep = '01'] = new RegExp(`${uf} (\\d\\d) (\\d\\d)`).exec(STATES) ?? [];
  return { ddd, cep };
}

/** Kinds of street of the synthetic addresses: words and code (LEDI, TipoLogradouro_DNE). */
export const STREET_TYPES: Readonly<Record<string, string>> = { RUA: '081', AVENIDA: '008', TRAVESSA: '100' };

/** Where people from abroad come from (LEDI, Pais): Venezuela, Haiti, Bolívia, Colômbia, Paraguai, Angola, Cuba. */
export const COUNTRIES = [235, 235, 235, 94, 94, 28, 48, 183, 6, 56] as const;
