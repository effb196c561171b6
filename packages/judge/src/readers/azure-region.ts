import { remembered } from './remembered.ts';

/**
 * The region that a location of Azure stands for: `Canada Central` and `canadacentral` are one. What is no name of a
 * location is left as it stands, for the mask of secrets knows them by their exact form.
 */
export function azureRegion(location: string | undefined): string | undefined {
  return location === undefined ? undefined : regionOf(location);
}

const regionOf = remembered((location) =>
  /^[A-Za-z0-9 ]{1,64}$/.test(location) ? location.toLowerCase().replaceAll(' ', '') : location,
);
