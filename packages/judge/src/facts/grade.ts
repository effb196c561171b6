/** How something is known, weakest first. */
export const methods = ['declared', 'documented', 'observed'] as const;
export type Method = (typeof methods)[number];

/** Who vouches for it, weakest first. Never merged with the method. */
export const sources = ['provider', 'assessor', 'third-party'] as const;
export type Source = (typeof sources)[number];

/** Position on both axes of proof. */
export interface Grade {
  readonly method: Method;
  readonly source: Source;
}

export function methodAtLeast(method: Method, least: Method): boolean {
  return methods.indexOf(method) >= methods.indexOf(least);
}

function sourceAtLeast(source: Source, least: Source): boolean {
  return sources.indexOf(source) >= sources.indexOf(least);
}

/** Whether a grade satisfies a least grade on both axes at once. */
export function gradeAtLeast(grade: Grade, least: Grade): boolean {
  return methodAtLeast(grade.method, least.method) && sourceAtLeast(grade.source, least.source);
}

export function weakerMethod(a: Method, b: Method): Method {
  return methodAtLeast(a, b) ? b : a;
}

export function weakerSource(a: Source, b: Source): Source {
  return sourceAtLeast(a, b) ? b : a;
}
