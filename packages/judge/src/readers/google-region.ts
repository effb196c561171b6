/**
 * The region that a location of Google Cloud stands for, in lower case: a zone's own region, else the location as it is
 * named (a region, a multi-region, a dual-region, `global`).
 */
export function googleRegion(location: string | undefined): string | undefined {
  return location?.toLowerCase().replace(/^([a-z]+-[a-z]+\d+)-[a-z]$/, '$1');
}
