/** The XML, wherever it came from. */
export type XmlSource = {
  /** Name of the XML, without folder; `''` for bytes without a name. */
  fileName: string;
  /** Expected bytes of XML. */
  bytesTotal: number;
  chunks: AsyncIterable<Uint8Array>;
  close(): void;
};
