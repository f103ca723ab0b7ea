import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdPlace, readNumberPlace, readTimePlace, writeTimePlace } from './cursor.ts';

const refused = expect.objectContaining({ status: 400, code: 'cursor-invalid' });
const ID = '0198f0f0-0000-7000-8000-000000000000';

describe('places of lists', () => {
  it.each(['99999999999', '2147483648', '-5', '1e30', '', ' 1', '١', '0x10', '1.5'])(
    'a number that is none of ours is refused: %s',
    (after) => expect(() => readNumberPlace(after)).toThrow(refused),
  );

  it.each([
    `2026-11-20T12:00:00.000Z~${'-'.repeat(36)}`,
    `2026-99-99T99:00:00.000Z~${ID}`,
    `2026-02-30T12:00:00.000Z~${ID}`,
    `0000-01-01T12:00:00.000Z~${ID}`,
    `+275760-09-13T00:00:00.000Z~${ID}`,
    `2026~${ID}`,
    `2026-11-20T12:00:00.000Z~${ID}~x`,
  ])('an instant or an id that is none is refused: %s', (after) =>
    expect(() => readTimePlace(after)).toThrow(refused),
  );

  it('what was written is read back, and nothing throws anything else', () => {
    const instants = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
    });
    fc.assert(
      fc.property(
        instants.filter((at) => !Number.isNaN(at.getTime())),
        fc.uuid(),
        (at, id) => {
          expect(readTimePlace(writeTimePlace({ at, id }))).toEqual({ at, id });
        },
      ),
    );
    fc.assert(fc.property(fc.nat(2_147_483_647), (place) => readNumberPlace(String(place)) === place));
    for (const read of [readNumberPlace, readIdPlace, readTimePlace]) {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (after) => {
          const told = () => {
            try {
              read(after);
              return null;
            } catch (error) {
              return error;
            }
          };
          expect([null, refused]).toContainEqual(told());
        }),
      );
    }
  });
});
