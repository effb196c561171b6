import { leaves } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';

const ABOUT = ['uuid', 'title', 'description', 'props', 'links', 'remarks'] as const;

const target: KnownFields = {
  ...leaves(
    'type',
    'target-id',
    'title',
    'description',
    'props',
    'links',
    'implementation-status',
    'remarks',
  ),
  status: leaves('state', 'reason', 'remarks'),
};

/** Fields of a finding. */
export const findingFields: KnownFields = {
  ...leaves(...ABOUT, 'origins', 'implementation-statement-uuid', 'related-risks'),
  'related-observations': leaves('observation-uuid', 'remarks'),
  target,
};

/** Fields of an observation. */
export const observationFields: KnownFields = {
  ...leaves(...ABOUT, 'methods', 'types', 'origins', 'subjects', 'relevant-evidence', 'collected', 'expires'),
};

const result: KnownFields = {
  ...leaves(...ABOUT, 'start', 'end', 'local-definitions', 'reviewed-controls', 'attestations'),
  ...leaves('assessment-log', 'risks', 'observations', 'findings'),
};

const metadata: KnownFields = leaves(
  'title',
  'published',
  'last-modified',
  'version',
  'oscal-version',
  'revisions',
  'document-ids',
  'props',
  'links',
  'roles',
  'locations',
  'parties',
  'responsible-parties',
  'actions',
  'remarks',
);

/** Fields of assessment results from OSCAL 1.0 to 1.2, but those of their findings and observations. */
export const resultsFields: KnownFields = {
  $schema: null,
  'assessment-results': {
    ...leaves('uuid', 'import-ap', 'local-definitions', 'back-matter'),
    metadata,
    results: result,
  },
};
