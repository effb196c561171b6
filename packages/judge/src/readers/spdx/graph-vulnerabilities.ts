import type { JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import { statedDay } from '../stated-instant.ts';
import { idOf } from './graph-element.ts';

/** Vulnerabilities of a graph of SPDX 3, and what assessments say of them: critical, affecting, fixed. */
export class GraphVulnerabilities {
  total = 0;
  readonly #published = new Map<string, string | undefined>();
  readonly #critical = new Set<string>();
  readonly #affecting = new Set<string>();
  readonly #cleared = new Set<string>();

  add(element: JsonCursor): void {
    this.total += 1;
    this.#published.set(
      detachedText(idOf(element) ?? ''),
      statedDay(element.get('security_publishedTime')?.string()),
    );
  }

  /** `from` is the vulnerability that a relationship of class `name` assesses. */
  assess(element: JsonCursor, name: string, from: string): void {
    if (/^security_CvssV[34]Vuln/.test(name) && element.get('security_severity')?.string() === 'critical')
      this.#critical.add(from);
    if (name === 'security_VexAffectedVulnAssessmentRelationship') this.#affecting.add(from);
    if (/^security_Vex(?:NotAffected|Fixed)Vuln/.test(name)) this.#cleared.add(from);
  }

  /**
   * Critical ones of which the document says that something is affected. Where it also says that something is fixed or not
   * affected, which of the two stands today is not told: they are left out.
   */
  exploitable(): { readonly exploitableCritical: number; readonly exploitableSince: string | undefined } {
    const found = [...this.#affecting].filter(
      (id) => this.#published.has(id) && this.#critical.has(id) && !this.#cleared.has(id),
    );
    const days = found.map((id) => this.#published.get(id)).filter((day) => day !== undefined);
    return { exploitableCritical: found.length, exploitableSince: days.sort()[0] };
  }
}
