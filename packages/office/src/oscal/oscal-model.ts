/** The version of OSCAL that is written. What is used of it is the same in 1.2. */
export const OSCAL_VERSION = '1.1.3';

/** Namespace of our properties; those that OSCAL itself defines have none. */
export const PROPS_NAMESPACE = 'urn:ancrage:oscal:1';

export interface Prop {
  readonly name: string;
  readonly ns?: string;
  readonly value: string;
  readonly class?: string;
  readonly remarks?: string;
}

export interface Resource {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props?: readonly Prop[];
  readonly rlinks: readonly {
    readonly href: string;
    readonly 'media-type'?: string;
    readonly hashes: readonly { readonly algorithm: 'SHA-256'; readonly value: string }[];
  }[];
}

export interface Observation {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props: readonly Prop[];
  readonly methods: readonly ('TEST' | 'EXAMINE')[];
  readonly types: readonly string[];
  readonly origins: readonly Origin[];
  readonly subjects: readonly { readonly 'subject-uuid': string; readonly type: 'component' }[];
  readonly 'relevant-evidence'?: readonly { readonly href: string; readonly description: string }[];
  readonly collected: string;
}

export interface Origin {
  readonly actors: readonly { readonly type: 'tool'; readonly 'actor-uuid': string }[];
}

export interface Risk {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly statement: string;
  readonly status: 'open' | 'investigating';
  readonly remediations?: readonly {
    readonly uuid: string;
    readonly lifecycle: 'recommendation';
    readonly title: string;
    readonly description: string;
    readonly props: readonly Prop[];
  }[];
}

export interface OscalFinding {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props: readonly Prop[];
  readonly origins: readonly Origin[];
  readonly target: {
    readonly type: 'objective-id';
    readonly 'target-id': string;
    readonly status: {
      readonly state: 'satisfied' | 'not-satisfied';
      readonly reason: 'pass' | 'fail' | 'other';
      readonly remarks?: string;
    };
    readonly 'implementation-status'?: { readonly state: 'not-applicable' };
  };
  readonly 'related-observations'?: readonly {
    readonly 'observation-uuid': string;
    readonly remarks: string;
  }[];
  readonly 'related-risks'?: readonly { readonly 'risk-uuid': string }[];
  readonly remarks?: string;
}
