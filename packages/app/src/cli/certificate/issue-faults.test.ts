import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf, faults, Medium, UnreliableDisk } from '@ancrage/io/testing';
import { initRegisterCommand } from './init-register-command.ts';
import { keepsPromises, live, type Promised } from './testing/issuing.ts';
import { ISSUER, prepareWorks } from './testing/prepared-works.ts';

/** Every way of breaking at every step takes some five minutes of one processor; one way at each step takes one. */
const whole = process.env['ANCRAGE_FAULTS'] === 'all';

/** Above what any machine needs for all of them; the limit of tests, where only one way is taken. */
const timeout = whole ? 3_600_000 : undefined;

/** Steps that fail may end a life in whatever error; what they leave is judged afterwards. */
const ended = (): void => {};

test('each step of issuing and suspending fails or loses power: all is kept, and what was begun is finished', {
  timeout,
}, async () => {
  const works = await prepareWorks();
  const made = new Medium(chanceOf(1));
  const disk = new UnreliableDisk(made);
  await initRegisterCommand('', { id: ISSUER, name: 'Essai', demonstration: true, lang: 'fr', disk });
  let steps = Infinity;
  for (let at = 1; at <= steps; at++) {
    for (const fault of whole ? faults : [faults[at % faults.length]!]) {
      const chance = chanceOf(10 * at + faults.indexOf(fault));
      const medium = made.copy(chance);
      const broken = new UnreliableDisk(medium, at, fault);
      const promised: Promised = { credential: undefined, suspended: false, checkpoints: [] };
      const shown = (bytes: Uint8Array): void => void promised.checkpoints.push(Uint8Array.from(bytes));
      broken.onShown = shown;
      await Promise.race([live({ disk: broken }, works, promised).catch(ended), broken.powerLoss]);
      if (broken.steps < at) steps = broken.steps;
      // A process that failed may lose power too, before or after it is run again.
      if (fault.startsWith('power') || chance() < 0.5) medium.losePower();
      const sound = new UnreliableDisk(medium);
      sound.onShown = shown;
      await keepsPromises({ disk: sound }, works, promised);
    }
  }
  assert.ok(steps > 200, String(steps));
});
