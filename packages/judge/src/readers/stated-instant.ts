import { formatInstant, instantOf } from '@ancrage/base';

/** An instant as a file states it, in the one form that sorts as text; undefined where it is absent or is none. */
export function statedInstant(text: string | undefined): string | undefined {
  const ms = instantOf(text);
  return ms === undefined ? undefined : formatInstant(ms);
}

/** Its day in UTC. */
export function statedDay(text: string | undefined): string | undefined {
  return statedInstant(text)?.slice(0, 10);
}
