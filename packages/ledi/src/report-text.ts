import type { Layout } from './layout.ts';
import type { ReportFinding, ReportLine } from './report.ts';

/** `lote.zip › um.esus` */
export const placeOf = (file: string, entry: string | null): string =>
  entry === null ? file : `${file} › ${entry}`;

/** What `validate` says to people: a paragraph for each record, and the count of all at the end. */
export function createReport(layout: Layout) {
  const count = { valid: 0, held: 0, invalid: 0, warned: 0 };
  return {
    /** Counts the record and gives its text. */
    take(line: ReportLine): string {
      const place = placeOf(line.file, line.entry);
      const kind = describe(layout, line);
      if (line.warnings.length > 0) count.warned += 1;
      if (line.valid === true) {
        count.valid += 1;
        return [`${place}: válido (${kind})`, ...warningsOf(line)].join('\n');
      }
      if (line.valid === 'held') {
        count.held += 1;
        return `${place}: retido (${kind}); o layout é mais novo que ${layout.newest}, aguardando pacote`;
      }
      count.invalid += 1;
      return [`${place}: inválido (${kind})`, ...line.errors.map(sentence), ...warningsOf(line)].join('\n');
    },
    hasInvalid: () => count.invalid > 0,
    summary(): string {
      const { valid, held, invalid, warned } = count;
      const total = valid + held + invalid;
      const some = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
      const parts = [
        some(valid, 'válido', 'válidos'),
        some(invalid, 'inválido', 'inválidos'),
        ...(held > 0 ? [some(held, 'retido', 'retidos')] : []),
        ...(warned > 0 ? [`${warned} com aviso`] : []),
      ];
      return `${some(total, 'registro', 'registros')}: ${parts.join(', ')}.`;
    },
  };
}

const sentence = ({ code, group, path, message }: ReportFinding) =>
  `  ${path || 'registro'}: ${message} (${group}; ${code})`;

const warningsOf = ({ warnings }: ReportLine) => warnings.map((one) => `  aviso:${sentence(one).slice(1)}`);

function describe(layout: Layout, { tipo, version }: ReportLine): string {
  if (tipo === null && version === null) return 'não foi possível ler';
  const title = layout.formByTipo.get(tipo ?? -1)?.title ?? `tipo ${tipo ?? 'ausente'}`;
  return version === null ? `${title}, sem versão` : `${title}, layout ${version}`;
}
