import type { TSchema } from 'typebox';
import type { RouteContract } from '#platform/contract/route';
import { isRecordKind, type Records } from './testing-records.ts';
import { samples } from './testing-samples.ts';

/** Where a contract names a record: `params.id`, `query.unitId`, `body.profileIds`. */
export type IdPlace = { path: string; kind: string };
export type Request = { path: string; body: unknown };

const FIELDS = Object.assign({}, ...samples.map(({ fields }) => fields)) as Readonly<Record<string, string>>;
const TEXTS = samples.flatMap(({ texts = [] }) => texts);
const CBO = /\[0-9A-Z\]\[0-9\]\$$/;

/** The id of no record. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

export type Json = {
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Json[];
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  minimum?: number;
  minLength?: number;
  maxLength?: number;
};
const json = (schema: TSchema | undefined): Json => schema ?? {};
const IBGE = '^\\d{7}$';
const isId = ({ format, pattern }: Json) => format === 'uuid' || pattern === IBGE;
/** A code of a table that all installations have, a CBO, is of no municipality and no secret; nor is a number in a row, or one of a few words. */
const namesNoRecord = (shape: Json | undefined) =>
  CBO.test(shape?.pattern ?? '') || shape?.type === 'integer' || shape?.enum !== undefined;
/** The shape inside what may be null, or a list. */
export const inner = (schema: Json): Json =>
  schema.anyOf?.find(({ type }) => type !== 'null') ??
  (schema.type === 'array' ? (schema.items ?? {}) : schema);

/** Names of the params with the segment before each: `/units/:id` gives `id` and `units`. */
const paramsOf = (path: string) =>
  [...path.matchAll(/([\w-]+)\/:(\w+)/g)].map(([, collection = '', name = '']) => ({ collection, name }));

/** Every place where a contract takes the id of a record, and the kind of the record where it is known. */
export function namedPlaces(contract: RouteContract): Array<{ path: string; kind: string | undefined }> {
  const shapes = json(contract.params).properties ?? {};
  const params = paramsOf(contract.path)
    .filter(({ name }) => !namesNoRecord(shapes[name]))
    .map(({ collection, name }) => ({ path: `params.${name}`, kind: collection }));
  const fields = (part: 'query' | 'body') =>
    Object.entries(json(contract[part]).properties ?? {}).flatMap(([name, schema]) =>
      isId(inner(schema)) ? [{ path: `${part}.${name}`, kind: fieldKind(contract.name, part, name) }] : [],
    );
  return [...params, ...fields('query'), ...fields('body')];
}

/** The same, each of a kind that has its record. Throws for one whose kind nobody told. */
export function idPlaces(contract: RouteContract): IdPlace[] {
  return namedPlaces(contract).map(({ path, kind }) => {
    if (!isRecordKind(kind)) {
      throw new Error(
        `${contract.name}: say in the samples of its module (testing-samples.ts) what ${path} names`,
      );
    }
    return { path, kind };
  });
}

const fieldKind = (route: string, part: string, name: string): string | undefined =>
  FIELDS[`${route} ${part}.${name}`] ?? FIELDS[name];

/** The smallest value that fits a schema. */
export function sampleOf(schema: Json, name: string): unknown {
  const shape = schema.anyOf ? inner(schema) : schema;
  if ('const' in shape) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.properties) {
    const given = Object.entries(shape.properties).filter(([key]) => shape.required?.includes(key));
    return Object.fromEntries(given.map(([key, value]) => [key, sampleOf(value, key)]));
  }
  if (shape.type === 'array') return [];
  if (shape.type === 'boolean') return true;
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 0;
  if (shape.type === 'null') return null;
  if (shape.type !== 'string') return {};
  if (shape.format === 'uuid') return NOBODY;
  if (shape.format === 'email') return 'a@exemplo.org';
  if (shape.pattern && !isId(shape)) {
    const sample = TEXTS.find(([pattern]) => pattern.test(shape.pattern ?? ''));
    if (!sample)
      throw new Error(
        `say in the samples of its module (testing-samples.ts) how ${name} is written: ${shape.pattern}`,
      );
    return sample[1];
  }
  return 'Aaaaaaa1'.padEnd(shape.minLength ?? 0, 'a').slice(0, shape.maxLength);
}

/** A request that fits the contract, with these records in its places; optional ones only where named. */
export function requestOf<P extends { path: string }>(
  contract: RouteContract,
  places: readonly P[],
  recordFor: (place: P) => string | undefined,
): Request {
  const value = (path: string) => {
    const place = places.find((one) => one.path === path);
    return place && recordFor(place);
  };
  const filled = (part: 'query' | 'body') => {
    const schema = json(contract[part]);
    const sample = sampleOf(schema, part) as Record<string, unknown>;
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const id = value(`${part}.${name}`);
      if (id !== undefined) sample[name] = property.type === 'array' ? [id] : id;
    }
    return sample;
  };
  const shapes = json(contract.params).properties ?? {};
  const coded = (name: string) =>
    namesNoRecord(shapes[name]) ? String(sampleOf(shapes[name] ?? {}, name)) : '';
  const address = contract.path.replaceAll(
    /:(\w+)/g,
    (_whole, name: string) => value(`params.${name}`) ?? coded(name),
  );
  const query = new URLSearchParams(
    Object.entries(filled('query')).map(([name, text]) => [name, String(text)]),
  );
  return {
    path: contract.query && query.size > 0 ? `${address}?${query}` : address,
    body: contract.body ? filled('body') : undefined,
  };
}

export const recordOf = (records: Records, { kind }: IdPlace): string | undefined => records[kind];
