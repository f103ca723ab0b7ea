import { notFound } from '#platform/errors/problem';
import type { SecretBox } from '#platform/settings/secret-box';
import type { Process, Report } from '../../contract/process.ts';

/** Of what a report tells: the newest rehearsal, or what the unification did. */
export type ReportOf = 'rehearsal' | 'unification';

/** A report with what it is of, and the digest that only this installation's key gives to just that. */
export type SignedReport = {
  process: Pick<Process, 'id' | 'side' | 'state' | 'peer' | 'responsible' | 'link'>;
  of: ReportOf;
  report: Report;
  signature: string;
};

/** One text for one value: keys in order, whatever order they were written in. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const labelOf = (of: ReportOf) => (of === 'rehearsal' ? 'O ensaio' : 'O relatório da unificação');

/** The report as `pec unification report --json` gives it; its PDF prints the same signature. 404 while there is none. */
export function signedReport(process: Process, of: ReportOf, secrets: SecretBox): SignedReport {
  const report = of === 'rehearsal' ? process.rehearsal : process.report;
  if (!report) throw notFound(labelOf(of));
  const { id, side, state, peer, responsible, link } = process;
  const told = { process: { id, side, state, peer, responsible, link }, of, report };
  return { ...told, signature: secrets.digest(`unification-report\0${canonicalJson(told)}`) };
}
