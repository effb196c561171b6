import { formatInstant, isBaseError, parseInstant } from '@ancrage/base';

/** An instant as a scanner writes it, in the one form that sorts as text; undefined where it is absent or is none. */
export function statedInstant(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return formatInstant(parseInstant(text));
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}
