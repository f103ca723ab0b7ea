import type { Choice } from '#platform/ui/index';

/** The zones in force in Brazil (IANA `zone.tab`), by the places people know them for. */
const ZONES: Record<string, string> = {
  'America/Sao_Paulo': 'Brasília (UTC−3)',
  'America/Araguaina': 'Tocantins (UTC−3)',
  'America/Bahia': 'Bahia (UTC−3)',
  'America/Belem': 'Pará, leste, e Amapá (UTC−3)',
  'America/Santarem': 'Pará, oeste (UTC−3)',
  'America/Fortaleza': 'Ceará, Maranhão, Paraíba, Piauí e Rio Grande do Norte (UTC−3)',
  'America/Maceio': 'Alagoas e Sergipe (UTC−3)',
  'America/Recife': 'Pernambuco (UTC−3)',
  'America/Noronha': 'Fernando de Noronha (UTC−2)',
  'America/Boa_Vista': 'Roraima (UTC−4)',
  'America/Campo_Grande': 'Mato Grosso do Sul (UTC−4)',
  'America/Cuiaba': 'Mato Grosso (UTC−4)',
  'America/Manaus': 'Amazonas (UTC−4)',
  'America/Porto_Velho': 'Rondônia (UTC−4)',
  'America/Eirunepe': 'Amazonas, oeste (UTC−5)',
  'America/Rio_Branco': 'Acre (UTC−5)',
};

/** Words for a zone; one that is not Brazilian is shown by its name. */
export const timeZoneLabel = (zone: string): string => ZONES[zone] ?? zone;

/** Every Brazilian zone, and the one in use when it is another. */
export function timeZoneChoices(inUse: string): Choice[] {
  const zones = inUse in ZONES ? Object.keys(ZONES) : [inUse, ...Object.keys(ZONES)];
  return zones.map((zone) => ({ value: zone, label: timeZoneLabel(zone) }));
}
