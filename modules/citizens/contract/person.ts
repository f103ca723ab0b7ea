import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable, Text, Uuid } from '#platform/contract/schemas';
import {
  citizenParams,
  DocumentInput,
  EDIT,
  FamilyInput,
  Identification,
  Saved,
  TeamInput,
  Version,
  VIEW,
} from './parts.ts';

/*
 * What may be changed without completing the form: a record that came incomplete from a ficha must still be able to
 * receive a death, a team or a document.
 */

export const addDocumentContract = route({
  name: 'citizens.addDocument',
  method: 'POST',
  path: '/citizens/:id/documents',
  summary: 'Acrescenta um número ao cidadão (RG, DNV, NIS, outro CNS…).',
  permission: EDIT,
  params: citizenParams,
  body: Type.Object(
    {
      ...DocumentInput.properties,
      version: Version,
      acceptSharedDocument: Type.Optional(Type.Object({ reason: Text(200, 3) })),
    },
    { additionalProperties: false },
  ),
  response: Saved,
  status: 201,
});

export const removeDocumentContract = route({
  name: 'citizens.removeDocument',
  method: 'DELETE',
  path: '/citizens/:id/documents/:documentId',
  summary: 'Retira um número do cidadão; ele fica no histórico e na busca.',
  permission: EDIT,
  params: Type.Object({ id: Uuid, documentId: Uuid }),
  response: Saved,
});

export const setTeamContract = route({
  name: 'citizens.setTeam',
  method: 'PUT',
  path: '/citizens/:id/team',
  summary: 'Vincula o cidadão a uma equipe do município, à mão ou pelo cadastro individual.',
  permission: EDIT,
  params: citizenParams,
  body: Type.Object({ ...TeamInput.properties, version: Version }, { additionalProperties: false }),
  response: Saved,
});

export const listTeamChoicesContract = route({
  name: 'citizens.listTeamChoices',
  method: 'GET',
  path: '/citizen-team-choices',
  summary: 'Equipes ativas do município do acesso, para o vínculo do cidadão.',
  permission: EDIT,
  response: Type.Object({
    teams: Type.Array(
      Type.Object({
        id: Uuid,
        ine: Type.String(),
        name: Type.String(),
        unitId: Uuid,
        unitName: Type.String(),
      }),
    ),
  }),
});

export const getFamilyContract = route({
  name: 'citizens.getFamily',
  method: 'GET',
  path: '/citizens/:id/family',
  summary: 'A família do cidadão: o responsável e quem depende dele.',
  permission: VIEW,
  params: citizenParams,
  response: Type.Object({
    /** Null when nobody is known; the number a ficha gave is then in `responsibleDocument`. */
    responsible: Nullable(Identification),
    responsibleDocument: Nullable(Type.String()),
    /** The others of the same responsible, the citizen among them. */
    members: Type.Array(Type.Object({ citizen: Identification, kinship: Nullable(Type.Integer()) })),
  }),
});

export const setFamilyContract = route({
  name: 'citizens.setFamily',
  method: 'PUT',
  path: '/citizens/:id/family',
  summary: 'Diz se o cidadão é responsável familiar ou quem é o responsável dele.',
  permission: EDIT,
  params: citizenParams,
  body: Type.Object({ ...FamilyInput.properties, version: Version }, { additionalProperties: false }),
  response: Saved,
});

export const setSharingContract = route({
  name: 'citizens.setSharing',
  method: 'PUT',
  path: '/citizens/:id/sharing',
  summary: 'Desativa ou volta a permitir o compartilhamento do prontuário deste cidadão.',
  permission: EDIT,
  params: citizenParams,
  body: Type.Object({ refused: Type.Boolean(), version: Version }, { additionalProperties: false }),
  response: Saved,
});

export const registerDeathContract = route({
  name: 'citizens.registerDeath',
  method: 'POST',
  path: '/citizens/:id/death',
  summary:
    'Registra o óbito: data e, quando houver, número da declaração (9 dígitos). Encerra o vínculo com a equipe.',
  permission: EDIT,
  params: citizenParams,
  body: Type.Object(
    {
      diedOn: Type.String({ maxLength: 10 }),
      deathCertificate: Type.Optional(Nullable(Type.String({ maxLength: 20 }))),
      version: Version,
    },
    { additionalProperties: false },
  ),
  response: Saved,
});

export const undoDeathContract = route({
  name: 'citizens.undoDeath',
  method: 'POST',
  path: '/citizens/:id/death/undo',
  summary: 'Desfaz um óbito registrado por engano, com o motivo.',
  permission: EDIT,
  params: citizenParams,
  body: Type.Object({ reason: Text(200, 3), version: Version }, { additionalProperties: false }),
  response: Saved,
});
