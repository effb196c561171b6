import type { GradedFact } from '../dossier/dossier.ts';
import { sortFacts } from './adequate.ts';
import type { DeriveContext } from './derived.ts';
import { HOME, placeRegion, settle } from './placement.ts';
import type { Placed, Placement } from './placement.ts';

/** Platforms on which one name is one store, whichever account or region it is in; elsewhere a twin could bear it. */
const ONE_NAME_ONE_STORE: ReadonlySet<string> = new Set(['aws', 'azure', 'google']);

/**
 * A copy is where its target is. Where the platform chooses the target, it is the region paired with the source's, as the
 * dated table of regions tells; one whose pair nobody tells could be anywhere. A target named without region is looked up by its own name among
 * the inventoried resources: any of them may place it abroad, only adequate ones in Canada, and only where no other store
 * can bear that name. One that holds nothing itself is a place only where its reader says that copies point at it by that
 * name; where it is in no region and tells copies, it is a group, which is where these are.
 */
export function copies(role: 'storage' | 'backup', context: DeriveContext): Placed[] {
  const { dossier } = context;
  const replications = dossier.of('replication');
  if (replications.length === 0) return [];
  const resources = dossier.of('resource');
  const adequate = new Set(sortFacts(resources, context).adequate);
  const byName = Map.groupBy(resources, ({ fact }) => fact.value.resource);
  const byTarget = Map.groupBy(resources, ({ fact }) => fact.value.native ?? fact.value.resource);
  const sound = new Set(sortFacts(replications, context).adequate);
  const byOrigin = Map.groupBy(replications, ({ fact }) => fact.value.resource);
  return replications.flatMap((copy) => {
    const { resource, target, target_region: toldRegion, paired_with: origin, platform } = copy.fact.value;
    if (role === 'storage' && isBackup(byName.get(resource) ?? [], adequate)) return [];
    const region =
      toldRegion ?? (origin === undefined ? undefined : context.reference.pairedRegion(platform, origin));
    if (region !== undefined || origin !== undefined)
      return [{ fact: copy, placement: placeRegion(platform, region, context) }];
    const told = (byTarget.get(target) ?? [])
      .filter(({ fact }) => fact.value.platform === platform)
      // Where a group was made is not where its members are, and only one that tells them all bears a name for it.
      .filter(({ fact }) => fact.value.role !== 'other' || fact.value.native !== undefined)
      .map((found) => {
        const { region: own, resource: name, role: plays } = found.fact.value;
        const members = own === undefined && plays === 'other' ? (byOrigin.get(name) ?? []) : [];
        const group = members.length === 0 ? undefined : placeOfGroup(members, sound, context);
        return { found, placement: group ?? placeRegion(platform, own, context) };
      })
      .filter(
        ({ found, placement }) =>
          placement.country !== HOME || (ONE_NAME_ONE_STORE.has(platform) && adequate.has(found)),
      )
      .map(({ placement }) => placement);
    return [{ fact: copy, placement: settle(target, told) ?? placeRegion(platform, undefined, context) }];
  });
}

/** Abroad where any member is, in Canada where each of them soundly is; undefined where one could be anywhere. */
function placeOfGroup(
  members: readonly GradedFact<'replication'>[],
  sound: ReadonlySet<GradedFact>,
  context: DeriveContext,
): Placement | undefined {
  const placed = members.map((member) => {
    const { platform, target_region: region } = member.fact.value;
    return { member, placement: placeRegion(platform, region, context) };
  });
  const abroad = placed.find(({ placement: { country } }) => country !== undefined && country !== HOME);
  const home = placed.every(({ member, placement }) => placement.country === HOME && sound.has(member));
  const decisive = abroad ?? (home ? placed[0] : undefined);
  return decisive === undefined
    ? undefined
    : { ...decisive.placement, by: [...decisive.placement.by, ...members] };
}

/** Copies of a backup are backups only; a resource that anyone calls something else keeps its copies in storage. */
function isBackup(origins: readonly GradedFact<'resource'>[], adequate: ReadonlySet<GradedFact>): boolean {
  return (
    origins.some((fact) => adequate.has(fact)) && origins.every(({ fact }) => fact.value.role === 'backup')
  );
}
