/** Bounds that keep a hostile file from exhausting the machine. Sizes in bytes unless said. */
export type Limits = {
  /** Size of a zip file. */
  maxCompressedBytes: number;
  /** Size of the XML, bare or inside the zip, counted as it is read. */
  maxUncompressedBytes: number;
  /** A zip may expand this many times… */
  maxRatio: number;
  /** …or to this size, whichever is larger. */
  ratioFreeBytes: number;
  maxZipEntries: number;
  maxDepth: number;
  maxElements: number;
  maxAttributes: number;
  /** Characters of one attribute's value. */
  maxValueLength: number;
  /** Characters between two tags or inside one (long comments count too). */
  maxMarkupLength: number;
  /** Teams of one unit, lotacoes of one professional. */
  maxChildren: number;
};

const MEBIBYTE = 1024 * 1024;

export const defaultLimits: Limits = {
  maxCompressedBytes: 200 * MEBIBYTE,
  maxUncompressedBytes: 1024 * MEBIBYTE,
  maxRatio: 200,
  ratioFreeBytes: 10 * MEBIBYTE,
  maxZipEntries: 1_000,
  maxDepth: 32,
  maxElements: 5_000_000,
  maxAttributes: 64,
  maxValueLength: 4_000,
  maxMarkupLength: MEBIBYTE,
  maxChildren: 10_000,
};
