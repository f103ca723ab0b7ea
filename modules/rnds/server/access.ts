import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import { getMunicipalityInScope } from '#modules/health-network/index';
import { getInstallation } from '#modules/setup/index';
import { instantText } from '#platform/clock/civil';
import { type FieldProblem, refused } from '#platform/errors/problem';
import { closedReason } from '#platform/outbound/gate';
import type { Platform } from '#platform/runtime/platform';
import { readSetting, writeSetting } from '#platform/settings/settings';
import { type ReadContext, Refusal, type UseCaseContext } from '#platform/usecase/context';
import type { RndsView } from '../contract.ts';
import { rndsAccess, rndsPassword } from '../settings.ts';
import { findKeystore, keysFolder, listKeystores, makeKeysFolder } from './folder.ts';
import { countWrong, forgetWrong, refuseTired } from './guesses.ts';
import { KeystoreRefused, openKeystore } from './keystore.ts';
import { findName, hasOneMunicipality } from './network-queries.ts';

type View = Static<typeof RndsView>;
type Access = NonNullable<Static<(typeof rndsAccess)['schema']>>;
export type Given = { file: string; password: string; requester: string };

const EMPTY = 'Preenchimento obrigatório.';
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** What the page shows; 404 outside the scope of the access. */
export async function readRnds(context: ReadContext, ibge: string): Promise<View> {
  const { platform, db, now } = context;
  const { id } = await getMunicipalityInScope(context, ibge);
  const access = await readSetting(platform, db, rndsAccess, id);
  const folder = await folderOf(platform, ibge);
  await makeKeysFolder(folder);
  const { sha256: _digest, ...enabled } = access ?? { sha256: '' };
  return {
    contraChave: await contraChaveOf(platform, ibge),
    folder,
    files: await listKeystores(folder),
    enabled: access && (enabled as View['enabled']),
    problem: access && (await problemOf(platform, folder, access, now)),
  };
}

/** Nobody tries the certificates of another municipality: each has its folder, unless it is alone here. */
const folderOf = async ({ db, boot }: Platform, ibge: string): Promise<string> =>
  keysFolder(boot.dataDir, (await hasOneMunicipality(db)) ? undefined : ibge);

/** The same for as long as this installation is: the municipality takes it to whoever gives it access. */
async function contraChaveOf({ db, secrets }: Platform, ibge: string): Promise<string> {
  const { id } = await getInstallation(db);
  const digits = secrets.digest(`rnds:${id}:${ibge}`).slice(0, 32).toUpperCase();
  return digits.match(/.{4}/g)?.join(' ') ?? '';
}

async function problemOf(
  platform: Platform,
  folder: string,
  access: Access,
  now: Date,
): Promise<string | null> {
  if (new Date(access.validUntil) < now) {
    return `O certificado venceu em ${instantText(new Date(access.validUntil))}. Ponha o novo na pasta, desabilite e habilite com ele.`;
  }
  const file = await findKeystore(folder, access.file);
  if (!file || file === 'too-large' || digestOf(file.bytes) !== access.sha256) {
    return 'O arquivo do certificado não está mais na pasta como foi conferido. Ponha-o de volta, ou desabilite e habilite com o novo.';
  }
  return closedReason(platform, platform.db);
}

/**
 * Checks the certificate and keeps it with its password sealed. 422 with the fields where something is wrong, 429 after
 * too many wrong passwords.
 */
export async function enableRnds(
  context: UseCaseContext,
  ibge: string,
  given: Given,
): Promise<Refusal | undefined> {
  const { platform, db, now, actor } = context;
  const { id } = await getMunicipalityInScope(context, ibge);
  const requester = given.requester.trim();
  await refuseTired(context, id);
  const outcome = await checked(await folderOf(platform, ibge), { ...given, requester }, now);
  if (outcome instanceof KeystoreRefused) {
    if (outcome.field === 'password') await countWrong(context, id);
    return new Refusal(invalid([{ path: outcome.field, message: outcome.message }]));
  }
  await forgetWrong(context, id);
  const { certificate, file } = outcome;
  const access: Access = {
    file: given.file,
    sha256: digestOf(file.bytes),
    fileAt: file.at.toISOString(),
    subject: nameIn(certificate.subject),
    validUntil: new Date(certificate.validTo).toISOString(),
    requester,
    by: (actor.kind === 'person' && (await findName(db, actor.professionalId))) || 'Linha de comando',
    at: now.toISOString(),
  };
  await writeSetting(platform, db, rndsAccess, access, now, id);
  await writeSetting(platform, db, rndsPassword, given.password, now, id);
  context.audit({
    type: 'rnds.enabled',
    municipalityId: id,
    details: { certificate: access.subject },
  });
  return undefined;
}

const MISSING = 'Não há este arquivo .pfx ou .p12 na pasta deste município no servidor. Escolha um da lista.';
const TOO_LARGE =
  'Este arquivo é grande demais para ser um certificado, que tem até 256 KB. Confira o arquivo e escolha outro.';

async function checked(folder: string, { file: name, password, requester }: Given, now: Date) {
  const faults: FieldProblem[] = [
    ...(requester ? [] : [{ path: 'requester', message: EMPTY }]),
    ...(password ? [] : [{ path: 'password', message: EMPTY }]),
  ];
  const file = await findKeystore(folder, name);
  if (!file) faults.push({ path: 'file', message: MISSING });
  if (file === 'too-large') faults.push({ path: 'file', message: TOO_LARGE });
  if (faults.length > 0 || !file || file === 'too-large') throw invalid(faults);
  try {
    const { certificate } = openKeystore(file.bytes, password);
    const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
    if (to < now) throw new KeystoreRefused('file', `O certificado venceu em ${instantText(to)}.`);
    if (from > now)
      throw new KeystoreRefused('file', `O certificado só vale a partir de ${instantText(from)}.`);
    return { certificate, file };
  } catch (error) {
    if (error instanceof KeystoreRefused) return error;
    throw error;
  }
}

const invalid = (faults: FieldProblem[]) =>
  refused(
    'rnds-invalid',
    `O acesso não foi habilitado. ${faults.map(({ message }) => message).join(' ')}`,
    faults,
  );

/** The common name, where the subject has one. */
const nameIn = (subject: string): string => /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');

/** Forgets certificate, password and identifier; nothing where it is not enabled. */
export async function disableRnds(context: UseCaseContext, ibge: string): Promise<void> {
  const { platform, db, now } = context;
  const { id } = await getMunicipalityInScope(context, ibge);
  const access = await readSetting(platform, db, rndsAccess, id);
  if (!access) return;
  await writeSetting(platform, db, rndsAccess, null, now, id);
  await writeSetting(platform, db, rndsPassword, null, now, id);
  context.audit({ type: 'rnds.disabled', municipalityId: id, details: { certificate: access.subject } });
}
