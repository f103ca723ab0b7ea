import type { Membership } from '@pec-aberto/ledi';
import type { Db } from '#platform/db/database';
import { findInstallation } from '#modules/setup/index';
import { findMembers, type MembersRow, type Named } from './membership-queries.ts';

type Known = {
  municipalityId: string;
  units: ReadonlySet<string>;
  teams: ReadonlySet<string>;
  people: ReadonlySet<string>;
  posts: ReadonlySet<string>;
};

const postOf = ({ cns, cbo }: { cns: string; cbo: string }) => `${cns}/${cbo}`;

/** Who works in a municipality (IBGE code of 7 digits); undefined where its fichas may not enter. */
export type AskMembers = (ibge: string) => Promise<MembersRow | undefined>;

/** What judging must know of the installation. */
export type Installed = {
  /** Of a production installation. */
  refusesTraining: boolean;
  ask: AskMembers;
};

/**
 * Who works where, as this installation knows it from the CNES. Those who left count too: their fichas come late. What
 * a municipality has is asked for once, before the first of its fichas is judged.
 */
export class Members implements Membership {
  readonly refusesTraining: boolean;
  private readonly ask: AskMembers;
  private readonly known = new Map<string, Known | undefined>();

  constructor({ refusesTraining, ask }: Installed) {
    this.refusesTraining = refusesTraining;
    this.ask = ask;
  }

  /** Asks for what is not known yet of these municipalities. */
  async read(ibges: Iterable<string>): Promise<void> {
    for (const ibge of new Set(ibges)) {
      if (!this.known.has(ibge)) this.known.set(ibge, knownOf(await this.ask(ibge)));
    }
  }

  /** Id of a municipality that was read; null where it is not of this installation. */
  idOf = (ibge: string): string | null => this.known.get(ibge)?.municipalityId ?? null;

  hasMunicipality = (ibge: string): boolean => this.known.get(ibge) !== undefined;
  hasUnit = (ibge: string, cnes: string): boolean => Boolean(this.known.get(ibge)?.units.has(cnes));
  hasTeam = (ibge: string, ine: string): boolean => Boolean(this.known.get(ibge)?.teams.has(ine));
  hasProfessional = (ibge: string, cns: string): boolean => Boolean(this.known.get(ibge)?.people.has(cns));
  hasPost = (ibge: string, cns: string, cbo: string): boolean =>
    Boolean(this.known.get(ibge)?.posts.has(postOf({ cns, cbo })));
}

const knownOf = (row: MembersRow | undefined): Known | undefined =>
  row && {
    municipalityId: row.municipalityId,
    units: new Set(row.units),
    teams: new Set(row.teams),
    people: new Set(row.posts.map(({ cns }) => cns)),
    posts: new Set(row.posts.map(postOf)),
  };

/**
 * The installation as its base knows it. `only`: id of the one municipality whose fichas may enter; null: any. `named`: all that
 * they will ask for; absent, whatever they may.
 */
export async function installedIn(db: Db, only: string | null = null, named?: Named): Promise<Installed> {
  const installation = await findInstallation(db);
  return {
    refusesTraining: installation?.purpose === 'producao',
    async ask(ibge) {
      const found = await findMembers(db, ibge, named);
      return only === null || found?.municipalityId === only ? found : undefined;
    },
  };
}
