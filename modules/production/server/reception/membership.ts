import type { Membership } from '@pec-aberto/ledi';
import type { Db } from '#platform/db/database';
import { findInstallation } from '#modules/setup/index';
import { findMembers } from './membership-queries.ts';

type Known = {
  municipalityId: string;
  units: ReadonlySet<string>;
  teams: ReadonlySet<string>;
  people: ReadonlySet<string>;
  posts: ReadonlySet<string>;
};

const postOf = ({ cns, cbo }: { cns: string; cbo: string }) => `${cns}/${cbo}`;

/**
 * Who works where, as this installation knows it from the CNES. Those who left count too: their fichas come late. What
 * a municipality has is read once, before the first of its fichas is judged.
 */
export class InstalledMembers implements Membership {
  private readonly db: Db;
  private readonly only: string | null;
  /** Of a production installation. */
  readonly refusesTraining: boolean;
  private readonly known = new Map<string, Known | undefined>();

  /** `only`: id of the one municipality whose fichas may enter; null: any of the installation. */
  constructor(db: Db, { only, refusesTraining }: { only: string | null; refusesTraining: boolean }) {
    this.db = db;
    this.only = only;
    this.refusesTraining = refusesTraining;
  }

  /** Reads what is not known yet of these municipalities (IBGE codes of 7 digits). */
  async read(ibges: Iterable<string>): Promise<void> {
    for (const ibge of new Set(ibges)) {
      if (this.known.has(ibge)) continue;
      const found = await findMembers(this.db, ibge);
      const isLetIn = this.only === null || found?.municipalityId === this.only;
      this.known.set(
        ibge,
        !found || !isLetIn
          ? undefined
          : {
              municipalityId: found.municipalityId,
              units: new Set(found.units),
              teams: new Set(found.teams),
              people: new Set(found.posts.map(({ cns }) => cns)),
              posts: new Set(found.posts.map(postOf)),
            },
      );
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

/** Who works where in this installation; see {@link InstalledMembers}. */
export async function installedMembers(db: Db, only: string | null = null): Promise<InstalledMembers> {
  const installation = await findInstallation(db);
  return new InstalledMembers(db, { only, refusesTraining: installation?.purpose === 'producao' });
}
