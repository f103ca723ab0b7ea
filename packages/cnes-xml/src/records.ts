import { parseDate } from './dates.ts';
import { CnesFileError } from './errors.ts';
import { type Layout, readFields } from './layout.ts';
import type { CnesCounts, CnesLotacao, CnesProfessional, CnesRecord, CnesTeam, CnesUnit } from './types.ts';

type Attributes = Readonly<Record<string, string>>;

/**
 * Builds records out of data elements. A unit and its teams, or a professional and the lotacoes, come out
 * together when the element closes, the owner first, since addresses are written inside it.
 */
export class RecordBuilder {
  readonly counts: CnesCounts = { units: 0, teams: 0, professionals: 0, lotacoes: 0 };
  readonly #layout: Layout;
  readonly #maxChildren: number;
  readonly #emit: (record: CnesRecord) => void;
  #owner: CnesUnit | CnesProfessional | null = null;
  #children: (CnesTeam | CnesLotacao)[] = [];

  constructor(layout: Layout, maxChildren: number, emit: (record: CnesRecord) => void) {
    this.#layout = layout;
    this.#maxChildren = maxChildren;
    this.#emit = emit;
  }

  /** Takes a data element; false when it stands where the layout has no place for it. */
  open(kind: keyof Layout, attributes: Attributes): boolean {
    const owner = this.#owner;
    if (kind === 'unit' || kind === 'professional') {
      if (owner) return false;
      this.#owner = kind === 'unit' ? this.#unit(attributes) : this.#professional(attributes);
      return true;
    }
    if (!owner) return false;
    if (kind === 'address') {
      owner.address = readFields(this.#layout.address, attributes);
      return true;
    }
    if (owner.kind === 'unit' && kind === 'complexity') {
      const { acronym } = readFields(this.#layout.complexity, attributes);
      if (acronym !== '') this.#addTo(owner.complexities, acronym);
      return true;
    }
    if (owner.kind === 'unit' && kind === 'team') {
      this.#addTo(this.#children, this.#team(owner, attributes));
      return true;
    }
    if (owner.kind === 'professional' && kind === 'lotacao') {
      this.#addTo(this.#children, this.#lotacao(owner, attributes));
      return true;
    }
    return false;
  }

  /** The element of `kind` that {@link open} took is closed. */
  close(kind: keyof Layout): void {
    if (this.#owner?.kind !== kind) return;
    this.#emit(this.#owner);
    for (const child of this.#children) this.#emit(child);
    this.#owner = null;
    this.#children = [];
  }

  #addTo<T>(list: T[], item: T): void {
    if (list.length >= this.#maxChildren) throw new CnesFileError('xml-limit');
    list.push(item);
  }

  #unit(attributes: Attributes): CnesUnit {
    const fields = readFields(this.#layout.unit, attributes);
    return {
      kind: 'unit',
      row: ++this.counts.units,
      ...fields,
      cnes: padDigits(fields.cnes, 7),
      typeCode: padDigits(fields.typeCode, 2),
      address: readFields(this.#layout.address, {}),
      complexities: [],
    };
  }

  #team(unit: CnesUnit, attributes: Attributes): CnesTeam {
    const { deactivatedOn, ...fields } = readFields(this.#layout.team, attributes);
    return {
      kind: 'team',
      row: ++this.counts.teams,
      cnes: unit.cnes,
      ...fields,
      ine: padDigits(fields.ine, 10),
      deactivatedOn: parseDate(deactivatedOn),
      deactivatedOnRaw: deactivatedOn,
    };
  }

  #professional(attributes: Attributes): CnesProfessional {
    const { birthDate, ...fields } = readFields(this.#layout.professional, attributes);
    return {
      kind: 'professional',
      row: ++this.counts.professionals,
      ...fields,
      birthDate: parseDate(birthDate),
      birthDateRaw: birthDate,
      address: readFields(this.#layout.address, {}),
    };
  }

  #lotacao({ row, cpf, cns, name }: CnesProfessional, attributes: Attributes): CnesLotacao {
    const fields = readFields(this.#layout.lotacao, attributes);
    return {
      kind: 'lotacao',
      row: ++this.counts.lotacoes,
      professional: { row, cpf, cns, name },
      ...fields,
      cnes: padDigits(fields.cnes, 7),
      ine: padDigits(fields.ine, 10),
    };
  }
}

/** Puts back the left zeros of a code that is all digits; anything else is left as it is. */
function padDigits(text: string, length: number): string {
  return /^\d+$/.test(text) ? text.padStart(length, '0') : text;
}
