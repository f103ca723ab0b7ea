import { auditRead } from '#platform/audit/read';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { findCitizen } from '../registration/get.ts';
import { csvOf } from './csv.ts';
import { patientOf } from './fhir-patient.ts';

export type ExportFormat = 'fhir' | 'csv';
export type Exported = { name: string; type: string; content: string };

/**
 * The registration as a file that other systems read (LGPD, art. 18, V: portability). The trail tells who took it.
 * 404 when there is no such citizen.
 */
export async function exportCitizen(
  context: ReadContext,
  id: string,
  format: ExportFormat,
): Promise<Exported> {
  const row = await findCitizen(context.platform, id);
  if (!row) throw notFound('O cadastro');
  await auditRead(context, {
    type: 'citizens.exported',
    subject: { table: 'citizen', id },
    details: { format },
  });
  if (format === 'csv')
    return { name: `cidadao-${id}.csv`, type: 'text/csv; charset=utf-8', content: csvOf(row) };
  const content = JSON.stringify(patientOf(id, row), null, 2);
  return { name: `cidadao-${id}.fhir.json`, type: 'application/fhir+json; charset=utf-8', content };
}
