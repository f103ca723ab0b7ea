import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { citizenParams, LGPD } from './parts.ts';

export const exportCitizenContract = route({
  name: 'citizens.export',
  method: 'GET',
  path: '/citizens/:id/export',
  summary: 'O cadastro em FHIR R4 (Patient) ou CSV, para a portabilidade. Quem o levou fica na auditoria.',
  permission: LGPD,
  params: citizenParams,
  query: Type.Object({ format: Type.Enum(['fhir', 'csv']) }),
  response: Type.Unknown(),
  raw: true,
});
