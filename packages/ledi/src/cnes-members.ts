import type { CnesHeader, CnesParser } from '@pec-aberto/cnes-xml/browser';
import type { Membership } from './membership.ts';

type CnesRecord = CnesParser['records'][number];

/** Who a CNES export says belongs to its municipality, gathered as its records come. */
export class MemberCollector {
  readonly units = new Set<string>();
  readonly people = new Set<string>();
  private readonly teams = new Set<string>();
  private readonly posts = new Set<string>();

  add(record: CnesRecord): void {
    if (record.kind === 'unit') this.units.add(record.cnes);
    else if (record.kind === 'team') this.teams.add(record.ine);
    else if (record.kind === 'lotacao') {
      this.people.add(record.professional.cns);
      this.posts.add(postOf(record.professional.cns, record.cbo));
    }
  }

  /** Answers only for the municipality of the export; its IBGE code has 6 digits there and 7 in a record. */
  membership({ ibge }: CnesHeader): Membership {
    const isHere = (code: string) => code.slice(0, 6) === ibge.slice(0, 6);
    return {
      hasMunicipality: isHere,
      hasUnit: (code, cnes) => isHere(code) && this.units.has(cnes),
      hasTeam: (code, ine) => isHere(code) && this.teams.has(ine),
      hasProfessional: (code, cns) => isHere(code) && this.people.has(cns),
      hasPost: (code, cns, cbo) => isHere(code) && this.posts.has(postOf(cns, cbo)),
    };
  }
}

const postOf = (cns: string, cbo: string) => `${cns}/${cbo}`;
