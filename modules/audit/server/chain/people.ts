import type { Db, Tx } from '#platform/db/database';
import type { SecretBox } from '#platform/settings/secret-box';
import { idBytesOf, idBytesToText, type ChainRow } from './block.ts';
import type { Faults } from './faults.ts';
import { findPeople, type Person } from './people-queries.ts';

const ID_BYTES = 16;
const DIGEST_BYTES = 16;
const ENTRY_BYTES = ID_BYTES + DIGEST_BYTES;
const AT_ONCE = 5_000;

/** Keyed: a CPF is too short to be hidden by a digest that anybody can make. */
const digestOf = (secrets: SecretBox, { id, cpf, name }: Person): string =>
  secrets.digest(`audit-person\0${id}\0${cpf ?? ''}\0${name}`).slice(0, DIGEST_BYTES * 2);

/** Who these people are now, as a block keeps it: an event names a person by id alone. */
export async function sealPeople(db: Tx, secrets: SecretBox, ids: ReadonlySet<string>): Promise<Buffer> {
  const people = ids.size === 0 ? [] : await findPeople(db, [...ids].sort());
  return Buffer.concat(
    people.flatMap((person) => [idBytesOf(person.id), Buffer.from(digestOf(secrets, person), 'hex')]),
  );
}

function* readPeople(people: Buffer): Generator<[id: string, digest: string]> {
  for (let at = 0; at + ENTRY_BYTES <= people.length; at += ENTRY_BYTES) {
    const digest = people.subarray(at + ID_BYTES, at + ENTRY_BYTES);
    yield [idBytesToText(people.subarray(at, at + ID_BYTES)), digest.toString('hex')];
  }
}

const NAMING: ReadonlySet<string> = new Set(['cpf', 'name']);

/** Is each person of the trail still who acted? A change of name or CPF is an event of the person. */
export class PeopleCheck {
  readonly #faults: Faults;
  readonly #known = new Map<string, string>();
  /** Changed by the program since the block that told who they were. */
  readonly #changed = new Set<string>();

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  see({ subjectTable, subjectId, fields }: ChainRow): void {
    if (subjectTable !== 'professional' || subjectId === null) return;
    if (fields?.some((field) => NAMING.has(field))) this.#changed.add(subjectId);
  }

  /** After the events of the block. */
  seal({ number, people }: { number: number; people: Buffer | null }): void {
    for (const [id, digest] of readPeople(people ?? Buffer.alloc(0))) {
      this.#compare(id, digest, number);
      this.#known.set(id, digest);
      this.#changed.delete(id);
    }
  }

  /** Compares with the people as they are; one who left the base is called by no wrong name. */
  async end(db: Db, secrets: SecretBox): Promise<void> {
    const ids = [...this.#known.keys()];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      for (const person of await findPeople(db, ids.slice(at, at + AT_ONCE))) {
        this.#compare(person.id, digestOf(secrets, person), null);
      }
    }
  }

  #compare(id: string, digest: string, block: number | null): void {
    const known = this.#known.get(id);
    if (known === undefined || known === digest || this.#changed.has(id)) return;
    this.#faults.add('renamed', block, null, id);
  }
}
