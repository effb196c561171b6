import type { Lang } from '@ancrage/base';
import type { Reason, ScopeFinding } from '@ancrage/judge';

/** How the caller words what the report says in codes; the same words as its own pages have. */
export interface OscalWords {
  readonly lang: Lang;
  reason(reason: Reason): string;
  scopeFinding(finding: ScopeFinding): string;
}
