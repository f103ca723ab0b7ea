import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chaveFor, formatChave, installerChaveFor, isChave, readChave } from './chave.ts';
import { ActivationFormatError } from './fault.ts';

const installationId = '019a9e6a-0000-7000-8000-000000000001';
const subject = { installationId, ibge: '3550308' };
const subjects = fc.record({
  installationId: fc.uuid(),
  ibge: fc.integer({ min: 1_100_015, max: 5_300_108 }).map(String),
});

describe('chave', () => {
  it('is the same every time, of 32 digits in eight groups', () => {
    const chave = chaveFor(subject);
    expect(chave).toMatch(/^1\d{31}$/);
    expect(chaveFor({ ...subject, installationId: installationId.toUpperCase() })).toBe(chave);
    expect(formatChave(chave)).toMatch(/^(\d{4} ){7}\d{4}$/);
    expect(readChave(formatChave(chave))).toEqual({
      asks: 'activation',
      ibge: '3550308',
      digest: chave.slice(8, 30),
    });
  });

  it('differs for another municipality and for another installation', () => {
    const other = chaveFor({ ...subject, installationId: installationId.replace(/1$/, '2') });
    const digests = [chaveFor(subject), chaveFor({ ...subject, ibge: '3304557' }), other].map(
      (chave) => readChave(chave).digest,
    );
    expect(new Set(digests).size).toBe(3);
  });

  it('of the installer is another for each request, and of no municipality', () => {
    const requestId = '019a9e6a-0000-7000-8000-000000000002';
    const chave = installerChaveFor({ installationId, requestId });
    const other = installerChaveFor({ installationId, requestId: requestId.replace(/2$/, '3') });
    expect(chave).toMatch(/^20000000\d{24}$/);
    expect(other).not.toBe(chave);
    expect(readChave(chave)).toMatchObject({ asks: 'installer-reset', ibge: '0000000' });
  });

  it('is refused when any digit was changed', () => {
    fc.assert(
      fc.property(subjects, fc.nat(31), fc.integer({ min: 1, max: 9 }), (pair, place, step) => {
        const chave = chaveFor(pair);
        const digit = String((Number(chave[place]) + step) % 10);
        expect(isChave(chave)).toBe(true);
        expect(isChave(chave.slice(0, place) + digit + chave.slice(place + 1))).toBe(false);
      }),
    );
  });

  it('is refused when two neighbours were exchanged', () => {
    fc.assert(
      fc.property(subjects, fc.nat(30), (pair, place) => {
        const chave = chaveFor(pair);
        fc.pre(chave[place] !== chave[place + 1]);
        const swapped = `${chave.slice(0, place)}${chave[place + 1]}${chave[place]}${chave.slice(place + 2)}`;
        expect(isChave(swapped)).toBe(false);
      }),
    );
  });

  it('tells a wrong form from a wrong digit', () => {
    const faultOf = (text: string) => {
      try {
        readChave(text);
        return undefined;
      } catch (error) {
        return error instanceof ActivationFormatError ? error.fault : error;
      }
    };
    expect(faultOf('')).toBe('form');
    expect(faultOf('1'.repeat(31))).toBe('form');
    expect(faultOf('1'.repeat(32))).toBe('typing');
    expect(() => chaveFor({ installationId, ibge: '355030' })).toThrow(RangeError);
  });
});
