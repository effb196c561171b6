/**
 * The judge: readings to report. Pure; see `judge`. Readers stand behind `@ancrage/judge/readers` and golden cases behind
 * `@ancrage/judge/cases`, since whoever judges what is already read, or only words a report, need not load forty formats.
 */
export { judge, type JudgeInput } from './judge.ts';
export { type ErrorDetails, JudgeError, type JudgeErrorCode, judgeErrorCodes } from './errors/judge-error.ts';
export { reasonCodes, type Reason, type ReasonCode, type Derived, type Output } from './analyses/derived.ts';
export { analysisParameters } from './analyses/analysis-parameters.ts';
export { outputs, ruleNames } from './analyses/analyses.ts';
export { checkFactValue } from './facts/check-fact.ts';
export type { AnyFact, Fact, FactValue, Locator, Place } from './facts/fact.ts';
export { factId, factKey } from './facts/fact-key.ts';
export type { Field, FieldType } from './facts/field.ts';
export { isKindName, type KindName, kindNames, kinds } from './facts/registry.ts';
export * from './hosts/host-certificate.ts';
export { mergeReadings } from './reading/merge-readings.ts';
export { withTakenFacts } from './reading/taken-facts.ts';
export {
  type Envelope,
  emptyReading,
  type Evidence,
  type Note,
  noteCodes,
  type Reading,
} from './reading/reading.ts';
export { ReadingBuilder } from './reading/reading-builder.ts';
export { type Format, formats } from './reading/format.ts';
export { type ExportWay, type FormatSheet, loadFormatSheets } from './reference/format-sheets.ts';
export { emptyLawRegister, loadLaws, withCosts } from './laws/load-laws.ts';
export * from './laws/law-register.ts';
export { changeKinds, exposureAssets, lawFactors } from './laws/law-schema.ts';
export { loadReference, type Reference, regionTableSchema } from './reference/reference.ts';
export { loadOperators, type Operator, type Operators } from './reference/operators.ts';
export { type ChartInput, chartOwnership } from './ownership-chart/chart-ownership.ts';
export * from './report/ownership-chart.ts';
export * from './report/report.ts';
export * from './report/report-names.ts';
export {
  type ExposureRole,
  exposureRoles,
  type PartyGroup,
  type Protection,
  protections,
} from './analyses/exposure/exposure-graph.ts';
export { parseYamlDocument, type YamlDocument, type YamlParser } from './documents/yaml-document.ts';
export { loadScheme } from './scheme/load-scheme.ts';
export type {
  Control,
  Criterion,
  Family,
  GradeRow,
  Level,
  Parameter,
  PatchRule,
  RemedyRule,
  Scheme,
} from './scheme/scheme.ts';
export { emptyTrustList, loadTrustList, type TrustEntry, type TrustList } from './trust/trust-list.ts';
export { type Grade, type Method, methods, type Source, sources } from './facts/grade.ts';
