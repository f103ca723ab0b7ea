import type { AuditDeclaration } from '#platform/audit/declaration';

/** "Cópia de segurança". */
const COPY = 6;
const ofCopy = (text: string) => ({ official: COPY, text, installation: true }) as const;

export const audit: AuditDeclaration = {
  types: {
    'backup.made': ofCopy('Cópia de segurança feita e conferida'),
    'backup.verified': ofCopy('Cópia de segurança conferida'),
    'backup.corrupted': ofCopy('Cópia de segurança danificada'),
    'backup.failed': ofCopy('Cópia de segurança não foi feita'),
    'backup.restored': ofCopy('Cópia de segurança restaurada em teste'),
    'backup.removed': ofCopy('Cópias de segurança antigas apagadas'),
    'backup.downloaded': ofCopy('Cópia de segurança baixada'),
    'backup.asked': ofCopy('Cópia de segurança pedida'),
    'backup.sheet-printed': ofCopy('Folha de recuperação emitida'),
    'backup.settings-saved': ofCopy('Configuração das cópias de segurança alterada'),
  },
  words: {
    hour: 'horário',
    folders: 'outras pastas',
    days: 'dias',
    weeks: 'semanas',
    months: 'meses',
    copies: 'cópias',
    file: 'arquivo',
    folder: 'pasta',
    key: 'chave de recuperação',
    rows: 'linhas',
    fault: 'problema',
  },
};
