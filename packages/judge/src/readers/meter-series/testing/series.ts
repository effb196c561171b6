export const HEADER = 'start,end,meter,measured,site,unit,value';

/** Quarters of an hour of four meters at two sites, across the end of a month and the hour that November repeats. */
export const LINES: readonly string[] = [
  '2026-10-31T23:45:00-04:00,2026-11-01T00:00:00-04:00,F1,facility,MTL,kWh,250.5',
  '2026-11-01T00:00:00-04:00,2026-11-01T00:15:00-04:00,F1,facility,MTL,kWh,250.25',
  '2026-11-01T01:45:00-04:00,2026-11-01T01:00:00-05:00,F1,facility,MTL,kWh,250',
  '2026-11-01T01:00:00-05:00,2026-11-01T01:15:00-05:00,F1,facility,MTL,kWh,0.1',
  '2026-11-01T00:00:00-04:00,2026-11-01T01:00:00-04:00,I1,it,MTL,MWh,0.8',
  '2026-11-01T00:00:00-04:00,2026-11-01T01:00:00-04:00,C1,heat,MTL,kWh,12',
  '2026-11-01T00:00:00-04:00,2026-11-01T01:00:00-04:00,E1,water,QC,L,1500',
];

export const seriesOf = (lines: readonly string[], header = HEADER): string =>
  `${[header, ...lines].join('\n')}\n`;

/** The same in a French export: other names, semicolons, a comma as point. */
export const FRENCH = `\uFEFFHorodatage;Fin;Compteur;Nature;Site;Unité;Consommation\r\n${LINES.map((line) => {
  const [start, end, meter, measured, site, unit, value] = line.split(',');
  const nature = { facility: 'Installation', it: 'TI', heat: 'Chaleur', water: 'Eau' }[measured!];
  return [start!.replace('T', ' '), end, meter, nature, site, unit, value!.replace('.', ',')].join(';');
}).join('\r\n')}`;

/** A register that only rises, then one that restarts. */
export const REGISTERS = seriesOf(
  [
    '2026-11-01T00:00:00Z,F1,facility,MTL,kWh,1000',
    '2026-11-15T00:00:00Z,F1,facility,MTL,kWh,1500.5',
    '2026-11-30T00:00:00Z,F1,facility,MTL,kWh,2000',
    '2026-11-01T00:00:00Z,I1,it,MTL,kWh,99990',
    '2026-11-15T00:00:00Z,I1,it,MTL,kWh,3',
    '2026-11-30T00:00:00Z,I1,it,MTL,kWh,500',
  ],
  'timestamp,meter,kind,site,unit,register',
);
