import { isAbsolute, resolve } from 'node:path';
import { stat } from 'node:fs/promises';
import { refused } from '#platform/errors/problem';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type { saveCopySettingsContract as save } from '../contract.ts';
import { foldersSetting, hourSetting, keepingSetting } from '../settings.ts';
import { ownFolder } from './copies/names.ts';
import { inPlace } from './copies/other-places.ts';

type Settings = RouteOutput<typeof save>;

/** Whoever asks waits for it. */
const ANSWER_MS = 5_000;

export async function readCopySettings({ platform, db }: ReadContext): Promise<Settings> {
  return {
    hour: await readSetting(platform, db, hourSetting),
    folders: await readSetting(platform, db, foldersSetting),
    keeping: await readSetting(platform, db, keepingSetting),
  };
}

/** Takes a folder only where it is there and answers: a share that is not mounted is found now, not at the hour. */
export async function saveCopySettings(
  context: UseCaseContext,
  { body }: RouteInput<typeof save>,
): Promise<Settings> {
  const { platform, db, now } = context;
  const before = await readCopySettings(context);
  const folders: string[] = [];
  for (const given of body.folders.map((folder) => folder.trim())) {
    if (!isAbsolute(given)) throw wrongFolder(`Escreva o caminho inteiro da pasta: ${given}.`);
    const folder = resolve(given);
    if (folder === ownFolder(platform.boot.dataDir))
      throw wrongFolder(`As cópias já são feitas em ${folder}. Escolha outro disco ou computador.`);
    if (folders.includes(folder)) throw wrongFolder(`${folder} está na lista duas vezes.`);
    if (!before.folders.includes(folder)) await needFolder(folder);
    folders.push(folder);
  }
  await writeSetting(platform, db, hourSetting, body.hour, now);
  await writeSetting(platform, db, foldersSetting, folders, now);
  await writeSetting(platform, db, keepingSetting, body.keeping, now);
  context.audit({
    type: 'backup.settings-saved',
    details: {
      hour: body.hour,
      folders: folders.join(', '),
      days: body.keeping.days,
      weeks: body.keeping.weeks,
      months: body.keeping.months,
    },
  });
  return { ...body, folders };
}

const wrongFolder = (message: string) => refused('copy-folder', message, [{ path: 'folders', message }]);

async function needFolder(folder: string): Promise<void> {
  const found = await inPlace(folder, () => stat(folder), ANSWER_MS).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw wrongFolder(
    `${folder} não existe no servidor, ou não responde. Confira se o disco está ligado e crie a pasta.`,
  );
}
