import { type Static, Type } from 'typebox';

/*
 * One file: `PECBK1\n`, length and JSON of the head, chunks (each with its length before it), the last of which is the manifest,
 * and a foot that says where that is. docs/decisions/2026-11-21-copies.md
 */
export const FORMAT = 1;
export const MAGIC = Buffer.from('PECBK1\n');
export const END_MARK = Buffer.from('PECBKEND');
/** Of the length before the head and before each chunk. */
export const LENGTH_BYTES = 4;
/** Place and length of the manifest, and the mark. */
export const FOOT_BYTES = 8 + 4 + END_MARK.length;

/** No length in a file is believed beyond these: nothing is allocated for a wrong one. */
export const HEAD_LIMIT = 64 * 1024;
export const CHUNK_LIMIT = 512 * 1024 * 1024;

/** Text of one chunk, before it is compressed; a row more where a row is longer. */
export const CHUNK_TEXT_BYTES = 4 * 1024 * 1024;

const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Name = Type.String({ minLength: 1, maxLength: 200 });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const NullableText = Type.Union([Type.String(), Type.Null()]);

/** Only what every format has: a newer program may have added to the rest. */
export const AnyHead = Type.Object({ format: Type.Integer({ minimum: 1 }), program: Type.String() });

export const Head = Type.Object({
  format: Type.Literal(FORMAT),
  installation: Type.Object({ id: Name, incarnation: Name, name: Name }),
  createdAt: Type.String({ format: 'date-time' }),
  /** Version that wrote it. */
  program: Name,
  /** Which recovery key opens it; says nothing of the key. */
  recoveryKeyId: Name,
  /** The key of this copy, sealed by the recovery key. Base64. */
  wrappedKey: Name,
});

export const Chunk = Type.Object({
  /** Where its length stands in the file. */
  at: Count,
  /** Of its sealed bytes. */
  length: Count,
  /** Rows of text; 0 for a piece of a file. */
  rows: Count,
  /** Key of the first and of the last row, as COPY writes it; null where a table has none. */
  first: NullableText,
  last: NullableText,
  /** Of the text, before it was compressed. */
  sha256: Sha256,
});

export const Table = Type.Object({
  name: Type.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$' }),
  /** In the order of the text; never generated ones. */
  columns: Type.Array(Type.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$' }), { minItems: 1 }),
  rows: Count,
  chunks: Type.Array(Chunk),
});

export const File = Type.Object({
  /** Below the data folder. */
  path: Type.String({ pattern: '^(secrets/master\\.key|audit/[A-Za-z0-9][A-Za-z0-9._-]{0,100})$' }),
  size: Count,
  chunks: Type.Array(Chunk),
});

export const Manifest = Type.Object({
  migrations: Type.Array(
    Type.Object({ id: Name, owner: Name, sha256: Sha256, programVersion: Type.String() }),
  ),
  tables: Type.Array(Table),
  files: Type.Array(File),
  /** Where numbers that the base gives stood; null for one never asked. */
  sequences: Type.Array(Type.Object({ name: Name, last: Type.Union([Count, Type.Null()]) })),
  /** Of the server that it came from: what may differ elsewhere. */
  server: Type.Object({ version: Name, encoding: Name, collation: Type.String() }),
});

export type CopyHead = Static<typeof Head>;
export type CopyChunk = Static<typeof Chunk>;
export type CopyTable = Static<typeof Table>;
export type CopyFile = Static<typeof File>;
export type CopyManifest = Static<typeof Manifest>;
