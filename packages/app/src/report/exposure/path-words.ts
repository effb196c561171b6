import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ExposurePlan, ReportExposure, ReportPath } from '@ancrage/judge';
import { countryName, listOf, plural, wordsOf } from '../words.ts';

/** Words for one exposure in one language: parties and laws by their names. */
export class ExposureWords {
  readonly exposure: ReportExposure;
  readonly lang: Lang;
  readonly #names: ReadonlyMap<string, string>;
  readonly #laws: ReadonlyMap<string, ReportExposure['laws'][number]>;

  constructor(exposure: ReportExposure, lang: Lang) {
    this.exposure = exposure;
    this.lang = lang;
    this.#names = new Map(exposure.parties.map(({ id, name }) => [id, name]));
    this.#laws = new Map(exposure.laws.map((law) => [law.law, law]));
  }

  name(id: string): string {
    return this.#names.get(id) ?? id;
  }

  /** Title of a law; its identifier where the report does not name it. */
  law(id: string): string {
    return this.#laws.get(id)?.title[this.lang] ?? id;
  }

  lawOf(id: string): ReportExposure['laws'][number] | undefined {
    return this.#laws.get(id);
  }

  state(code: string): string {
    return countryName(code, this.lang);
  }

  role(code: string): string {
    return wordsOf(`exposure.role.${code}`, this.lang, code);
  }

  asset(code: string): string {
    return wordsOf(`exposure.asset.${code}`, this.lang, code);
  }

  /** A path in one sentence. */
  sentence(path: ReportPath): string {
    const { lang } = this;
    const law = this.#laws.get(path.law);
    const holder = this.name(path.through.at(-1)!);
    const params = {
      state: this.state(law?.state ?? path.state),
      law: law === undefined ? path.law : `${law.title[lang]} (${law.cite})`,
      party: holder,
      factor: this.#factor(path),
      role: this.role(path.role),
      party2: holder,
      key: path.key === null ? '' : text('exposure.with-key', lang, { party: this.name(path.key) }),
    };
    if (path.asset === 'continuity') return text('exposure.path-power', lang, params);
    const asset = wordsOf(`exposure.to.${path.asset}`, lang, path.asset);
    return text('exposure.path', lang, { ...params, asset });
  }

  /** What is to be known of a path besides: in doubt because of its law, secret, cut by what. */
  remarks({ law: id, cut_by: cutBy }: ReportPath): string[] {
    const { lang } = this;
    const law = this.#laws.get(id);
    const protections = cutBy.map((code) => wordsOf(`exposure.protection.${code}`, lang, code));
    return [
      ...(law?.confirmed === false ? [text('exposure.to-confirm', lang)] : []),
      ...(law?.secrecy === 'required' ? [text('exposure.secret', lang)] : []),
      ...(cutBy.length === 0 ? [] : [text('exposure.cut-by', lang, { protections: listOf(protections) })]),
    ];
  }

  /** A change of a plan, with what it costs and cuts. */
  change({ change, target, cost, cuts }: ExposurePlan['changes'][number]): string {
    const what = wordsOf(`exposure.change.${change}`, this.lang, change, {
      target: target === null ? '' : this.name(target),
    });
    return plural('exposure.plan-change', cuts, this.lang, { what, cost });
  }

  /** How many paths are found, possible, and cut already. */
  counts(): string {
    const { found, possible, cut } = this.exposure;
    return listOf([
      plural('exposure.counts-found', found, this.lang),
      plural('exposure.counts-possible', possible, this.lang),
      plural('exposure.counts-cut', cut, this.lang),
    ]);
  }

  /** What a plan comes to, and what it leaves. */
  total(plan: ExposurePlan): string[] {
    const { lang } = this;
    const { cost, paths, uncut, proven } = plan;
    if (paths === 0) return [text('exposure.plan-none', lang)];
    return [
      proven
        ? text('exposure.plan-total', lang, { cost, paths: paths - uncut })
        : text('exposure.plan-total-stopped', lang, { cost }),
      ...(uncut === 0 ? [] : [plural('exposure.plan-uncut', uncut, lang)]),
      ...(this.exposure.open.length === 0 ? [] : [text('exposure.plan-open', lang)]),
    ];
  }

  #factor({ factor, through }: ReportPath): string {
    const { lang } = this;
    const before = through
      .slice(0, -1)
      .map((id) => this.name(id))
      .join(' → ');
    if (factor === 'control') return text('exposure.factor.control', lang, { through: before });
    if (factor === 'presence' && before !== '') return text('exposure.factor.up', lang, { through: before });
    return wordsOf(`exposure.factor.${factor}`, lang, factor);
  }
}
