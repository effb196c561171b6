import { remembered } from './remembered.ts';

/**
 * The region that a location of Google Cloud stands for, in lower case: a zone's own region, else the location as it is
 * named (a region, a multi-region, a dual-region, `global`). What is no name of a location is left as it stands, for the
 * mask of secrets knows them by their exact form.
 */
export function googleRegion(location: string | undefined): string | undefined {
  return location === undefined ? undefined : regionOf(location);
}

const regionOf = remembered((location) => {
  if (!/^[A-Za-z0-9-]{1,40}$/.test(location)) return location;
  return location.toLowerCase().replace(/^([a-z]+-[a-z]+\d+)-(?:ai\d+)?[a-z]$/, '$1');
});
