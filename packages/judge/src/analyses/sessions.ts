import { atLeast, compareText } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { countryOfAddress } from './address-country.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import { gapsOf } from './completeness.ts';
import { countOf } from './derived.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { MOST_TOLD } from './violations.ts';

/** Privileged access by the place that sessions entered from. A jump host can hide the person behind it. */
export const sessionOutputs: readonly Output[] = [
  {
    name: 'sessions.outside',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Sessions privilégiées entrées depuis l’extérieur du Canada',
      en: 'Privileged sessions that entered from outside Canada',
    },
    derive: sessionsOutside,
  },
  {
    name: 'sessions.seen',
    type: 'number',
    unit: 'count',
    meaning: { fr: 'Sessions privilégiées lues', en: 'Privileged sessions read' },
    derive: sessionsSeen,
  },
];

function sessionsOutside(context: DeriveContext): Derived {
  const opened = context.dossier.of('session').filter(({ fact }) => fact.value.outcome === 'opened');
  const { adequate, all, reasons } = sortFacts(opened, context);
  let abroad = 0;
  let doubtful = 0;
  const against: GradedFact[] = [];
  const unplaced = new Map<string, number>();
  const foreign = new Map<string, { readonly country: string; readonly sessions: number }>();
  for (const session of all) {
    const { source, sessions } = session.fact.value;
    const country = countryOfAddress(source, context);
    if (country === 'CA') continue;
    if (country === undefined) {
      doubtful += sessions;
      unplaced.set(source, (unplaced.get(source) ?? 0) + sessions);
    } else {
      abroad += sessions;
      foreign.set(source, { country, sessions: sessions + (foreign.get(source)?.sessions ?? 0) });
    }
    against.push(session);
  }
  const gaps = gapsOf(context);
  const placed = [...unplaced]
    .slice(0, 3)
    .map(([source, sessions]): Reason => ({ code: 'SESSION_UNPLACED', params: { source, sessions } }));
  const nothing = adequate.length === 0 ? noEvidence('session', reasons) : [];
  const aged = doubtful > 0 ? sortFacts(context.dossier.of('prefix'), context).reasons.filter(isOfAge) : [];
  return {
    value: countOf(abroad, doubtful, gaps.length === 0 && adequate.length > 0),
    support: adequate,
    against,
    reasons: [...placed, ...aged, ...gaps, ...nothing],
    violations: [...foreign]
      .sort(([, a], [, b]) => b.sessions - a.sessions)
      .slice(0, MOST_TOLD)
      .map(([source, seen]) => ({ code: 'SESSION_FROM_ABROAD', params: { source, ...seen } })),
    assurances: entered(all),
  };
}

/** From where sessions entered, which is not where people are. */
function entered(sessions: readonly GradedFact<'session'>[]): Reason[] {
  const sources = [...new Set(sessions.map(({ fact }) => fact.value.source))].sort(compareText);
  if (sources.length === 0) return [];
  const named = sources.slice(0, MOST_TOLD).join(', ');
  return [
    {
      code: 'SESSIONS_ENTERED',
      params: { count: sources.length, sources: sources.length > MOST_TOLD ? `${named}, …` : named },
    },
  ];
}

function isOfAge({ code }: Reason): boolean {
  return code === 'TOO_OLD' || code === 'UNDATED' || code === 'FROM_THE_FUTURE';
}

function sessionsSeen(context: DeriveContext): Derived {
  const { adequate, reasons } = sortFacts(context.dossier.of('session'), context);
  const seen = adequate.reduce((sum, { fact }) => sum + fact.value.sessions, 0);
  return {
    value: atLeast(seen),
    support: adequate,
    against: [],
    reasons: seen > 0 ? [] : noEvidence('session', reasons),
  };
}
