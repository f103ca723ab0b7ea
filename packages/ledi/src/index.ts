export { inflateOfPlatform, zipSourceOfBlob } from './browser.ts';
export { type CnesMembers, cnesMembersOf } from './browser-cnes.ts';
export type { Civil, CivilDay } from './civil.ts';
export { decodeStruct } from './decode.ts';
export { encodeStruct } from './encode.ts';
export { LediError, type LediErrorCode } from './errors.ts';
export {
  type BuildOptions,
  type BuiltFicha,
  FichaBuilder,
  type FichaBody,
  type FichaSource,
  type FormCode,
  type Professional,
  type Sender,
} from './ficha.ts';
export { type Difference, diffRecords, fromJson, type RecordJson, toJson } from './json.ts';
export { compileLayout, type Field, getStruct, type Layout, type StructLayout } from './layout.ts';
export { lotEntryName, lotFileName, type LotRecord, writeLot } from './lot.ts';
export type { Membership } from './membership.ts';
export { type Moved, toCurrentModel } from './older.ts';
export type { FieldData, FormData, LayoutPackage, RuleData, TableRow } from './package-data.ts';
export { createRecord, decodeRecord, encodeRecord, headOf, type RecordHead } from './record.ts';
export type { LediRecord } from './ledi-record.ts';
export {
  type Outcome,
  type ReceiptCounts,
  type ReceiptHead,
  type ReceiptLine,
  type ReceiptReason,
  writeReceipt,
} from './receipt.ts';
export { readReceipt, type ReceiptEvent } from './receipt-read.ts';
export { createRelay } from './relay.ts';
export { claimsRecord, type ReportFinding, type ReportLine, reportLine, unreadableLine } from './report.ts';
export { type ListedRule, listRules } from './rules.ts';
export type { RuleGroup, RuleInfo } from './bound-rule.ts';
export type { Terminology } from './terminology.ts';
export { type LayoutResult, LayoutWriter, type Loss, type Refusal } from './to-layout.ts';
export { type ValidateOptions, Validator, type Verdict } from './validate.ts';
export type { Finding } from './finding.ts';
export { type FieldValue, isStruct, type Received, type Struct, type UnknownField } from './wire.ts';
export { looksLikeXml } from './xml-read.ts';
export { encodeXml } from './xml-write.ts';
export { type Inflate, readZip, type ZipEntry, type ZipSource } from './zip.ts';
export type { Deflate } from './zip-write.ts';
export type * from './model/index.ts';
export { rankOf } from './version.ts';
