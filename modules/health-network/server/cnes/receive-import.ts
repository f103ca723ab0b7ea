import type { FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import { notFound, Problem, refused } from '#platform/errors/problem';
import { municipalityScope } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { CNES_UPLOAD_BYTES, cnesImportFields, type CnesImportFields } from '../../contract.ts';
import { findMunicipalityById, type Municipality } from '../municipality-queries.ts';
import { getMunicipalityInScope } from '../scope.ts';
import { type StartedImport, startImport } from './start-import.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * The upload of POST /cnes-imports. The fields come before the file: the municipality is known, and a second
 * import refused, before a byte of the file is stored. Throws 422 without file, 413 above the limit.
 */
export async function receiveImport(
  context: UseCaseContext,
  request: FastifyRequest,
): Promise<StartedImport> {
  if (!request.isMultipart()) throw fileMissing();
  const received: Record<string, unknown> = {};
  const parts = request.parts({ limits: { fileSize: CNES_UPLOAD_BYTES }, preservePath: false });
  for await (const part of parts) {
    if (part.type === 'field') {
      received[part.fieldname] = part.value;
      continue;
    }
    const fields = readFields(received);
    const started = await startImport(context, {
      municipality: await municipalityOf(context, fields.municipality),
      file: part.file,
      fileName: part.filename || 'cnes.xml',
      mode: fields.mode ?? 'preview',
      allowOlder: fields.allowOlder === 'true',
    });
    if (part.file.truncated) throw tooLarge();
    return started;
  }
  throw fileMissing();
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

const fileMissing = () =>
  refused('file-missing', 'Nenhum arquivo foi enviado. Escolha o arquivo do CNES e envie de novo.');

const tooLarge = () =>
  new Problem(
    413,
    'too-large',
    `O arquivo passa de ${CNES_UPLOAD_BYTES / MEBIBYTE} MB. Confira se é o XML do CNES deste município.`,
  );
