/** Positions of the columns that are read; -1 where the file has none. */
export interface MeterColumns {
  readonly start: number;
  readonly end: number;
  readonly meter: number;
  readonly measured: number;
  readonly site: number;
  readonly unit: number;
  /** What the interval measured. */
  readonly value: number;
  /** What the register shows, which only rises. */
  readonly register: number;
  readonly separator: string;
}

/** Names of the columns in both languages, without accents or capitals; the first is the one of `meter-series/1`. */
const NAMES = {
  start: ['start', 'debut', 'timestamp', 'horodatage'],
  end: ['end', 'fin'],
  meter: ['meter', 'compteur'],
  measured: ['measured', 'mesure', 'kind', 'nature'],
  site: ['site'],
  unit: ['unit', 'unite'],
  value: ['value', 'valeur', 'consumption', 'consommation'],
  register: ['register', 'index', 'counter', 'releve'],
} as const;

const MEASURED: Readonly<Record<string, 'facility' | 'it' | 'heat' | 'water'>> = {
  facility: 'facility',
  installation: 'facility',
  total: 'facility',
  it: 'it',
  ti: 'it',
  informatique: 'it',
  heat: 'heat',
  chaleur: 'heat',
  water: 'water',
  eau: 'water',
};

/** Factor to the unit of the fact; exact, so that gigajoules, which are no whole number of kWh, are not among them. */
const UNITS: Readonly<Record<string, readonly ['kWh' | 'm3', string]>> = {
  wh: ['kWh', '0.001'],
  kwh: ['kWh', '1'],
  mwh: ['kWh', '1000'],
  gwh: ['kWh', '1000000'],
  l: ['m3', '0.001'],
  m3: ['m3', '1'],
  'm³': ['m3', '1'],
};

/** The columns that a header line names; undefined where it is not that of a series of a meter. */
export function columnsOf(line: string): MeterColumns | undefined {
  if (line.length > 4096) return undefined;
  for (const separator of [',', ';', '\t']) {
    const cells = line.split(separator).map(plain);
    const at = (names: readonly string[]): number => cells.findIndex((cell) => names.includes(cell));
    const columns = {
      start: at(NAMES.start),
      end: at(NAMES.end),
      meter: at(NAMES.meter),
      measured: at(NAMES.measured),
      site: at(NAMES.site),
      unit: at(NAMES.unit),
      value: at(NAMES.value),
      register: at(NAMES.register),
      separator,
    };
    const { start, meter, measured, site, unit, value, register } = columns;
    if (Math.min(start, meter, measured, site, unit) >= 0 && value >= 0 !== register >= 0) return columns;
  }
  return undefined;
}

/** What a meter measures; undefined where no word that is known says it. */
export function measuredOf(text: string): 'facility' | 'it' | 'heat' | 'water' | undefined {
  const name = plain(text);
  return Object.hasOwn(MEASURED, name) ? MEASURED[name] : undefined;
}

/** Unit of the fact and factor to it; undefined for a unit that is not known. */
export function unitOf(text: string): readonly ['kWh' | 'm3', string] | undefined {
  const name = text.trim().toLowerCase();
  return Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
}

function plain(text: string): string {
  const bare = text.replace(/^\uFEFF/, '').trim();
  return bare
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}
