import { digestOf, formatUtcDate } from '@ancrage/base';
import { factDay } from '../dossier/build-dossier.ts';
import { answering } from '../dossier/dossier.ts';
import type { Dossier, DossierFile, GradedFact } from '../dossier/dossier.ts';
import type { Look } from '../dossier/once-per-dossier.ts';
import { checkFactValue } from '../facts/check-fact.ts';
import type { AnyFact, Fact } from '../facts/fact.ts';
import { factId } from '../facts/fact-key.ts';
import type { KindName } from '../facts/registry.ts';
import type { PatchOperation } from '../report/report.ts';
import type { Control } from '../scheme/scheme.ts';

/**
 * The dossier as it would be if a remedy were carried out: facts removed, changed or added, sources completed.
 * Missing files stay missing: no change of facts makes up for them. Facts added stand at the least grade that the control asks for, dated the day of judgement.
 */
export function applyPatch(dossier: Dossier, control: Control, patch: readonly PatchOperation[]): Dossier {
  const removed = new Set<string>();
  const removedKinds = new Set<KindName>();
  const added: GradedFact[] = [];
  const complete = new Set<string>();
  const file = hypothesis(dossier, control);
  for (const operation of patch) {
    if (operation.op === 'complete') complete.add(operation.source);
    else if (operation.op === 'add') added.push(newFact(operation.kind as KindName, operation.value, file));
    else {
      removedKinds.add(operation.kind as KindName);
      const named = new Set(operation.facts);
      for (const id of named) removed.add(id);
      if (operation.op !== 'replace') continue;
      const kind = operation.kind as KindName;
      for (const old of dossier.of(kind).filter(({ fact }) => named.has(factId(fact as never)))) {
        const value = { ...old.fact.value, ...operation.set };
        const fact = { ...old.fact, value: checkFactValue(kind, value) } as unknown as AnyFact;
        added.push({ ...old, fact, day: factDay(fact) ?? old.day });
      }
    }
  }
  const touched = new Map<KindName, readonly GradedFact[]>();
  for (const kind of new Set([...removedKinds, ...added.map(({ fact }) => fact.kind)])) {
    const kept = dossier.of(kind).filter(({ fact }) => !removed.has(factId(fact as never)));
    touched.set(kind, [...kept, ...added.filter(({ fact }) => fact.kind === kind)]);
  }
  const changed = new Set<Look>([
    ...touched.keys(),
    ...[...complete].map((source) => `complete ${source}` as const),
  ]);
  return {
    ...dossier,
    ...answering(
      (kind) => touched.get(kind) ?? dossier.of(kind),
      (source) => complete.has(source) || dossier.assumes(source),
    ),
    supposed: { of: dossier, changed },
  };
}

function newFact(kind: KindName, value: Readonly<Record<string, unknown>>, file: DossierFile): GradedFact {
  const fact = {
    kind,
    value: checkFactValue(kind, value),
    at: { evidence: file.id, place: { pointer: '' } },
  } as unknown as Fact;
  return { fact, file, grade: file.grade, day: file.day };
}

function hypothesis(dossier: Dossier, control: Control): DossierFile {
  return {
    id: digestOf(`hypothesis ${control.id} ${formatUtcDate(dossier.at)}`),
    path: '(hypothesis)',
    format: control.evidence.formats[0]!,
    version: '1',
    grade: control.evidence.least,
    day: dossier.at,
    dayFrom: 'content',
    validUntil: undefined,
    listedUntil: undefined,
    listed: true,
    vouchedBy: [],
  };
}
