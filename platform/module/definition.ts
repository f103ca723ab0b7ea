import type { AuditDeclaration } from '#platform/audit/declaration';
import type { RecordType } from '#platform/contract/record-type';
import type { Tx } from '#platform/db/database';
import type { TableDeclaration } from '#platform/db/tables';
import type { BoundRoute } from '#platform/http/bind';
import type { JobDeclaration } from '#platform/jobs/job';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import type { SettingDeclaration } from '#platform/settings/settings';
import type { CitizenEvents } from '#platform/module/citizen-events';
import type { FormHandler } from '#platform/module/form-handler';
import type { FileImporter } from '#platform/module/file-importer';
import type { HealthCheck } from '#platform/module/health';

/** What a room offers to the program. The composition root lists rooms; nothing registers itself. */
export type ModuleDefinition = {
  name: string;
  routes: readonly BoundRoute[];
  jobs?: readonly JobDeclaration[];
  settings?: readonly SettingDeclaration[];
  tables?: readonly TableDeclaration[];
  /** The events it writes to the trail, in words. */
  audit?: AuditDeclaration;
  /** What people call the records of its tables; its pages declare the same (`WebModule`). */
  recordTypes?: readonly RecordType[];
  commands?: readonly Command<Platform>[];
  /** Every way for files into the base, and what each may change. */
  importers?: readonly FileImporter[];
  /** Forms of the LEDI it takes further once they are in the store. */
  forms?: readonly FormHandler[];
  /** What it does, in the same transaction, when a citizen dies or registrations are joined. */
  citizenEvents?: CitizenEvents;
  /** Shown by `pec doctor` and by "Situação da instalação". */
  checks?: readonly HealthCheck[];
  /** Runs in each process once the base is migrated (e.g. load the data packages that came with the program). */
  onStart?: (platform: Platform) => Promise<void>;
  /** What it mends in a base that was loaded from a copy, before anything uses it. */
  afterRestore?: AfterRestore;
  /** Work that goes on for as long as a worker process lives (many may), e.g. sealing the audit trail. */
  background?: (platform: Platform) => BackgroundWork;
};

/** In the transaction that makes a loaded base one that goes on. */
export type AfterRestore = (tx: Tx, now: Date) => Promise<void>;

export type BackgroundWork = { stop(): Promise<void> };
