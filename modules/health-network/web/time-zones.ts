import type { Choice } from '#ui/index';

/** The zones in force in Brazil (IANA `zone.tab`): city, hours behind UTC, and where each is the law. */
const ZONES: Record<string, readonly [city: string, behind: number, places: string]> = {
  'America/Sao_Paulo': ['Brasília', 3, 'DF, ES, GO, MG, PR, RJ, RS, SC e SP'],
  'America/Araguaina': ['Araguaína', 3, 'TO'],
  'America/Bahia': ['Salvador', 3, 'BA'],
  'America/Belem': ['Belém', 3, 'AP e leste do PA'],
  'America/Santarem': ['Santarém', 3, 'oeste do PA'],
  'America/Fortaleza': ['Fortaleza', 3, 'CE, MA, PB, PI e RN'],
  'America/Maceio': ['Maceió', 3, 'AL e SE'],
  'America/Recife': ['Recife', 3, 'PE'],
  'America/Noronha': ['Noronha', 2, 'Fernando de Noronha'],
  'America/Boa_Vista': ['Boa Vista', 4, 'RR'],
  'America/Campo_Grande': ['Campo Grande', 4, 'MS'],
  'America/Cuiaba': ['Cuiabá', 4, 'MT'],
  'America/Manaus': ['Manaus', 4, 'leste do AM'],
  'America/Porto_Velho': ['Porto Velho', 4, 'RO'],
  'America/Eirunepe': ['Eirunepé', 5, 'oeste do AM'],
  'America/Rio_Branco': ['Rio Branco', 5, 'AC'],
};

/** 'Manaus (UTC−4)'; a zone that is not Brazilian is shown by its name. */
export function timeZoneLabel(zone: string): string {
  const known = ZONES[zone];
  return known ? `${known[0]} (UTC−${known[1]})` : zone;
}

/** Every Brazilian zone, and the one in use when it is another. */
export function timeZoneChoices(inUse: string): Choice[] {
  const zones = inUse in ZONES ? Object.keys(ZONES) : [inUse, ...Object.keys(ZONES)];
  return zones.map((zone) => {
    const places = ZONES[zone]?.[2];
    return { value: zone, label: places ? `${timeZoneLabel(zone)}: ${places}` : zone };
  });
}
