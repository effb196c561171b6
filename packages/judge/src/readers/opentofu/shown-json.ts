/** What `tofu show -json` wrote, by the start of its output; undefined for other files. */
export function shownKind(text: string): 'plan' | 'state' | undefined {
  if (!/^\uFEFF?\s*\{/.test(text) || !/"format_version"\s*:\s*"\d/.test(text)) return undefined;
  if (/"(?:planned_values|resource_changes|output_changes)"\s*:/.test(text)) return 'plan';
  // Variables stand before all else of a plan, and may fill the start of the file.
  if (/"terraform_version"\s*:\s*"[^"]{1,60}"\s*,\s*"variables"\s*:/.test(text)) return 'plan';
  return /"terraform_version"\s*:/.test(text) && /"values"\s*:/.test(text) ? 'state' : undefined;
}

/** What OpenTofu encrypted, by the start of the file: a state keeps its lineage in clear, a plan keeps nothing. */
export function encryptedKind(text: string): 'plan' | 'state' | undefined {
  if (!/^\uFEFF?\s*\{/.test(text) || !/"encrypted_data"\s*:/.test(text)) return undefined;
  return /"(?:lineage|serial)"\s*:/.test(text) ? 'state' : 'plan';
}
