import { formatInstant, isBaseError, parseInstant } from '@ancrage/base';

/** Day in UTC of an instant as a file states it; undefined where it is absent or none. */
export function statedDay(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return formatInstant(parseInstant(text)).slice(0, 10);
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}
