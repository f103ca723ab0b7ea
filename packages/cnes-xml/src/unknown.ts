import type { CnesUnknownNames } from './types.ts';

const MAX_NAMES = 100;
const MAX_NAME_LENGTH = 80;

/** Counts names the layout does not know, for diagnosis; a hostile file cannot make it grow without end. */
export class UnknownNames {
  readonly #elements = new Map<string, number>();
  readonly #attributes = new Map<string, number>();

  countElement(name: string): void {
    count(this.#elements, name);
  }

  countAttributes(
    element: string,
    attributes: Readonly<Record<string, string>>,
    known: ReadonlySet<string>,
  ): void {
    for (const name in attributes) {
      if (known.has(name) || name.startsWith('xmlns') || name.startsWith('xsi:')) continue;
      count(this.#attributes, `${element}@${name}`);
    }
  }

  report(): CnesUnknownNames {
    return { elements: Object.fromEntries(this.#elements), attributes: Object.fromEntries(this.#attributes) };
  }
}

function count(names: Map<string, number>, name: string): void {
  const key = name.slice(0, MAX_NAME_LENGTH);
  const seen = names.get(key);
  if (seen === undefined && names.size >= MAX_NAMES) return;
  names.set(key, (seen ?? 0) + 1);
}
