import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { CatalogueExposure } from '@ancrage/office';
import type { Paint } from '../terminal/colour.ts';
import { fold } from '../terminal/lines.ts';
import { formatNumber, listOf, plural, wordsOf } from '../words.ts';

const MOST_SUPPLIERS = 10;

interface Screen {
  readonly lang: Lang;
  readonly width: number;
  readonly paint: Paint;
}

/** The exposure of a catalogue for a terminal. */
export function catalogueLines(catalogue: CatalogueExposure, { lang, width, paint }: Screen): string[] {
  const { services, suppliers, steps, roles, level } = catalogue;
  const names = new Map(suppliers.map(({ id, name }) => [id, name]));
  const number = (value: number): string => formatNumber(String(value), lang);
  const lines = [
    paint('strong', text('exposure.catalogue', lang, { count: services.length, level })),
    ...services.map(({ service, found, possible, unknown }) => {
      const counts = listOf([
        plural('exposure.counts-found', found, lang),
        plural('exposure.counts-possible', possible, lang),
        plural('exposure.counts-unknown', unknown, lang),
      ]);
      const mark = found > 0 ? '✗' : possible + unknown > 0 ? '◇' : '●';
      return `  ${mark} ${text('exposure.catalogue-service', lang, { service, counts })}`;
    }),
    '',
    paint('strong', text('exposure.catalogue-free', lang)),
    ...(suppliers.length === 0 ? [`  ${text('exposure.catalogue-none', lang)}`] : []),
    ...suppliers
      .slice(0, MOST_SUPPLIERS)
      .map(
        ({ name, frees, touches }) =>
          `  → ${plural('exposure.catalogue-one', frees, lang, { supplier: name, touched: touches })}`,
      ),
    ...steps
      .slice(1)
      .map(
        ({ chosen, freed, bound }) =>
          `  ${text('exposure.catalogue-several', lang, { count: chosen.length, freed, bound, suppliers: listOf(chosen.map((id) => names.get(id) ?? id)) })}`,
      ),
  ];
  const never = services.filter(({ own }) => own > 0).map(({ service }) => service);
  if (never.length > 0)
    lines.push(`  ${text('exposure.catalogue-never', lang, { services: listOf(never) })}`);
  if (roles.length > 0) lines.push('', paint('strong', text('exposure.concentration', lang)));
  for (const { role, ties, bySupplier, byJurisdiction } of roles) {
    const { lo, hi } = byJurisdiction;
    const jurisdiction =
      lo === hi ? number(lo) : text('exposure.between', lang, { lo: number(lo), hi: number(hi) });
    lines.push(
      `  • ${plural('exposure.concentration-role', ties, lang, { role: wordsOf(`exposure.role.${role}`, lang, role), supplier: number(bySupplier), jurisdiction })}`,
    );
  }
  return fold(lines, width);
}
