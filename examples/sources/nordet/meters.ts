import { Seeded } from '../seeded.ts';
import { daysIn } from '../sshd-auth-log.ts';
import { nordet } from './company.ts';

const METERS = [
  { meter: 'HQ-LEV-1', measured: 'facility', unit: 'kWh', from: 14_200, to: 14_900 },
  { meter: 'TI-LEV-A', measured: 'it', unit: 'kWh', from: 6050, to: 6200 },
  { meter: 'TI-LEV-B', measured: 'it', unit: 'kWh', from: 5900, to: 6100 },
  { meter: 'SERRE-LEV', measured: 'heat', unit: 'kWh', from: 3100, to: 4400 },
  { meter: 'EAU-LEV', measured: 'water', unit: 'm3', from: 1, to: 3 },
] as const;

/** What the meters of the data centre in Lévis measured, a day a line, heat given to a greenhouse among it. */
export function meters(): string {
  const seeded = new Seeded('nordet meters');
  const lines = ['start,end,meter,measured,site,unit,value'];
  for (const month of nordet.months) {
    for (let day = 1; day <= daysIn(month); day += 1) {
      const [start, end] = [day, day + 1].map((on) => midnight(month, on));
      for (const { meter, measured, unit, from, to } of METERS) {
        const value = `${seeded.int(from, to)}.${seeded.int(0, 9)}`;
        lines.push([start, end, meter, measured, nordet.sites.levis, unit, value].join(','));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Midnight in Lévis, which stays four hours behind until the first of November. */
function midnight(month: string, day: number): string {
  const date = new Date(Date.parse(`${month}-01T00:00:00Z`) + (day - 1) * 86_400_000);
  return `${date.toISOString().slice(0, 10)}T00:00:00-04:00`;
}
