/**
 * The region that a location of Azure stands for: `Canada Central` and `canadacentral` are one. What is no name of a
 * location is left as it stands, for the mask of secrets knows them by their exact form.
 */
export function azureRegion(location: string | undefined): string | undefined {
  if (location === undefined || !/^[A-Za-z0-9 ]{1,64}$/.test(location)) return location;
  return location.toLowerCase().replaceAll(' ', '');
}
