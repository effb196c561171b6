// Writes a register of fictional entities, the same for the same seed:
//
//   node generate-register.ts <folder> [companies] [people]
//
// people.csv: `number,foreign` (0 or 1) for each person; companies follow them in the numbering.
// holdings.csv: `holder,issuer,percent` with two decimals. Loops of 2 to 5 companies and parallel holdings are among them.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from './seeded.ts';

class LineFile {
  readonly #file: number;
  #lines: string[] = [];
  count = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  write(line: string): void {
    this.count += 1;
    if (this.#lines.push(line) >= 50_000) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    if (this.#lines.length > 0) writeSync(this.#file, `${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}

const [folder = '.', companiesText = '2000000', peopleText = '1500000'] = process.argv.slice(2);
const [companies, people] = [Number(companiesText), Number(peopleText)];
const random = seeded(20261126);
const pick = (count: number): number => Math.floor(random() * count);

const persons = new LineFile(join(folder, 'people.csv'));
for (let person = 0; person < people; person += 1) persons.write(`${person},${random() < 0.15 ? 1 : 0}`);
persons.close();

const holdings = new LineFile(join(folder, 'holdings.csv'));
/** A person, or a company that comes before, near ones more often: so chains grow to a dozen links. */
const holderOf = (company: number): number => {
  if (company === 0 || random() < 0.55) return pick(people);
  const back = Math.floor(company * random() ** 4);
  return people + company - 1 - Math.min(back, company - 1);
};
const write = (holder: number, issuer: number, cents: number): void => {
  if (cents > 0) holdings.write(`${holder},${issuer},${(cents / 100).toFixed(2)}`);
};
/** Companies whose last holder is one that comes after them: what closes a loop. */
const loops = new Map<number, number>();
for (let at = 10; at + 6 < companies && loops.size < Math.floor(companies / 50); at += 50)
  loops.set(at, at + 1 + pick(4));
for (let company = 0; company < companies; company += 1) {
  let left = 10_000;
  const later = loops.get(company);
  if (later !== undefined) {
    const cents = 500 + pick(3000);
    left -= cents;
    write(people + later, people + company, cents);
    // The way back, so that the arrow above does close a loop.
    for (let next = company + 1; next <= later; next += 1) loops.set(-next, next - 1);
  }
  const before = loops.get(-company);
  if (before !== undefined) {
    const cents = 1000 + pick(3000);
    left -= cents;
    write(people + before, people + company, cents);
  }
  const holders = 1 + pick(3) + (random() < 0.5 ? 1 : 0);
  for (let holder = 1; holder <= holders && left > 0; holder += 1) {
    const cents = holder === holders ? (random() < 0.9 ? left : pick(left)) : 1 + pick(left);
    left -= cents;
    const owner = holderOf(company);
    if (random() < 1e-4 && cents > 1) {
      write(owner, people + company, 1);
      write(owner, people + company, cents - 1);
    } else write(owner, people + company, cents);
  }
}
holdings.close();
console.log(`${people + companies} entities, ${holdings.count} holdings`);
