import { ufOfIbge } from './ibge.ts';

const ZONE_BY_UF: Readonly<Record<string, string>> = {
  AC: 'America/Rio_Branco',
  AM: 'America/Manaus',
  RO: 'America/Porto_Velho',
  RR: 'America/Boa_Vista',
  MT: 'America/Cuiaba',
  MS: 'America/Campo_Grande',
  PA: 'America/Belem',
  AP: 'America/Belem',
  TO: 'America/Araguaina',
  MA: 'America/Fortaleza',
  PI: 'America/Fortaleza',
  CE: 'America/Fortaleza',
  RN: 'America/Fortaleza',
  PB: 'America/Fortaleza',
  PE: 'America/Recife',
  AL: 'America/Maceio',
  SE: 'America/Maceio',
  BA: 'America/Bahia',
};

const FERNANDO_DE_NORONHA = '2605459';

/**
 * Amazonas at UTC−5. The law draws a line from Tabatinga to Porto Acre (Lei 12.876/2013) and names no
 * municipality; these are the ones where the electoral court kept the clock of Acre in 2024.
 */
const WESTERN_AMAZONAS = new Set([
  '1300060', // Amaturá
  '1300201', // Atalaia do Norte
  '1300607', // Benjamin Constant
  '1301407', // Eirunepé
  '1301506', // Envira
  '1301654', // Guajará
  '1301803', // Ipixuna
  '1301951', // Itamarati
  '1302306', // Jutaí
  '1303908', // São Paulo de Olivença
  '1304062', // Tabatinga
]);

/**
 * Pará west of the Jari and the Xingu, at UTC−4 until June 2008 (Decreto 2.784/1913, Lei 11.662/2008).
 * Today its clocks are those of Belém: only older instants differ.
 */
const WESTERN_PARA = new Set([
  '1500404', // Alenquer
  '1500503', // Almeirim
  '1500602', // Altamira
  '1501006', // Aveiro
  '1501451', // Belterra
  '1501725', // Brasil Novo
  '1502855', // Curuá
  '1503002', // Faro
  '1503606', // Itaituba
  '1503754', // Jacareacanga
  '1503903', // Juruti
  '1504455', // Medicilândia
  '1504752', // Mojuí dos Campos
  '1504802', // Monte Alegre
  '1505031', // Novo Progresso
  '1505106', // Óbidos
  '1505304', // Oriximiná
  '1505650', // Placas
  '1506005', // Prainha
  '1506195', // Rurópolis
  '1506807', // Santarém
  '1507979', // Terra Santa
  '1508050', // Trairão
  '1508159', // Uruará
  '1508357', // Vitória do Xingu
]);

/**
 * IANA time zone of a municipality, by its IBGE code (7 digits): the zone of its federative unit, but for
 * Fernando de Noronha, western Amazonas and western Pará. Zones follow the `zone.tab` of the IANA database.
 * Throws RangeError when the code belongs to no federative unit.
 */
export function timeZoneOfMunicipality(ibge7: string): string {
  const uf = ufOfIbge(ibge7);
  if (uf === undefined) throw new RangeError(`Código IBGE de município inválido: ${ibge7}`);
  if (ibge7 === FERNANDO_DE_NORONHA) return 'America/Noronha';
  if (WESTERN_AMAZONAS.has(ibge7)) return 'America/Eirunepe';
  if (WESTERN_PARA.has(ibge7)) return 'America/Santarem';
  return ZONE_BY_UF[uf.sigla] ?? 'America/Sao_Paulo';
}

/** True for the name of an IANA time zone that this machine knows, such as 'America/Manaus' or 'UTC'. */
export function isTimeZone(name: string): boolean {
  // Newer engines also take offsets ('-03:00'), which do not follow changes of the law.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('pt-BR', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
