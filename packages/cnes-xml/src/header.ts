import { parseDate } from './dates.ts';
import { CnesFileError } from './errors.ts';
import { DESTINATION, headerFields, readFields } from './layout.ts';
import type { CnesHeader, CnesVersion } from './types.ts';

const versions: ReadonlySet<string> = new Set<CnesVersion>(['2.1', '3.0', '3.1']);

/** Reads and checks the attributes of IDENTIFICACAO. Throws {@link CnesFileError}. */
export function readHeader(attributes: Readonly<Record<string, string>>): CnesHeader {
  const { ibge, date: dateText, version, origin, destination } = readFields(headerFields, attributes);
  if (!isVersion(version)) throw new CnesFileError('version-unsupported');
  if (destination !== DESTINATION) throw new CnesFileError('destination-wrong');
  if (dateText === '') throw new CnesFileError('date-missing');
  const date = parseDate(dateText);
  if (date === null) throw new CnesFileError('date-invalid');
  if (!/^\d{6,7}$/.test(ibge)) throw new CnesFileError('municipality-invalid');
  return { ibge, date, version, origin, destination };
}

function isVersion(text: string): text is CnesVersion {
  return versions.has(text);
}
