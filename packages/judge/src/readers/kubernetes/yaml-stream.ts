import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { AnyFact } from '../../facts/fact.ts';
import { YamlDocumentStream } from '../../documents/yaml-document.ts';
import type { Reading } from '../../reading/reading.ts';
import type { ReadingStream } from '../reader.ts';
import type { ClusterFile } from './cluster-file.ts';
import { yamlEntries } from './cluster-object.ts';

/** Objects in YAML in UTF-8, document by document, twice: memory holds one document, and what objects tell of each other. */
export class YamlStream implements ReadingStream {
  readonly #file: ClusterFile;
  #documents: YamlDocumentStream;
  #decoder = utf8();
  #surveying = true;

  constructor(file: ClusterFile) {
    this.#file = file;
    this.#documents = this.#start();
  }

  push(piece: Uint8Array): void {
    this.#documents.add(this.#decoded(piece));
  }

  again(): boolean {
    if (!this.#surveying) return false;
    this.#finish();
    this.#surveying = this.#file.surveyAgain();
    this.#documents = this.#start();
    return true;
  }

  take(): readonly AnyFact[] {
    return this.#surveying ? [] : this.#file.reading.take();
  }

  end(evidence: Digest): Reading {
    this.#finish();
    this.#file.reading.identify(evidence);
    return this.#file.end();
  }

  #start(): YamlDocumentStream {
    this.#decoder = utf8();
    return new YamlDocumentStream((document) => {
      for (const entry of yamlEntries(document))
        if (this.#surveying) this.#file.survey(entry);
        else this.#file.read(entry);
    });
  }

  #finish(): void {
    this.#documents.add(this.#decoded());
    this.#documents.end();
  }

  #decoded(piece?: Uint8Array): string {
    try {
      return piece === undefined ? this.#decoder.decode() : this.#decoder.decode(piece, { stream: true });
    } catch (error) {
      throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'not UTF-8' }, error);
    }
  }
}

/** Drops the mark at the start of the file, and keeps any other. */
function utf8(): TextDecoder {
  return new TextDecoder('utf-8', { fatal: true });
}
