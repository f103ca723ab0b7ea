import { describe, expect, it } from 'vitest';
import { isTimeZone, timeZoneOfMunicipality } from './index.ts';

/** Hours from UTC of a zone, in November 2026. */
function offset(zone: string): string | undefined {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return format.formatToParts(Date.UTC(2026, 10, 20)).find((part) => part.type === 'timeZoneName')?.value;
}

describe('timeZoneOfMunicipality', () => {
  it.each([
    ['3550308', 'São Paulo', 'America/Sao_Paulo', 'GMT-03:00'],
    ['1200401', 'Rio Branco', 'America/Rio_Branco', 'GMT-05:00'],
    ['1302603', 'Manaus', 'America/Manaus', 'GMT-04:00'],
    ['1304062', 'Tabatinga', 'America/Eirunepe', 'GMT-05:00'],
    ['1300706', 'Boca do Acre', 'America/Manaus', 'GMT-04:00'],
    ['1100205', 'Porto Velho', 'America/Porto_Velho', 'GMT-04:00'],
    ['1400100', 'Boa Vista', 'America/Boa_Vista', 'GMT-04:00'],
    ['5103403', 'Cuiabá', 'America/Cuiaba', 'GMT-04:00'],
    ['5002704', 'Campo Grande', 'America/Campo_Grande', 'GMT-04:00'],
    ['1501402', 'Belém', 'America/Belem', 'GMT-03:00'],
    ['1506807', 'Santarém', 'America/Santarem', 'GMT-03:00'],
    ['1600303', 'Macapá', 'America/Belem', 'GMT-03:00'],
    ['1721000', 'Palmas', 'America/Araguaina', 'GMT-03:00'],
    ['2211001', 'Teresina', 'America/Fortaleza', 'GMT-03:00'],
    ['2611606', 'Recife', 'America/Recife', 'GMT-03:00'],
    ['2605459', 'Fernando de Noronha', 'America/Noronha', 'GMT-02:00'],
    ['2800308', 'Aracaju', 'America/Maceio', 'GMT-03:00'],
    ['2927408', 'Salvador', 'America/Bahia', 'GMT-03:00'],
    ['5300108', 'Brasília', 'America/Sao_Paulo', 'GMT-03:00'],
  ])('%s, %s: %s at %s', (ibge, _name, zone, hours) => {
    expect(timeZoneOfMunicipality(ibge)).toBe(zone);
    expect(offset(zone)).toBe(hours);
  });

  it('refuses a code of no federative unit', () => {
    expect(() => timeZoneOfMunicipality('9999999')).toThrow(RangeError);
    expect(() => timeZoneOfMunicipality('')).toThrow('IBGE');
  });
});

describe('isTimeZone', () => {
  it('knows names, not offsets', () => {
    expect(['America/Eirunepe', 'America/Noronha', 'UTC'].every(isTimeZone)).toBe(true);
    expect(['', '-03:00', '+03', 'America/Brasilia', 'x'].some(isTimeZone)).toBe(false);
  });
});
