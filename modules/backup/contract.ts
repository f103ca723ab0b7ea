import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';

const COPIES = { kind: 'resource', anyOf: ['copias-de-seguranca'], scope: 'installation' } as const;

export const Hour = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'hh:mm' });
/** Beside the one in the data folder: another disk, or a share. */
export const Folders = Type.Array(Text(400), { maxItems: 3, uniqueItems: true });
/** All of the last days, then the newest of each week and of each month. */
export const Keeping = Type.Object(
  {
    days: Type.Integer({ minimum: 1, maximum: 90 }),
    weeks: Type.Integer({ minimum: 0, maximum: 52 }),
    months: Type.Integer({ minimum: 0, maximum: 120 }),
  },
  { additionalProperties: false },
);
export type Keeping = Static<typeof Keeping>;

const Copy = Type.Object({
  id: Uuid,
  folder: Type.String(),
  fileName: Type.String(),
  state: Type.Enum(['running', 'verified', 'corrupted', 'failed', 'missing']),
  origin: Type.Enum(['schedule', 'person', 'command', 'found']),
  startedAt: Instant,
  finishedAt: Nullable(Instant),
  size: Nullable(Type.Integer()),
  rows: Nullable(Type.Integer()),
  verifiedAt: Nullable(Instant),
  /** When it was last restored into a scratch base, and was equal. */
  restoredAt: Nullable(Instant),
  /** Why it is no good copy: a sentence. */
  fault: Nullable(Type.String()),
});

const Settings = { hour: Hour, folders: Folders, keeping: Keeping };

export const getCopiesContract = route({
  name: 'backup.list',
  method: 'GET',
  path: '/backups',
  summary: 'As cópias de segurança, as mais novas primeiro, e como são feitas.',
  background: true,
  permission: COPIES,
  response: Type.Object({
    copies: Type.Array(Copy),
    /** The job that makes one now. */
    jobId: Nullable(Uuid),
    settings: Type.Object(Settings),
    /** Where copies are put without any setting. */
    folder: Type.String(),
    /** When the next one is due, by the clock of the place. */
    next: Type.Object({ day: LocalDate, hour: Hour }),
    sheet: Type.Object({
      /** Of the key in use. */
      keyId: Type.String(),
      printed: Type.Boolean(),
    }),
  }),
});

export const makeCopyContract = route({
  name: 'backup.make',
  method: 'POST',
  path: '/backups',
  summary: 'Faz e confere uma cópia de segurança agora, em segundo plano.',
  permission: COPIES,
  response: Type.Object({ jobId: Uuid }),
  status: 202,
});

export const saveCopySettingsContract = route({
  name: 'backup.saveSettings',
  method: 'PUT',
  path: '/backups/settings',
  summary: 'Horário, outras pastas e tempo de guarda das cópias.',
  permission: COPIES,
  body: Type.Object(Settings, { additionalProperties: false }),
  response: Type.Object(Settings),
});

export const downloadCopyContract = route({
  name: 'backup.download',
  method: 'GET',
  path: '/backups/:id/file',
  summary: 'O arquivo de uma cópia de segurança, cifrado. Baixá-lo é auditado.',
  permission: COPIES,
  params: Type.Object({ id: Uuid }),
  response: Type.Unknown(),
  raw: true,
});

export const recoverySheetContract = route({
  name: 'backup.sheet',
  method: 'GET',
  path: '/backups/recovery-sheet',
  summary: 'A folha de recuperação em PDF, com a chave que abre as cópias. Emiti-la é auditado.',
  permission: COPIES,
  response: Type.Unknown(),
  raw: true,
});

export const getCopiesWaitingContract = route({
  name: 'backup.waiting',
  method: 'GET',
  path: '/backups/waiting',
  summary: 'Se a folha de recuperação desta instalação ainda não foi emitida.',
  background: true,
  permission: COPIES,
  response: Type.Object({ sheet: Type.Boolean() }),
});
