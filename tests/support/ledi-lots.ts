import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import {
  compileLayout,
  encodeRecord,
  encodeXml,
  type Layout,
  type LayoutPackage,
  type Struct,
} from '@pec-aberto/ledi';
import { exampleRecords } from '@pec-aberto/ledi/examples';
import { projectRoot } from '#platform/config/root';
import { join } from 'node:path';
import { ZipFile } from 'yazl';

const part = (name: string): unknown =>
  JSON.parse(readFileSync(join(projectRoot(), 'packages/ledi/data', `${name}.json`), 'utf8'));

/** The layout package of the repository, as data. */
export const layoutData = {
  structure: part('structure'),
  rules: part('rules'),
  tables: part('tables'),
} as LayoutPackage;
export const layout: Layout = compileLayout(layoutData);

const uuidOf = (place: number) => `1234567-00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

/** How a record of a lot is changed before it is written. */
export type Change = (record: { transport: Struct; form: Struct }) => void;

const models = new Map<string, ReturnType<typeof exampleRecords>>();

/** Examples of the 13 forms, several of each; the models stay as they are. */
function model(place: number, version: string) {
  const known = models.get(version) ?? exampleRecords(layout, version);
  models.set(version, known);
  const found = known[place % known.length];
  if (!found?.record.form || !found.record.formData) throw new Error('an example without a form');
  const { formData, form, transport } = found.record;
  return { formData, form: structuredClone(form), transport: structuredClone(transport) };
}

/** An example record, numbered `place` over and over the forms, as bytes. */
export function ficha(
  place: number,
  change: Change = () => {},
  version = '8.7.0',
): { uuid: string; bytes: Uint8Array } {
  const { formData, form, transport } = model(place, version);
  const uuid = uuidOf(place);
  if (form.uuidFichaOriginadora === form[formData.uuid]) form.uuidFichaOriginadora = uuid;
  form[formData.uuid] = uuid;
  transport.uuidDadoSerializado = uuid;
  change({ transport, form });
  return { uuid, bytes: encodeRecord(layout, { formData, form, transport, formError: null }) };
}

/** The same record in the XML variant. */
export function xmlFicha(place: number): string {
  return encodeXml(layout, { ...model(place, '8.7.0'), formError: null });
}

/** A zip of these files, deflated. */
export async function zipOf(entries: readonly (readonly [string, Uint8Array | string])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const CENTRAL = Buffer.from('PK\u0001\u0002', 'latin1');
const LOCAL = Buffer.from('PK\u0003\u0004', 'latin1');

/** Every place where a header of the zip begins. */
function headers(zip: Buffer, mark: Buffer): number[] {
  const places: number[] = [];
  for (let at = zip.indexOf(mark); at >= 0; at = zip.indexOf(mark, at + 4)) places.push(at);
  return places;
}

/** The zip as if its files were encrypted with a password. */
export function encrypted(zip: Buffer): Buffer {
  const out = Buffer.from(zip);
  for (const at of headers(out, CENTRAL)) out.writeUInt16LE(out.readUInt16LE(at + 8) | 1, at + 8);
  for (const at of headers(out, LOCAL)) out.writeUInt16LE(out.readUInt16LE(at + 6) | 1, at + 6);
  return out;
}

/** The zip with another declared size of what is inside: a bomb that says it is small. */
export function declaring(zip: Buffer, size: number): Buffer {
  const out = Buffer.from(zip);
  for (const at of headers(out, CENTRAL)) out.writeUInt32LE(size, at + 24);
  for (const at of headers(out, LOCAL)) out.writeUInt32LE(size, at + 22);
  return out;
}

/** 40 MB of zeros in some 40 KB. */
export const zeros = (): Buffer => Buffer.alloc(40 * 1024 * 1024);

/** A zip as a vendor would send it: 100 records of all forms, six with errors, one of a layout to come; and `more`. */
export function exampleLot(...more: (readonly [string, string])[]): Promise<Buffer> {
  const entries = Array.from({ length: 100 }, (_, place) => {
    const version = place === 60 ? '9.9.0' : '8.7.0';
    const { uuid, bytes } = ficha(
      place,
      ({ transport, form }) => {
        if (place % 25 === 7) transport.codIbge = '9999999';
        if (place === 1) delete transport.cnesDadoSerializado;
        if (place === 13) form.tpCdsOrigem = 77;
      },
      version,
    );
    return [`${uuid}.esus`, bytes] as const;
  });
  return zipOf([...entries, ...more]);
}
