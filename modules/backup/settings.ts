import { Type } from 'typebox';
import { Nullable } from '#platform/contract/schemas';
import { defineSetting } from '#platform/settings/settings';
import { Folders, Hour, Keeping } from './contract.ts';

export const hourSetting = defineSetting({
  key: 'backup.hour',
  title: 'Horário da cópia de segurança',
  schema: Hour,
  default: '02:00',
  scope: 'installation',
});

export const foldersSetting = defineSetting({
  key: 'backup.folders',
  title: 'Outras pastas para as cópias de segurança',
  schema: Folders,
  default: [],
  scope: 'installation',
});

export const keepingSetting = defineSetting({
  key: 'backup.keeping',
  title: 'Tempo de guarda das cópias de segurança',
  schema: Keeping,
  default: { days: 7, weeks: 4, months: 6 },
  scope: 'installation',
});

/** Of which recovery key a sheet was printed: after the master key is changed, it asks for a new one. */
export const sheetSetting = defineSetting({
  key: 'backup.sheet',
  title: 'Última folha de recuperação emitida',
  schema: Nullable(Type.String({ maxLength: 20 })),
  default: null,
  scope: 'installation',
});
