import { auditRead } from '#platform/audit/read';
import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { likelyCitizensContract } from '../contract/likely.ts';
import { peopleLike } from './likely/like.ts';
import { setFamily, setSharing, setTeam } from './person/acts.ts';
import { registerDeath, undoDeath } from './person/death.ts';
import { addDocument, removeDocument } from './person/documents.ts';
import { getFamily } from './person/get-family.ts';
import { activeTeams } from './registration/team-queries.ts';
import type { WithheldFrom } from './sharing/withheld.ts';
import { createCitizen } from './registration/create.ts';
import { getCitizen } from './registration/get.ts';
import { removeCitizen } from './registration/remove.ts';
import { listRevisions } from './registration/revisions.ts';
import { updateCitizen } from './registration/save.ts';
import { inactivateCitizen, reactivateCitizen } from './registration/status.ts';

const subject = (id: string) => ({ subject: { table: 'citizen', id } });

const recordRoutes = (withheldFrom: WithheldFrom): readonly BoundRoute[] => [
  change(contract.createCitizenContract, (context, { body }) => createCitizen(context, body)),
  read(likelyCitizensContract, (context, { body }) => peopleLike(context, body)),
  read(contract.getCitizenContract, (context, { params }) => getCitizen(context, params.id, withheldFrom)),
  change(contract.saveCitizenContract, (context, { params, body }) =>
    updateCitizen(context, params.id, body),
  ),
  change(contract.inactivateCitizenContract, (context, { params, body }) =>
    inactivateCitizen(context, params.id, body),
  ),
  change(contract.reactivateCitizenContract, (context, { params, body }) =>
    reactivateCitizen(context, params.id, body),
  ),
  change(contract.removeCitizenContract, async (context, { params }) => {
    await removeCitizen(context, params.id);
    return undefined;
  }),
  read(contract.listRevisionsContract, async (context, { params, query }) => {
    const page = await listRevisions(context.db, params.id, query);
    await auditRead(context, { type: 'citizens.revisions-viewed', ...subject(params.id) });
    return page;
  }),
];

const personRoutes = (withheldFrom: WithheldFrom): readonly BoundRoute[] => [
  change(contract.addDocumentContract, (context, { params, body }) => addDocument(context, params.id, body)),
  change(contract.removeDocumentContract, (context, { params }) =>
    removeDocument(context, params.id, params.documentId),
  ),
  change(contract.setTeamContract, (context, { params, body }) => setTeam(context, params.id, body)),
  read(contract.listTeamChoicesContract, async ({ db, actor }) => ({ teams: await activeTeams(db, actor) })),
  read(contract.getFamilyContract, (context, { params }) => getFamily(context, params.id, withheldFrom)),
  change(contract.setFamilyContract, (context, { params, body }) => setFamily(context, params.id, body)),
  change(contract.setSharingContract, (context, { params, body }) =>
    setSharing(context, params.id, body, withheldFrom),
  ),
  change(contract.registerDeathContract, (context, { params, body }) =>
    registerDeath(context, params.id, body),
  ),
  change(contract.undoDeathContract, (context, { params, body }) => undoDeath(context, params.id, body)),
];

export const registrationRoutesWith = (withheldFrom: WithheldFrom): readonly BoundRoute[] => [
  ...recordRoutes(withheldFrom),
  ...personRoutes(withheldFrom),
];
