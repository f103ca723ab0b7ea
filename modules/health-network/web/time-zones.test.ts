import { timeZoneOfMunicipality, UFS } from '@pec-aberto/brazil';
import { expect, it } from 'vitest';
import { timeZoneChoices, timeZoneLabel } from './time-zones.ts';

it('has words for the zone of every federative unit', () => {
  const zones = UFS.map(({ code }) => timeZoneOfMunicipality(`${code}00000`));
  expect(zones.filter((zone) => timeZoneLabel(zone) === zone)).toEqual([]);
});

it('says the offset that the zone really has', () => {
  for (const { value, label } of timeZoneChoices('America/Sao_Paulo')) {
    const parts = new Intl.DateTimeFormat('en', { timeZone: value, timeZoneName: 'shortOffset' });
    const name = parts
      .formatToParts(new Date('2026-11-20T12:00:00Z'))
      .find((part) => part.type === 'timeZoneName');
    expect(label).toContain(`(UTC−${name?.value.slice(-1)})`);
  }
});

it('keeps a zone that is not Brazilian among the choices', () => {
  expect(timeZoneChoices('Europe/Lisbon')[0]).toEqual({ value: 'Europe/Lisbon', label: 'Europe/Lisbon' });
});
