import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { CnesFileError } from './errors.ts';
import { readHeader } from './header.ts';
import {
  dataElements,
  groupElements,
  HEADER_ELEMENT,
  headerFields,
  type Layout,
  layouts,
  namesOf,
  ROOT_ELEMENT,
} from './layout.ts';
import type { Limits } from './limits.ts';
import { RecordBuilder } from './records.ts';
import type { CnesCounts, CnesHeader, CnesRecord } from './types.ts';
import { UnknownNames } from './unknown.ts';

/** Reads the text of the XML in chunks of any size, and holds the header and the records found so far. */
export class CnesParser {
  /** Set once IDENTIFICACAO was read. */
  header: CnesHeader | null = null;
  /** Records not taken yet; the caller empties it. */
  records: CnesRecord[] = [];
  readonly unknown = new UnknownNames();
  readonly #limits: Limits;
  readonly #sax = new SaxesParser({ xmlns: false, position: false, fragment: false });
  #builder: RecordBuilder | null = null;
  #known: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  #taken: (keyof Layout | null)[] = [];
  #elements = 0;
  #rootClosed = false;
  #sinceTag = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#sax.on('error', () => {
      throw new CnesFileError('xml-malformed');
    });
    this.#sax.on('doctype', () => {
      throw new CnesFileError('doctype');
    });
    this.#sax.on('opentag', (tag) => this.#open(tag));
    this.#sax.on('closetag', (tag) => this.#close(tag));
  }

  get counts(): CnesCounts {
    return this.#builder?.counts ?? { units: 0, teams: 0, professionals: 0, lotacoes: 0 };
  }

  /** Feeds the next piece. Throws {@link CnesFileError}; the parser is useless after that. */
  write(text: string): void {
    this.#sinceTag += text.length;
    this.#sax.write(text);
    if (this.#sinceTag > this.#limits.maxMarkupLength) throw new CnesFileError('xml-limit');
  }

  /** No more text: checks that the document is whole. */
  finish(): void {
    if (!this.#rootClosed) throw new CnesFileError('xml-truncated');
    this.#sax.close();
    if (!this.header) throw new CnesFileError('identification-missing');
    if (this.counts.professionals === 0) throw new CnesFileError('no-professionals');
  }

  #open(tag: SaxesTagPlain): void {
    this.#sinceTag = 0;
    this.#checkSize(tag);
    if (this.#taken.length === 0 && tag.name !== ROOT_ELEMENT) throw new CnesFileError('wrong-root');
    this.#taken.push(this.#take(tag));
    if (this.#taken.length > this.#limits.maxDepth) throw new CnesFileError('xml-too-deep');
  }

  #close(tag: SaxesTagPlain): void {
    this.#sinceTag = 0;
    const kind = this.#taken.pop();
    if (kind) this.#builder?.close(kind);
    if (this.#taken.length === 0 && tag.name === ROOT_ELEMENT) this.#rootClosed = true;
  }

  #checkSize({ attributes }: SaxesTagPlain): void {
    if (++this.#elements > this.#limits.maxElements) throw new CnesFileError('xml-too-many-elements');
    let count = 0;
    for (const name in attributes) {
      const length = attributes[name]?.length ?? 0;
      if (++count > this.#limits.maxAttributes || length > this.#limits.maxValueLength) {
        throw new CnesFileError('xml-limit');
      }
    }
  }

  /** Reads one element; returns its kind when a record was begun with it or added by it. */
  #take({ name, attributes }: SaxesTagPlain): keyof Layout | null {
    if (name === HEADER_ELEMENT) {
      this.#begin(readHeaderOnce(this.header, attributes));
      this.unknown.countAttributes(name, attributes, namesOf(headerFields));
      return null;
    }
    const kind = dataElements.get(name);
    if (!kind) {
      if (name !== ROOT_ELEMENT && !groupElements.has(name)) this.unknown.countElement(name);
      return null;
    }
    if (!this.#builder) throw new CnesFileError('identification-missing');
    if (!this.#builder.open(kind, attributes)) {
      this.unknown.countElement(name);
      return null;
    }
    this.unknown.countAttributes(name, attributes, this.#known.get(kind) ?? new Set());
    return kind;
  }

  #begin(header: CnesHeader): void {
    const layout = layouts[header.version];
    this.header = header;
    this.#builder = new RecordBuilder(layout, this.#limits.maxChildren, (record) =>
      this.records.push(record),
    );
    this.#known = new Map(Object.entries(layout).map(([kind, fields]) => [kind, namesOf(fields)]));
  }
}

function readHeaderOnce(seen: CnesHeader | null, attributes: Readonly<Record<string, string>>): CnesHeader {
  if (seen) throw new CnesFileError('identification-missing');
  return readHeader(attributes);
}
