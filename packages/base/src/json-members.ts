import type { JsonValue } from './json-value.ts';

/** What parsed objects inherit from: nothing. */
export const membersPrototype: object = Object.freeze(Object.create(null) as object);

/**
 * Makes an object whose only prototype is an empty one that has none: its keys are only keys, as on an object without
 * prototype, and the engine keeps it in its fast form, which it refuses to such an object.
 */
export const Members = function Members() {} as unknown as new () => Record<string, JsonValue>;
Members.prototype = membersPrototype;
