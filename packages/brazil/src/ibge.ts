export interface Uf {
  /** Two-digit IBGE code. */
  readonly code: string;
  readonly sigla: string;
  readonly name: string;
}

/** The 27 federative units, by IBGE code. */
export const UFS: readonly Uf[] = [
  { code: '11', sigla: 'RO', name: 'Rondônia' },
  { code: '12', sigla: 'AC', name: 'Acre' },
  { code: '13', sigla: 'AM', name: 'Amazonas' },
  { code: '14', sigla: 'RR', name: 'Roraima' },
  { code: '15', sigla: 'PA', name: 'Pará' },
  { code: '16', sigla: 'AP', name: 'Amapá' },
  { code: '17', sigla: 'TO', name: 'Tocantins' },
  { code: '21', sigla: 'MA', name: 'Maranhão' },
  { code: '22', sigla: 'PI', name: 'Piauí' },
  { code: '23', sigla: 'CE', name: 'Ceará' },
  { code: '24', sigla: 'RN', name: 'Rio Grande do Norte' },
  { code: '25', sigla: 'PB', name: 'Paraíba' },
  { code: '26', sigla: 'PE', name: 'Pernambuco' },
  { code: '27', sigla: 'AL', name: 'Alagoas' },
  { code: '28', sigla: 'SE', name: 'Sergipe' },
  { code: '29', sigla: 'BA', name: 'Bahia' },
  { code: '31', sigla: 'MG', name: 'Minas Gerais' },
  { code: '32', sigla: 'ES', name: 'Espírito Santo' },
  { code: '33', sigla: 'RJ', name: 'Rio de Janeiro' },
  { code: '35', sigla: 'SP', name: 'São Paulo' },
  { code: '41', sigla: 'PR', name: 'Paraná' },
  { code: '42', sigla: 'SC', name: 'Santa Catarina' },
  { code: '43', sigla: 'RS', name: 'Rio Grande do Sul' },
  { code: '50', sigla: 'MS', name: 'Mato Grosso do Sul' },
  { code: '51', sigla: 'MT', name: 'Mato Grosso' },
  { code: '52', sigla: 'GO', name: 'Goiás' },
  { code: '53', sigla: 'DF', name: 'Distrito Federal' },
];

const UF_BY_CODE = new Map(UFS.map((uf) => [uf.code, uf]));

/**
 * The nine municipalities whose official code does not follow the check digit.
 * Source: computed over the municipality table of LEDI 8.7.0 (5 571 codes, these nine differ).
 */
const CHECK_DIGIT_EXCEPTIONS = new Set([
  '2201919', // Bom Princípio do Piauí (PI)
  '2201988', // Brejo do Piauí (PI)
  '2202251', // Canavieira (PI)
  '2611533', // Quixaba (PE)
  '3117836', // Cônego Marinho (MG)
  '3152131', // Ponto Chique (MG)
  '4305871', // Coronel Barros (RS)
  '5203939', // Buriti de Goiás (GO)
  '5203962', // Buritinópolis (GO)
]);

/** The federative unit of a municipality code (7 or 6 digits), undefined when there is none. */
export function ufOfIbge(ibge7: string): Uf | undefined {
  return /^[0-9]{6,7}$/.test(ibge7) ? UF_BY_CODE.get(ibge7.slice(0, 2)) : undefined;
}

/** Modulus 10 with weights 1 and 2, adding the digits of each product. */
function checkDigit(ibge: string): number {
  const sum = Array.from(ibge).reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/**
 * True for the form of a municipality code of IBGE: seven digits, a known federative unit and the
 * right check digit (nine official codes are exceptions). It does not say that the municipality exists.
 */
export function isIbge(code7: string): boolean {
  if (code7.length !== 7 || ufOfIbge(code7) === undefined) return false;
  return CHECK_DIGIT_EXCEPTIONS.has(code7) || Number(code7[6]) === checkDigit(code7.slice(0, 6));
}

/** The code without check digit, as CNES and other systems of SUS write it. */
export function ibge6(code7: string): string {
  return code7.slice(0, 6);
}

/** True when two codes, each of 7 or 6 digits, name the same municipality. */
export function sameMunicipality(a: string, b: string): boolean {
  if (ufOfIbge(a) === undefined || ufOfIbge(b) === undefined) return false;
  return a.length === b.length ? a === b : ibge6(a) === ibge6(b);
}
