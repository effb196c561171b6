import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WitnessStore } from '@ancrage/io/log';
import { LONGEST_WITNESS_REQUEST } from '@ancrage/proof';
import { bodyOf, type LoopbackServer, serveOnLoopback } from './loopback-server.ts';

/** Serves a witness (c2sp.org/tlog-witness): `POST /add-checkpoint` and `GET /<hash of origin>/checkpoint`. */
export async function serveWitness(store: WitnessStore, port: number): Promise<LoopbackServer> {
  return serveOnLoopback((request, response) => answer(store, request, response), port);
}

async function answer(
  store: WitnessStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(request.url ?? '') ?? [];
  if (request.method === 'POST' && request.url === '/add-checkpoint') {
    const body = await bodyOf(request, LONGEST_WITNESS_REQUEST);
    if (body === undefined) {
      // The rest of what is sent is not waited for.
      response.writeHead(413, { connection: 'close' }).end();
      return;
    }
    const { status, body: words } = await store.addCheckpoint(body);
    const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
    response.writeHead(status, { 'content-type': type }).end(words);
    return;
  }
  const note = request.method === 'GET' && hash !== undefined ? await store.checkpoint(hash) : undefined;
  if (note === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(note);
}
