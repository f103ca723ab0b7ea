import { Value } from 'typebox/value';
import { notFound, Problem, refused } from '#platform/errors/problem';
import { municipalityScope } from '#platform/permissions/scope';
import type { Upload } from '#platform/http/upload';
import type { UseCaseContext } from '#platform/usecase/context';
import { cnesImportFields, type CnesImportFields } from '../../contract.ts';
import { findMunicipalityById, type Municipality } from '../municipality-queries.ts';
import { getMunicipalityInScope } from '../scope.ts';
import { type StartedImport, startImport } from './start-import.ts';

/** The upload of POST /cnes-imports: whose municipality it is and what is wanted stand in its fields. */
export async function receiveImport(context: UseCaseContext, upload: Upload): Promise<StartedImport> {
  const fields = readFields(upload.fields);
  return startImport(context, {
    municipality: await municipalityOf(context, fields.municipality),
    file: upload.read(),
    fileName: upload.name,
    mode: fields.mode ?? 'preview',
    allowOlder: fields.allowOlder === 'true',
  });
}

function readFields(received: Record<string, unknown>): CnesImportFields {
  if (Value.Check(cnesImportFields, received)) return received;
  throw new Problem(
    400,
    'invalid-request',
    'Há campos fora do formato esperado. Recarregue a página e envie de novo.',
  );
}

/** A municipal administrator's own; the installer chooses (ADM-G01). */
async function municipalityOf(context: UseCaseContext, ibge: string | undefined): Promise<Municipality> {
  if (ibge !== undefined) return getMunicipalityInScope(context, ibge);
  const { municipalityId } = municipalityScope(context.actor);
  if (municipalityId === null) {
    const message = 'Escolha o município antes de enviar o arquivo.';
    throw refused('municipality-required', message, [{ path: 'municipality', message }]);
  }
  const municipality = await findMunicipalityById(context.db, municipalityId);
  if (!municipality) throw notFound('O município');
  return municipality;
}
