import { JsonCursor } from '@ancrage/base';
import type { JsonValue } from '@ancrage/base';

/**
 * The values of a resource without those that the tool itself marks as sensitive. Marks have the shape of the values, with
 * `true` in place of each that is to be hidden; pointers stay those of the file.
 */
export function visibleValues(values: JsonCursor, marks: JsonCursor | undefined): JsonCursor {
  if (marks === undefined || (!marks.isObject() && !marks.isArray() && marks.value !== true)) return values;
  return new JsonCursor(without(values, marks), values.pointer);
}

function without(values: JsonCursor, marks: JsonCursor): JsonValue {
  if (marks.value === true) return null;
  if (values.isArray() && marks.isArray()) {
    const each = marks.items();
    return values.items().map((item, index) => hidden(item, each[index]));
  }
  if (!values.isObject() || !marks.isObject()) return values.value;
  const visible = Object.create(null) as Record<string, JsonValue>;
  for (const [name, value] of values.entries()) visible[name] = hidden(value, marks.get(name));
  return visible;
}

function hidden(value: JsonCursor, mark: JsonCursor | undefined): JsonValue {
  return mark === undefined ? value.value : without(value, mark);
}
